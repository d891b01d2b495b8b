import type { Claim, Dossier, Reading } from "../src/core/model/index.ts";

export interface Distortion {
  readonly how: "number" | "unit" | "polarity" | "exchange" | "place" | "speaker" | "date";
  readonly sentence: string;
}
/** A sentence of the reports that names what it is about, and what it must not be turned into. */
export interface Sample {
  readonly sentence: string;
  readonly distorted: readonly Distortion[];
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\bnautical miles\b/u, "kilometres"],
  [/\bsquare kilomet(?:re|er)s\b/u, "square miles"],
  [/\bhectares\b/u, "acres"],
  [/\bacres\b/u, "hectares"],
  [/\bkilomet(?:re|er)s\b/u, "miles"],
  [/\bkm\b/u, "miles"],
  [/\bmiles\b/u, "kilometres"],
  [/\bmet(?:re|er)s\b/u, "feet"],
  [/\btonnes\b/u, "kilograms"],
  [/\beuros\b/u, "dollars"],
];
const POLARITY: readonly (readonly [RegExp, string])[] = [[/ (was|were|is|are|had|has|have|will|would|could|can) /u, " $1 not "]];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = /\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/u;
const DIGITS = /\d[\d,.]*\d|\d/u;
const NEGATED = /\b(?:not|no|never|nobody|none|denied|denies)\b|n['’]t\b/iu;

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const stop = (text: string): string => `${text.trim().replace(/[,;:.]+$/u, "")}.`;
const lower = (text: string): string =>
  /^(?:The|A|An|At|About|Some|More|Nearly|Almost|Up|No|It|There)\b/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** A number beyond any rounding of the given one, in the same spelling. */
function otherNumber(text: string): string | null {
  const value = Number(text.replaceAll(",", ""));
  if (!Number.isFinite(value) || value === 0) return null;
  const other = value >= 1000 ? Math.round(value * 2.7) : Number.isInteger(value) ? value * 3 + 1 : Math.round(value * 27) / 10;
  return text.includes(",") ? other.toLocaleString("en-US") : String(other);
}

/** Speakers, as a reader would name them. */
const speakerOf = (claim: Claim): string | null => {
  const last = claim.attribution.at(-1);
  return last === undefined || last.anonymous || last.name === null || last.kind === "outlet" || last.kind === "agency" ? null : last.name;
};

function distort(claim: Claim, clause: string, reading: Reading, speakers: readonly string[], places: readonly string[]): readonly Distortion[] {
  const found: Distortion[] = [];
  const add = (how: Distortion["how"], text: string): void => {
    if (text !== clause) found.push({ how, sentence: stop(upper(text)) });
  };
  if (claim.figure !== null) {
    const digits = DIGITS.exec(claim.figure.text)?.[0];
    const other = digits === undefined ? null : otherNumber(digits);
    if (digits !== undefined && other !== null && clause.split(digits).length === 2) add("number", clause.replace(digits, other));
    const unit = UNITS.find(([pattern]) => pattern.test(clause));
    // A conversion in brackets would still be right.
    if (unit !== undefined && !clause.includes("(") && !/ or /u.test(clause)) add("unit", clause.replace(unit[0], unit[1]));
  }
  if (!NEGATED.test(clause)) {
    const [pattern, replacement] = POLARITY[0] ?? [DAY, ""];
    if (pattern.test(clause)) add("polarity", clause.replace(pattern, replacement));
  }
  const capital = (role: string): string | undefined =>
    (claim.roles[role] ?? [])
      .map((filler) => reading.article.text.slice(filler.span.start, filler.span.end))
      .find((text) => /^\p{Lu}/u.test(text) && clause.includes(text));
  const actor = capital("actor");
  const target = capital("target") ?? capital("holder") ?? capital("from") ?? capital("place");
  if (actor !== undefined && target !== undefined && actor !== target)
    add("exchange", clause.replace(actor, "\u0001").replace(target, actor).replace("\u0001", target));
  const place = claim.places.map((each) => each.name).find((name) => clause.includes(name));
  const elsewhere = places.find((name) => !reading.article.text.includes(name));
  if (place !== undefined && elsewhere !== undefined) add("place", clause.replace(place, elsewhere));
  const speaker = speakerOf(claim);
  const another = speakers.find((name) => name !== speaker && !reading.article.text.includes(name.split(" ").at(-1) ?? name));
  if (speaker !== null && another !== undefined) add("speaker", `${another} said ${lower(clause)}`);
  const day = DAY.exec(clause)?.[0];
  if (day !== undefined) add("date", clause.replace(day, DAYS[(DAYS.indexOf(day) + 3) % 7] ?? day));
  return found;
}

/** Sentences of the findings' own passages and their distortions, in the order of the reports; every `step`th passage. */
export function drawSamples(dossiers: readonly Dossier[], step: number): readonly Sample[] {
  const claims = dossiers.flatMap((dossier) => dossier.readings.flatMap((reading) => reading.claims.map((claim) => ({ claim, reading, dossier }))));
  const speakers = [...new Set(claims.flatMap(({ claim }) => speakerOf(claim) ?? []))].sort();
  const places = [...new Set(claims.flatMap(({ claim }) => claim.places.map((place) => place.name)))].sort();
  const samples: Sample[] = [];
  let turn = 0;
  for (const { claim, reading, dossier } of claims) {
    const dropped = dossier.findings.some((finding) => finding.superseded.includes(claim.id));
    if (!claim.finite || claim.background || claim.outdated || dropped || claim.polarity === "denied" || claim.kind === "statement") continue;
    const clause = reading.article.text.slice(claim.span.start, claim.span.end).replaceAll(/\s+/gu, " ").trim();
    if (clause.length < 25 || clause.length > 200 || /["“”]/u.test(clause) || /^(?:that|which|who|where|as|but|and|it|he|she|they)\b/iu.test(clause)) continue;
    turn++;
    if (turn % step !== 0) continue;
    samples.push({ sentence: stop(upper(clause)), distorted: distort(claim, clause, reading, speakers, places) });
  }
  return samples;
}
