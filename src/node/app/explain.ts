import type { Article, Claim, Dossier, Finding, Origin, Story } from "../../core/model/index.ts";
import type { Holdings } from "./dossiers.ts";
import { headlineOf } from "./headlines.ts";
import type { Directory, Thing } from "./lookup.ts";
import { claimsOf, counted, quantityWords, rangeWords, reportName, shorten, storyPeriod } from "./words.ts";

/** Longest passage quoted, in characters. */
const QUOTE_LENGTH = 300;

const quote = (article: Article, span: { readonly start: number; readonly end: number }): string =>
  `"${shorten(article.text.slice(span.start, span.end), QUOTE_LENGTH)}"`;

const place = (article: Article, span: { readonly start: number; readonly end: number }): string => `${reportName(article)} ${span.start}\u2013${span.end}`;

function voicesOf(claim: Claim): string {
  if (claim.attribution.length === 0) return claim.observed ? "the outlet's own observation" : "no source named";
  return claim.attribution.map((voice) => `${voice.name ?? voice.role ?? "unnamed"}${voice.anonymous ? " (unnamed)" : ""}`).join(" \u2192 ");
}

function explainClaim(claim: Claim, article: Article, dossier: Dossier, directory: Directory): readonly string[] {
  const finding = dossier.findings.find((candidate) => candidate.claims.includes(claim.id));
  const figure =
    claim.figure === null
      ? []
      : [`figure       "${claim.figure.text}" = ${quantityWords(claim.figure.figure.quantity)} (${claim.figure.figure.quantity.qualifier})`];
  const roles = Object.entries(claim.roles).map(([role, fillers]) => `${role}: ${fillers.map((filler) => filler.name).join(", ")}`);
  return [
    `claim ${directory.short("claim", claim.id)}   ${claim.kind} \u00b7 ${claim.what}`,
    `passage      ${quote(article, claim.span)}`,
    `where        ${place(article, claim.span)}${article.outletName === null ? "" : `, ${article.outletName}`}`,
    ...figure,
    `read as      ${claim.polarity}, ${claim.modality}${claim.background ? ", background (another event)" : ""}${claim.outdated ? ", replaced by the text itself" : ""}`,
    ...(roles.length === 0 ? [] : [`roles        ${roles.join("; ")}`]),
    `says so      ${voicesOf(claim)}`,
    `rule         ${claim.rule}`,
    ...claim.trace.map((line) => `             ${line}`),
    ...(finding === undefined ? ["finding      none"] : [`finding      ${directory.short("finding", finding.id)}   ${finding.label}, ${finding.status}`]),
  ];
}

function explainOrigin(origin: Origin, dossier: Dossier, directory: Directory): readonly string[] {
  const claims = claimsOf(dossier);
  const pairs = dossier.provenance.pairs.filter(({ a, b }) => a === origin.id || b === origin.id);
  return [
    `origin ${directory.short("origin", origin.id)}   ${origin.label}`,
    `kind         ${origin.kind}${origin.party === null ? "" : `, speaks for ${origin.party}`}`,
    `carried by   ${counted(origin.claims.length, "passage")}`,
    ...origin.claims.flatMap((id) => {
      const found = claims.get(id);
      return found === undefined
        ? []
        : [`             ${directory.short("claim", id)}  ${place(found.article, found.claim.span)}  ${quote(found.article, found.claim.span)}`];
    }),
    ...pairs.map((pair) => `beside       ${directory.short("origin", pair.a === origin.id ? pair.b : pair.a)}: ${pair.relation} (${pair.basis})`),
  ];
}

