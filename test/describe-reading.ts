import type { Attribution, Claim, Figure, MentionOf, Quantity, Reading, Span, TimeRange, Voice } from "../src/core/model/index.ts";

/** What was read in a text, in lines that a person can check; what is as usual is left out. */

const bounds = ({ low, best, high, unit, qualifier }: Quantity): string =>
  `${low === high ? low : `${low ?? "open"}/${best ?? "none"}/${high ?? "open"}`} ${unit}${qualifier === "exact" ? "" : ` ${qualifier}`}`;

function figureLine(text: string, figure: Figure): string {
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const parts = [
    `${words(figure.number)} = ${bounds(figure.quantity)}`,
    `written ${figure.value} ${figure.unitName}${figure.unitSpan === null ? "" : ` (${words(figure.unitSpan)})`}`,
    ...(figure.change === "=" ? [] : [figure.change]),
    ...(figure.qualifierText === null ? [] : [`qualifier ${figure.qualifierText}`]),
    ...(figure.counted === null ? [] : [`counts ${figure.counted}`]),
    ...(figure.per === null ? [] : [`per ${figure.per}`]),
    ...(figure.step === null ? [] : [`step ${figure.step}`]),
    ...(figure.convertsFrom === null ? [] : [`converts ${words(figure.convertsFrom)}`]),
    ...(figure.derivation === null ? [] : [figure.derivation]),
  ];
  return figure.aside === null ? parts.join("; ") : `${words(figure.number)} is no figure: ${figure.aside}`;
}

const stretch = ({ from, to, basis }: TimeRange): string => `${from?.slice(0, 16) ?? "open"} to ${to?.slice(0, 16) ?? "open"} ${basis}`;

const timeLine = (words: string, { timexType, value, time }: MentionOf<"time">): string =>
  `${words} = ${timexType} ${value}${time === null ? "" : `, ${stretch(time)}`}`;

/** Voices of one key are one voice: each key has the number of its first appearance. */
type Numbers = ReadonlyMap<string, number>;

const voiceWords = (text: string, numbers: Numbers, { span, name, role, kind, anonymous, outlet, self, key }: Voice): string =>
  `${text.slice(span.start, span.end)} [${[`voice ${numbers.get(key)}`, name, role === null ? null : `role ${role}`, kind, outlet, anonymous ? "unnamed" : null, self ? "itself" : null].filter((part) => part !== null).join(", ")}]`;

function attributionLine(text: string, numbers: Numbers, { source, cue, content, voices, manner, direct, negated, rule }: Attribution): string {
  const words = (spans: readonly Span[]): string => spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  const marks = [manner, ...(direct ? ["direct"] : []), ...(negated ? ["denies"] : []), rule].join(", ");
  return `${words(source)} | ${words(cue)} | ${words(content)} (${marks}) < ${voices.map((voice) => voiceWords(text, numbers, voice)).join(" via ")}`;
}

function claimLine(text: string, claim: Claim): string {
  const words = ({ start, end }: Span): string => text.slice(start, end);
  const marks = [
    ...(claim.polarity === "asserted" ? [] : [claim.polarity]),
    ...(claim.modality === "fact" ? [] : [claim.modality]),
    ...(claim.background ? ["background"] : []),
    ...(claim.observed ? ["observed"] : []),
    ...(claim.outdated ? ["outdated"] : []),
    ...(claim.finite ? [] : ["no clause"]),
    ...(claim.manner === null ? [] : [claim.manner]),
  ];
  const roles = Object.entries(claim.roles).map(([role, fillers]) => `${role} ${fillers.map(({ span, name }) => `${words(span)} [${name}]`).join(" + ")}`);
  return [
    `${claim.what}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}: ${words(claim.span)}`,
    ...(claim.figure === null ? [] : [`figure ${claim.figure.text}`]),
    ...(claim.attribution.length === 0 ? [] : [`by ${claim.attribution.map(({ name, role }) => name ?? `(${role ?? ""})`).join(" via ")}`]),
    ...(claim.places.length === 0 ? [] : [`at ${claim.places.map(({ name }) => name).join(", ")}`]),
    ...(claim.time === null ? [] : [`on ${stretch(claim.time)}`]),
    ...roles,
    ...((claim.hedges ?? []).length === 0 ? [] : [`hedged by ${(claim.hedges ?? []).map(words).join(", ")}`]),
    ...(claim.quotes.length === 0 ? [] : [`quoting ${claim.quotes.join(", ")}`]),
    `terms ${claim.terms.join(" ")}`,
    `by rule ${claim.rule}, ${claim.trace.join(", ")}`,
  ].join("; ");
}

/** Figures, times, acts of attribution and claims of a reading, one line each, in order of the text. */
export function describeReading({ article, mentions, attributions, claims }: Reading): readonly string[] {
  const { text } = article;
  const numbers = new Map([...new Set(attributions.flatMap(({ voices }) => voices.map(({ key }) => key)))].map((key, at) => [key, at + 1]));
  return [
    ...mentions.flatMap((mention) => (mention.kind === "quantity" ? [`figure ${figureLine(text, mention.figure)}`] : [])),
    ...mentions.flatMap((mention) => (mention.kind === "time" ? [`time ${timeLine(text.slice(mention.span.start, mention.span.end), mention)}`] : [])),
    ...attributions.map((attribution) => `says ${attributionLine(text, numbers, attribution)}`),
    ...claims.map((claim) => `claim ${claimLine(text, claim)}`),
  ].map((line) => line.replace(/\s+/g, " "));
}
