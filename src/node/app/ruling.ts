import type { Anchor, AnchorPassage, Article, Claim, Dossier, Ruling } from "../../core/model/index.ts";
import { findOnRecord, LETTERS, outletTarget, readBlock, readMoment } from "../../core/pipeline.ts";
import { AppError } from "../errors.ts";
import type { Holdings } from "./dossiers.ts";
import type { Directory, Thing } from "./lookup.ts";
import { claimsOf, reportName } from "./words.ts";

/** Passages kept of a finding or an origin: enough to find it again when some of its claims are read otherwise. */
const MOST_PASSAGES = 5;

/** What an analyst typed. */
export interface Typed {
  readonly verb: Ruling["verb"];
  readonly id: string;
  readonly other: string | undefined;
  readonly value: string | undefined;
}

/** A ruling with the passages it stands on. */
export interface Grounded {
  readonly ruling: Ruling;
  readonly anchors: readonly Anchor[];
}

type Target = Thing | { readonly kind: "article"; readonly article: Article };

const idOf = (target: Target): string => {
  switch (target.kind) {
    case "claim":
      return target.claim.id;
    case "finding":
      return target.finding.id;
    case "origin":
      return target.origin.id;
    case "story":
      return target.dossier.story.id;
    case "article":
      return target.article.id;
    default:
      return target satisfies never;
  }
};

function anchorOf(target: Target): Anchor {
  const id = idOf(target);
  if (target.kind === "story" || target.kind === "article") return { id, passages: [] };
  const claims = claimsOf(target.dossier);
  const ids = target.kind === "claim" ? [target.claim.id] : target.kind === "finding" ? membersOf(target.finding) : target.origin.claims;
  return { id, passages: ids.slice(0, MOST_PASSAGES).flatMap((claim) => passageOf(claims.get(claim))) };
}

const membersOf = ({ claims, setAside }: Dossier["findings"][number]): readonly string[] => [...claims, ...setAside.map(({ claim }) => claim)].sort();

function passageOf(found: { readonly claim: Claim; readonly article: Article } | undefined): readonly AnchorPassage[] {
  if (found === undefined) return [];
  const { claim, article } = found;
  const { span, kind, what, rule, figure } = claim;
  return [{ article: article.id, span, quotation: article.text.slice(span.start, span.end), kind, what, rule, figure: figure?.span ?? null }];
}

