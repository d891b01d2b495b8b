import type { ClaimId, Decision, Derivation, Diagnostic, Origin, OriginPair, Placement, Provenance, Reading, Staged } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { findRepeatedClaims } from "../text/repeated-claims.ts";
import { originIdOf } from "../text/spelled-ids.ts";
import { linkAuthorities } from "./authority.ts";
import { linkCitations } from "./citations.ts";
import { type Cluster, type OpenPair, openCluster } from "./cluster.ts";
import { followRepeats, repeatUtterances, withoutRepeats } from "./copied-claims.ts";
import { describeDerivations } from "./derivations.ts";
import { followToEnd } from "./follow.ts";
import { describeOrigin } from "./label.ts";
import { mergeNamed } from "./merge-named.ts";
import { linkOutletSources, mergeOutlets } from "./merge-outlets.ts";
import { mergeUnnamed } from "./merge-unnamed.ts";
import { compareOutlets } from "./outlet-names.ts";
import { linkQuotations } from "./quotations.ts";
import { findReused, MOST_EARLIER } from "./reuse.ts";
import { applyRulings, claimsApart, claimsSettled } from "./rulings.ts";
import { findRoots, followChains, type Utterance } from "./terminals.ts";
import { gatherVoices } from "./voices.ts";

export const version = "origins/1";

/**
 * Stage 5: Reading[] -> Provenance. Follows each claim's chain to where the information entered the record, joins what is one voice,
 * and says of the rest what is likely one and what cannot be told; pairs not listed are independent. Decisions of analysts come last.
 * It never joins two named persons on wording alone, and never counts a copy.
 */
export function traceOrigins(readings: readonly Reading[], placements: readonly Placement[], inForce: readonly Decision[], packs: Packs): Staged<Provenance> {
  const pack = voicesPack(readings, packs);
  if (pack === null) return { value: { origins: [], derivations: [], pairs: [] }, diagnostics: [] };
  const all = [...readings].sort((a, b) => compareText(a.article.id, b.article.id));
  const roots = findRoots(all, placements);
  const sameOutlet = compareOutlets(pack);
  const settled = claimsSettled(inForce);
  const repeated = new Map([...findRepeatedClaims(all, (id) => roots.get(id) ?? id)].filter(([claim]) => !settled.has(claim)));
  // what a copy repeats is traced where it was said first, whoever prints it
  const sorted = withoutRepeats(all, roots, repeated);
  const taken = findReused(sorted, roots);
  const reused = new Map([...taken.claims].filter(([claim]) => !settled.has(claim)));
  const { utterances, links } = linkCitations(reuse(followChains(sorted, roots, pack, sameOutlet), reused), sameOutlet);
  const apart = claimsApart(inForce);
  const voices = gatherVoices(
    utterances.filter(({ claim }) => !apart.has(claim.id)),
    sorted,
    pack,
  );
  const open: OpenPair[] = [];
  const named = mergeNamed(
    voices.filter((voice) => voice.kind === "named"),
    open,
    pack,
  );
  open.push(...linkAuthorities(named, pack));
  const unnamed = mergeUnnamed(
    voices.filter((voice) => voice.kind === "unnamed"),
    open,
    pack,
    sameOutlet,
  );
  const outlets = mergeOutlets(
    voices.filter((voice) => voice.kind === "observed" || voice.kind === "outlet"),
    sameOutlet,
  );
  open.push(...linkOutletSources(outlets, [...named, ...unnamed], sameOutlet));
  const clusters: readonly Cluster[] = [
    ...named,
    ...unnamed,
    ...outlets,
    ...voices.filter((voice) => voice.kind === "none").map((voice) => openCluster(voice)),
    // What an analyst took out of an origin joins nothing by rule.
    ...utterances
      .filter(({ claim }) => apart.has(claim.id))
      .flatMap((utterance) => gatherVoices([utterance], sorted, pack).map((voice) => openCluster(voice, [voice.profile]))),
  ];
  const speeches = linkQuotations(clusters);
  open.push(...speeches.pairs);
  const repeatsOf = Map.groupBy(repeated.keys(), (claim) => repeated.get(claim) ?? claim);
  const origins = new Map<Cluster, Origin>();
  for (const cluster of clusters) {
    const claims = cluster.members.flatMap((voice) => voice.utterances.map(({ claim }) => claim.id)).sort();
    const withRepeats = claims.flatMap((claim) => [claim, ...(repeatsOf.get(claim) ?? [])]).sort();
    origins.set(cluster, { id: originIdOf(claims[0] ?? ""), ...describeOrigin(cluster), claims: withRepeats });
  }
  const pairs = new Map<string, OriginPair>();
  for (const pair of open) {
    const a = origins.get(pair.a)?.id;
    const b = origins.get(pair.b)?.id;
    if (a === undefined || b === undefined) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    const key = `${first} ${second}`;
    if (!pairs.has(key)) pairs.set(key, { a: first, b: second, relation: pair.relation, basis: pair.basis });
  }
  const derivations: readonly Derivation[] = describeDerivations(
    all,
    roots,
    followRepeats(links, repeatsOf),
    followRepeats(reused, repeatsOf),
    [...utterances, ...repeatUtterances(utterances, all, repeated)],
    speeches.evidence,
    [...origins.values()],
  );
  const found: Provenance = { origins: [...origins.values()].sort((a, b) => compareText(a.id, b.id)), derivations, pairs: [...pairs.values()].sort(byIds) };
  return { value: applyRulings(found, inForce), diagnostics: taken.cutShort === 0 ? [] : [describeCut(taken.cutShort)] };
}

