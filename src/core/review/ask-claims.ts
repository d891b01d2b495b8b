import type { Claim, Dossier, Finding, Reading, Voice } from "../model/index.ts";
import type { Question } from "./question.ts";

/** A figure so many times larger or smaller than another of its finding may have been misread. */
const FAR = 4;
/** Places of the article offered for a name that no list knows. */
const MOST_PLACES = 2;

/** The middle of a claim's figure in base units; null when it has no number, or is nothing. */
const valueOf = ({ figure }: Claim): number | null => {
  if (figure === null) return null;
  const { best, low } = figure.figure.quantity;
  const value = best ?? low ?? 0;
  return value <= 0 ? null : value;
};

/** Why a figure should be looked at: it was worked out from others, or lies far from the rest of its finding. */
function doubtOfValue(claim: Claim, others: readonly Claim[]): string | null {
  const { figure } = claim;
  if (figure === null) return null;
  if (figure.figure.derivation !== null) return `worked out: ${figure.figure.derivation}`;
  const own = valueOf(claim);
  if (own === null) return null;
  const unit = figure.figure.quantity.unit;
  const far = others.filter((other) => {
    const value = other.figure?.figure.quantity.unit === unit ? valueOf(other) : null;
    return value !== null && (own / value >= FAR || value / own >= FAR);
  });
  return far.length * 2 > others.length && others.length > 1 ? `far from ${far.length} of the ${others.length} other figures of its finding` : null;
}

interface Held {
  readonly story: string;
  readonly finding: Finding;
  readonly claim: Claim;
  readonly reading: Reading;
}

function askValue({ story, finding, claim }: Held, members: readonly Claim[]): readonly Question[] {
  const doubt = doubtOfValue(
    claim,
    members.filter(({ id }) => id !== claim.id),
  );
  if (doubt === null) return [];
  return [
    {
      kind: "value",
      story,
      about: [claim.id],
      sides: [{ label: finding.label, claims: [claim.id] }],
      article: claim.article,
      findings: [finding.id],
      basis: doubt,
      answers: [
        { say: "right", verb: "accept", id: claim.id },
        { say: "reject", verb: "reject", id: claim.id },
      ],
      reach: finding.claims.length,
    },
  ];
}

/** A place that no list knows, beside the places its article names that are known; each name is asked about once, where most passages stand. */
function askPlace({ story, finding, claim, reading }: Held, asked: Set<string>): readonly Question[] {
  const unknown = claim.places.find(({ name, place }) => place === null && !asked.has(name.toLowerCase()));
  if (unknown === undefined) return [];
  asked.add(unknown.name.toLowerCase());
  const known = reading.mentions.flatMap((mention) => (mention.kind === "place" && mention.place !== null && !mention.metonym ? [mention.name] : []));
  const offered = [...new Set(known)].filter((name) => name !== unknown.name).slice(0, MOST_PLACES);
  const correct = (say: "right" | "correct" | "nowhere", value: string) => ({ say, verb: "correct" as const, id: claim.id, other: "place", value });
  return [
    {
      kind: "place",
      story,
      about: [claim.id],
      sides: [{ label: finding.label, claims: [claim.id] }],
      article: claim.article,
      findings: [finding.id],
      basis: `no list of places knows ${unknown.name}, or several do`,
      answers: [correct("right", unknown.name), ...offered.map((name) => correct("correct", name)), correct("nowhere", "nowhere")],
      reach: 1,
    },
  ];
}

/** The named speaker nearest before a claim that has none, in its sentence or the one that ends just before it. */
function speakerBefore(claim: Claim, { article, attributions }: Reading): Voice | null {
  const earlier = attributions.flatMap(({ source, voices }) => {
    const [first] = source;
    const voice = voices.at(-1);
    const isNamed = voice !== undefined && voice.name !== null && !voice.anonymous && voice.outlet === null;
    return isNamed && first !== undefined && first.start < claim.span.start ? [{ at: first.start, voice }] : [];
  });
  const last = earlier.sort((a, b) => a.at - b.at).at(-1);
  if (last === undefined || last.voice.name === null || !article.text.includes(last.voice.name)) return null;
  // further than a paragraph away nobody would read it so
  return /\n\s*\n/.test(article.text.slice(last.at, claim.span.start)) ? null : last.voice;
}

/** What an article states in its own voice right after somebody spoke: their words, or its own? */
function askSpeaker(held: Held): readonly Question[] {
  const { story, finding, claim, reading } = held;
  if (claim.attribution.length > 0 || claim.observed || reading.article.issuer) return [];
  const name = speakerBefore(claim, reading)?.name ?? null;
  if (name === null) return [];
  return [
    {
      kind: "speaker",
      story,
      about: [claim.id],
      sides: [{ label: finding.label, claims: [claim.id] }],
      article: claim.article,
      findings: [finding.id],
      basis: `no source is named here; ${name} spoke just before`,
      answers: [
        { say: "correct", verb: "correct", id: claim.id, other: "speaker", value: name },
        { say: "nobody", verb: "correct", id: claim.id, other: "speaker", value: "nobody" },
      ],
      reach: finding.claims.length,
    },
  ];
}

/** Whether single claims were read rightly: figure, place, speaker. */
export function askClaims({ story, readings, findings }: Dossier): readonly Question[] {
  const byId = new Map(readings.flatMap((reading) => reading.claims.map((claim) => [claim.id, { claim, reading }] as const)));
  const placed = new Set<string>();
  return [...findings]
    .sort((a, b) => b.claims.length - a.claims.length)
    .flatMap((finding) => {
      if (finding.review === "rejected") return [];
      const old = new Set(finding.superseded);
      const members = finding.claims.flatMap((id) => (old.has(id) ? [] : (byId.get(id) ?? [])));
      const claims = members.map(({ claim }) => claim);
      return members.flatMap(({ claim, reading }) => {
        const held = { story: story.id, finding, claim, reading };
        return [...askValue(held, claims), ...askPlace(held, placed), ...askSpeaker(held)];
      });
    });
}