/** An article by its id or the name of its file; an earlier version of it is a name for the newest, which is what counts. */
function findArticle(typed: string, holdings: Holdings): Article | null {
  const isNamed = ({ id, name }: Pick<Article, "id" | "name">): boolean => id === typed || reportName({ name }) === typed || name === typed;
  const found = holdings.dossiers.flatMap(({ readings, versions }) => {
    const earlier = new Set(versions.filter(({ article, name }) => isNamed({ id: article, name })).map(({ replacedBy }) => replacedBy));
    return readings.flatMap(({ article }) => (isNamed(article) || earlier.has(article.id) ? [article] : []));
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const wrong = (detail: string): AppError => new AppError("input/invalid", { detail, command: "decide" });

/** "12", "10-20", "10 or more", "up to 20": the bounds of a figure, in the unit of its report. */
const VALUE = /^(?:(up to ))?(-?\d{1,15}(?:\.\d{1,6})?)(?:( or more)|\s?(?:-|to)\s?(-?\d{1,15}(?:\.\d{1,6})?))?$/;

function readValue(text: string, claim: Claim): unknown {
  const [, upTo, first, orMore, second] = VALUE.exec(text) ?? [];
  if (first === undefined || claim.figure === null) throw wrong("VALUE: write a figure as 12, 10-20, 10 or more, up to 20; the claim must have one");
  const { value, quantity } = claim.figure.figure;
  // the reader's own factor from the unit of the report to the base unit
  const factor = typeof value === "number" && value !== 0 && quantity.best !== null ? quantity.best / value : 1;
  const [low, high] = [Number(first) * factor, Number(second ?? first) * factor];
  return upTo === undefined ? { low, high: orMore === undefined ? high : null } : { low: null, high };
}

const FLAGS: ReadonlySet<string> = new Set(["background", "outdated", "observed"]);
const CHOICES: Readonly<Record<string, readonly string[]>> = { polarity: ["asserted", "denied"], modality: ["fact", "hedged", "unverified", "planned"] };
/** What can be corrected of an article, and of a claim. */
export const ARTICLE_FIELDS = ["outlet", "date", "confidentiality", "block"] as const;
export const CLAIM_FIELDS = ["value", "speaker", "place", "date", "what", "polarity", "modality", "background", "outdated", "observed"] as const;

function readCorrection(target: Target, field: string, text: string): unknown {
  const fields: readonly string[] = target.kind === "article" ? ARTICLE_FIELDS : CLAIM_FIELDS;
  if (!fields.includes(field)) throw wrong(`OTHER: what can be corrected here is ${fields.join(", ")}`);
  if (field === "date" && readMoment(text) === null) throw wrong("VALUE: write a date as 2031-05-14 or 2031-05-14T09:20:00Z");
  if (field === "block" && target.kind === "article") {
    const block = readBlock(text);
    const spans = target.article.blocks.map(({ span }) => `${span.start}-${span.end}`);
    if (block === null || !spans.includes(`${block.span.start}-${block.span.end}`))
      throw wrong("VALUE: write where a block stands and what it is, as 120-340 text or 120-340 boilerplate; unecho article lists the blocks");
  }
  if (target.kind !== "claim") return text;
  if (field === "value") return readValue(text, target.claim);
  if (field === "speaker") {
    if (text === "nobody") return null;
    if (findOnRecord(target.article.text, text) === null)
      throw wrong("VALUE: a speaker is named only as the article itself names one; write the name as it stands there, or nobody");
    return text;
  }
  if (field === "place") {
    if (text === "nowhere") return null;
    if (findOnRecord(target.article.text, text) === null)
      throw wrong("VALUE: a place is named only as the article itself names one; write the name as it stands there, or nowhere");
    return text;
  }
  if (FLAGS.has(field)) {
    if (text !== "yes" && text !== "no") throw wrong("VALUE: write yes or no");
    return text === "yes";
  }
  const choices = CHOICES[field];
  if (choices !== undefined && !choices.includes(text)) throw wrong(`VALUE: write ${choices.join(", ")}`);
  return text;
}

/** The outlet of that name, as a ruling calls it; null when no report is of one. */
function outletNamed(typed: string, { dossiers }: Holdings): `outlet:${string}` | null {
  const wanted = typed.trim().toLowerCase();
  const articles = dossiers.flatMap(({ readings }) => readings.map(({ article }) => article));
  const found = articles.find(({ outlet, outletName }) => (outletName ?? outlet)?.toLowerCase() === wanted);
  return found === undefined ? null : outletTarget(found);
}

/** The ruling a person typed, with the ids it names and the passages they stand on; says in one sentence what does not fit. */
export function readRuling({ verb, id, other, value }: Typed, holdings: Holdings, directory: Directory): Grounded {
  // a story bears the id of the report that opened it: which of the two is meant follows from what can be decided
  const find = (typed: string, isReport: boolean): Target => {
    const story = isReport ? undefined : holdings.dossiers.find((dossier) => dossier.story.id === typed);
    if (story !== undefined) return { kind: "story", dossier: story };
    const article = findArticle(typed, holdings);
    return article === null ? directory.find(typed) : { kind: "article", article };
  };
  const need = (text: string | undefined, what: string): string => {
    if (text === undefined || text === "") throw wrong(`OTHER: ${what}`);
    return text;
  };
  if (verb === "rate") {
    const letter = LETTERS.find((one) => one === need(other, "say how far you rely on it, A to F").toUpperCase());
    if (letter === undefined) throw wrong("OTHER: a letter of the Admiralty scale, A (completely reliable) to E (unreliable), or F (cannot be judged)");
    const outlet = outletNamed(id, holdings);
    if (outlet !== null) return { ruling: { verb, target: outlet, letter }, anchors: [] };
    const source = directory.find(id);
    if (source.kind !== "origin") throw wrong(`ID: rate is about an origin or the name of an outlet, and this is a ${source.kind}`);
    if (source.origin.kind === "unattributed") throw wrong("ID: no source is named there, so none can be rated");
    return { ruling: { verb, target: source.origin.id, letter }, anchors: [anchorOf(source)] };
  }
  const target = find(id, verb === "correct" || verb === "move");
  const fits = (kinds: readonly Target["kind"][], found: Target, label: string): void => {
    if (!kinds.includes(found.kind)) throw wrong(`${label}: ${verb} is about a ${kinds.join(" or ")}, and this is a ${found.kind}`);
  };
  switch (verb) {
    case "accept":
    case "reject":
      fits(["claim", "finding"], target, "ID");
      return { ruling: { verb, target: idOf(target) }, anchors: [anchorOf(target)] };
    case "check":
    case "sign":
      fits(["finding"], target, "ID");
      return { ruling: { verb, target: idOf(target) }, anchors: [anchorOf(target)] };
    case "correct": {
      fits(["claim", "article"], target, "ID");
      const field = need(other, "name what is to be corrected: value, speaker, place, date, outlet");
      if (value === undefined) throw wrong("VALUE: say what it should be");
      return { ruling: { verb, target: idOf(target), field, value: readCorrection(target, field, value) }, anchors: [anchorOf(target)] };
    }
    case "move": {
      fits(["article"], target, "ID");
      const where = need(other, "name the story to move it to, or new");
      const to = where === "new" ? null : find(where, false);
      if (to !== null) fits(["story"], to, "OTHER");
      return { ruling: { verb, article: idOf(target), to: to === null ? null : idOf(to) }, anchors: [] };
    }
    case "same":
    case "different":
    case "undetermined":
    case "merge":
    case "split": {
      const second = find(need(other, "name the second of the two"), false);
      const kinds: readonly Target["kind"][] =
        verb === "merge" || verb === "different" ? ["claim", "finding", "origin", "story"] : ["claim", "finding", "origin"];
      fits(kinds, target, "ID");
      fits(kinds, second, "OTHER");
      const isPassage = (found: Target): boolean => found.kind === "claim" || found.kind === "finding";
      const alike = target.kind === second.kind || (isPassage(target) && isPassage(second));
      const takesOut = (verb === "split" || verb === "merge") && target.kind === "origin" && second.kind === "claim";
      if (!alike && !takesOut) throw wrong(`OTHER: ${verb} is about two of a kind, and these are a ${target.kind} and a ${second.kind}`);
      return { ruling: { verb, a: idOf(target), b: idOf(second) }, anchors: [anchorOf(target), anchorOf(second)] };
    }
    case "withdraw":
      throw wrong("VERB: take a decision back with: unecho decisions --undo NUMBER");
    default:
      return verb satisfies never;
  }
}