const describeCut = (claims: number): Diagnostic => ({
  code: "origins/wording-cut-short",
  severity: "info",
  message: `${claims} claims give a figure that more than ${MOST_EARLIER} earlier passages give, and their sentences were held against the first ${MOST_EARLIER} only; look there yourself for wording taken over`,
  at: null,
});

/** What a chain's end tells, the more the higher: of several readings of one sentence the fullest is kept. */
const FULLNESS = { none: 0, outlet: 1, issuer: 2, observed: 2, speaker: 3 } as const;

/**
 * A sentence taken over word for word keeps the origin it had; an outlet adds nothing by printing it. Where the reader found the
 * speaker in one print only, that speaker holds for all; but what is read in a copy never changes whom its original was read to name.
 */
function reuse(utterances: readonly Utterance[], reused: ReadonlyMap<ClaimId, ClaimId>): readonly Utterance[] {
  const byClaim = new Map(utterances.map((utterance) => [utterance.claim.id, utterance]));
  const source = (id: ClaimId): ClaimId => followToEnd(id, reused);
  const best = new Map<ClaimId, Utterance>();
  const isCopied = ({ article, root }: Utterance): boolean => article.id !== root;
  const worth = (utterance: Utterance): number =>
    FULLNESS[utterance.terminal.kind] * 2 + (utterance.terminal.kind === "speaker" && !utterance.terminal.unnamed ? 1 : 0);
  for (const utterance of utterances) {
    const first = source(utterance.claim.id);
    const known = best.get(first) ?? byClaim.get(first) ?? utterance;
    const mayTell = !isCopied(utterance) || known.terminal.kind === "none";
    best.set(first, mayTell && worth(utterance) > worth(known) ? utterance : known);
  }
  return utterances.map((utterance) => {
    const first = byClaim.get(source(utterance.claim.id)) ?? utterance;
    const told = best.get(first.claim.id) ?? first;
    // The same words from two different mouths are two statements; inside one copied text they are one read twice.
    const ownVoice =
      utterance.root !== first.root && utterance.terminal.kind === "speaker" && told.terminal.kind === "speaker" && voiceKey(utterance) !== voiceKey(told);
    if (ownVoice) return utterance;
    return told === utterance && first === utterance
      ? utterance
      : { ...utterance, root: first.root, terminal: told.terminal, reached: first.reached, cited: first.cited };
  });
}

const voiceKey = ({ terminal }: Utterance): string => (terminal.kind === "speaker" ? (terminal.voice.name ?? terminal.voice.role ?? "").toLowerCase() : "");

const byIds = (x: OriginPair, y: OriginPair): number => compareText(x.a, y.a) || compareText(x.b, y.b);

function voicesPack(readings: readonly Reading[], packs: Packs): VoicesPack | null {
  for (const { article } of readings) {
    const pack = packs.languages.get(article.language);
    if (pack !== undefined) return pack.voices;
  }
  return [...packs.languages.values()][0]?.voices ?? null;
}
