import type { Claim, Dossier, Finding, Origin, Quantity, Reading, TimeRange, Voice } from "../src/core/model/index.ts";

/** Readings and stories in words, for pictures that a person can look at. */

const rangeOf = ({ low, best, high, unit, qualifier }: Quantity): string => `${low ?? "open"}/${best ?? "none"}/${high ?? "open"} ${unit} ${qualifier}`;
const timeOf = ({ from, to, basis }: TimeRange): string => `${from?.slice(0, 16) ?? "open"} to ${to?.slice(0, 16) ?? "open"} ${basis}`;
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const voiceIn =
  (text: string) =>
  ({ span, name, role, kind, anonymous, outlet, self }: Voice): string =>
    `${oneLine(text.slice(span.start, span.end))} [${[name, role, kind, outlet, anonymous ? "unnamed" : null, self ? "itself" : null].filter((part) => part !== null).join(", ")}]`;

function claimLines(reading: Reading, claim: Claim): readonly string[] {
  const { text } = reading.article;
  const passage = oneLine(text.slice(claim.span.start, claim.span.end));
  const marks = [
    claim.polarity,
    claim.modality,
    ...(claim.background ? ["background"] : []),
    ...(claim.observed ? ["observed"] : []),
    ...(claim.outdated ? ["outdated"] : []),
    ...(claim.finite ? [] : ["no clause"]),
    ...(claim.manner === null ? [] : [`manner ${JSON.stringify(claim.manner)}`]),
  ];
  const roles = Object.entries(claim.roles).flatMap(([role, fillers]) =>
    fillers.map(({ span, name }) => `${role} ${oneLine(text.slice(span.start, span.end)).slice(0, 60)} [${name}]`),
  );
  return [
    `  ${claim.kind}, ${claim.what} (${marks.join(", ")}): ${passage}`,
    ...(claim.figure === null ? [] : [`    figure ${oneLine(claim.figure.text)} = ${rangeOf(claim.figure.figure.quantity)} ${claim.figure.figure.change}`]),
    ...(claim.attribution.length === 0 ? [] : [`    by ${claim.attribution.map(voiceIn(text)).join(" via ")}`]),
    ...(claim.places.length === 0 ? [] : [`    at ${claim.places.map(({ name }) => name).join(", ")}`]),
    ...(claim.time === null ? [] : [`    on ${timeOf(claim.time)}`]),
    ...(roles.length === 0 ? [] : [`    ${roles.join("; ")}`]),
  ];
}

/** What was read in one report. */
export const readingLines = (reading: Reading): readonly string[] => [
  reading.article.name,
  `  outlet ${reading.article.outlet ?? "unknown"}, published ${reading.article.published === null ? "unknown" : timeOf(reading.article.published)}`,
  `  figures ${reading.mentions.flatMap((mention) => (mention.kind === "quantity" ? [rangeOf(mention.figure.quantity)] : [])).join(", ")}`,
  ...reading.claims.flatMap((claim) => claimLines(reading, claim)),
];

/** What was made of a story. Claims and origins go by the words of their passages, so that a line says what it is about. */
/** Another word in a list is told by what it changes. */
const PACKS = /packs [0-9a-f]{16}/;

export function dossierLines(dossier: Dossier): readonly string[] {
  const words = new Map(
    dossier.readings.flatMap(({ article, claims }) =>
      claims.map(({ id, span }) => [id, `${article.name} ${span.start}: ${oneLine(article.text.slice(span.start, span.end)).slice(0, 60)}`] as const),
    ),
  );
  const names = new Map(dossier.provenance.origins.map((origin) => [origin.id, origin.label]));
  const behind = new Map(dossier.provenance.origins.flatMap(({ label, claims }) => claims.map((claim) => [claim, label] as const)));
  const say = (claim: string): string => words.get(claim) ?? claim;
  const findingLines = (finding: Finding): readonly string[] => [
    `  ${finding.label}: ${finding.status}, ${finding.count.min}-${finding.count.max} origins, ${finding.current.min}-${finding.current.max} current${finding.estimate === null ? "" : `, ${rangeOf(finding.estimate)}`}`,
    `    ${finding.rule}; ${finding.reason}; parties ${finding.parties.join(", ")}`,
    ...finding.claims.map((claim) => `    + ${say(claim)} < ${behind.get(claim) ?? "nobody"}`),
    ...finding.setAside.map(({ claim, why }) => `    - ${say(claim)} (${why})`),
    ...finding.superseded.map((claim) => `    replaced ${say(claim)}`),
    ...finding.relations.map(({ a, b, relation, on }) => `    ${relation} on ${on}: ${say(a)} | ${say(b)}`),
  ];
  const originLine = ({ label, kind, source, party, named }: Origin): string =>
    `  ${label}: ${kind}, ${source ?? "no kind"}, ${party ?? "no party"}${named ? ", named" : ""}`;
  return [
    `story ${dossier.story.label}: ${dossier.readings.length} reports`,
    ...dossier.placements.flatMap(({ article, copyOf }) => (copyOf === null ? [] : [`  copy ${article.slice(0, 6)} of ${copyOf.slice(0, 6)}`])),
    "origins",
    ...dossier.provenance.origins.map(originLine),
    "pairs",
    ...dossier.provenance.pairs.map(({ a, b, relation, basis }) => `  ${names.get(a)} | ${names.get(b)}: ${relation}, ${basis}`),
    "derived",
    ...dossier.provenance.derivations.map(({ from, to, how }) => `  ${say(from)} > ${names.get(to) ?? to.slice(0, 6)}: ${how}`),
    "findings",
    ...dossier.findings.flatMap(findingLines),
    "brief",
    ...dossier.brief.sections.flatMap((section) => [
      `  ${section.heading}`,
      ...[...section.sentences, ...section.notes].map(({ text }) => `    ${oneLine(text).replace(PACKS, "packs (their hash)")}`),
    ]),
  ];
}