function explainFinding(finding: Finding, dossier: Dossier, directory: Directory): readonly string[] {
  const claims = claimsOf(dossier);
  const line = headlineOf(finding, dossier, claims);
  const origins = new Map(dossier.provenance.origins.map((origin) => [origin.id, origin]));
  const members = finding.claims.flatMap((id) => {
    const found = claims.get(id);
    if (found === undefined) return [];
    const { claim, article } = found;
    const old = finding.superseded.includes(id) ? "  (replaced later)" : "";
    return [`  ${directory.short("claim", id)}  ${place(article, claim.span)}  ${voicesOf(claim)}${old}`, `          ${quote(article, claim.span)}`];
  });
  const listed = finding.count.ids.map((id) => `  ${directory.short("origin", id)}  ${origins.get(id)?.label ?? id}`);
  const pairs = dossier.provenance.pairs.filter(({ a, b }) => finding.count.ids.includes(a) && finding.count.ids.includes(b) && a !== b);
  const relations = finding.relations.filter(({ a, b, relation }) => relation !== "same" && finding.claims.includes(a) && finding.claims.includes(b));
  return [
    `finding ${directory.short("finding", finding.id)}   ${line.what}`,
    `status       ${finding.status}   (${finding.rule})`,
    `why          ${finding.reason}`,
    ...(finding.estimate === null ? [] : [`range        ${quantityWords(finding.estimate)}`]),
    `origins      ${rangeWords(finding.count.min, finding.count.max)} over its history, ${rangeWords(finding.current.min, finding.current.max)} current${finding.parties.length === 0 ? "" : `; sides: ${finding.parties.join(", ")}`}`,
    ...listed,
    ...pairs.map((pair) => `  ${directory.short("origin", pair.a)} and ${directory.short("origin", pair.b)}: ${pair.relation} (${pair.basis})`),
    `passages     ${finding.claims.length}`,
    ...members,
    ...(relations.length === 0 ? [] : ["how they compare"]),
    ...relations.slice(0, 20).map(({ a, b, relation, on }) => `  ${directory.short("claim", a)} ${relation} ${directory.short("claim", b)} on ${on}`),
  ];
}

function explainStory(dossier: Dossier, holdings: Holdings): readonly string[] {
  const { story } = dossier;
  const names = new Map(dossier.readings.map(({ article }) => [article.id, reportName(article)]));
  return [
    `story ${holdings.letters.get(story.id) ?? ""}   ${story.label}`,
    `reported     ${storyPeriod(story)}`,
    ...dossier.placements.map(
      (placement) =>
        `  ${names.get(placement.article) ?? placement.article}: ${placement.why}${placement.copyOf === null ? "" : ` (copy of ${names.get(placement.copyOf) ?? placement.copyOf})`}`,
    ),
    ...story.lookalikes.map(({ story: other, why }) => `kept apart from ${holdings.letters.get(other) ?? other}: ${why}`),
  ];
}

/** Why two stories were not made one. */
function explainApart(a: Story, b: Story, holdings: Holdings): readonly string[] {
  const name = (story: Story): string => `${holdings.letters.get(story.id) ?? ""} (${shorten(story.label, 60)}, ${storyPeriod(story)})`;
  const reasons = [...a.lookalikes.filter(({ story }) => story === b.id), ...b.lookalikes.filter(({ story }) => story === a.id)].map(({ why }) => why);
  const why = reasons.length > 0 ? [...new Set(reasons)] : ["they never looked alike: no report of one was a candidate for the other"];
  return [`${name(a)} and ${name(b)} are two stories`, ...why.map((reason) => `kept apart   ${reason}`)];
}

/** Lines that say why a thing is as it is: passages, chain, rules. */
export function explain(thing: Thing, other: Thing | null, holdings: Holdings, directory: Directory): readonly string[] {
  if (thing.kind === "story" && other?.kind === "story") return explainApart(thing.dossier.story, other.dossier.story, holdings);
  switch (thing.kind) {
    case "claim":
      return explainClaim(thing.claim, thing.article, thing.dossier, directory);
    case "origin":
      return explainOrigin(thing.origin, thing.dossier, directory);
    case "finding":
      return explainFinding(thing.finding, thing.dossier, directory);
    case "story":
      return explainStory(thing.dossier, holdings);
    default:
      return thing satisfies never;
  }
}
