import type { Article, ArticleId, Claim, Placement, Reading, Voice } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { readWords } from "../text/name-words.ts";
import { followToEnd } from "./follow.ts";
import { readGroup } from "./group-profile.ts";
import type { SameOutlet } from "./outlet-names.ts";
import { rememberText } from "./remember.ts";

/** Where the chain of one claim ends. */
export type Terminal =
  | { readonly kind: "speaker"; readonly voice: Voice; readonly unnamed: boolean }
  | { readonly kind: "issuer"; readonly name: string }
  | { readonly kind: "observed"; readonly outlet: string }
  | { readonly kind: "outlet"; readonly outlet: string }
  | { readonly kind: "none" };

/** A claim with the end of its chain, the outlet that was told, and the article it is a copy of. */
export interface Utterance {
  readonly claim: Claim;
  readonly article: Article;
  /** Article whose text this is: the original of a copy, or the article itself. */
  readonly root: ArticleId;
  readonly terminal: Terminal;
  /** Name of the outlet through which the voice reached the record, null when unknown. */
  readonly reached: string | null;
  /** Outlets cited on the way. */
  readonly cited: readonly string[];
}

/**
 * Follows `copyOf` to the original; a copy whose original is not in the story stands for it. Of a text that a body issued and others printed, the
 * body's own is the original, whichever came first. Takes readings in order of id.
 */
export function findRoots(readings: readonly Reading[], placements: readonly Placement[]): ReadonlyMap<ArticleId, ArticleId> {
  const present = new Set(readings.map((reading) => reading.article.id));
  const copyOf = new Map(placements.flatMap(({ article, copyOf: from }) => (from !== null && present.has(from) ? [[article, from] as const] : [])));
  const rootOf = new Map([...present].map((id) => [id, followToEnd(id, copyOf)]));
  const issued = new Map<ArticleId, ArticleId>();
  for (const { article } of readings) {
    const root = rootOf.get(article.id) ?? article.id;
    if (article.issuer && !issued.has(root)) issued.set(root, article.id);
  }
  return new Map([...rootOf].map(([id, root]) => [id, issued.get(root) ?? root]));
}

const outletName = (voice: Voice): string => voice.name ?? voice.role ?? voice.outlet ?? "";

/** The claims of all readings, each with the end of its chain; sorted by claim id. */
export function followChains(
  readings: readonly Reading[],
  roots: ReadonlyMap<ArticleId, ArticleId>,
  pack: VoicesPack,
  sameOutlet: SameOutlet,
): readonly Utterance[] {
  const byId = new Map(readings.map((reading) => [reading.article.id, reading.article]));
  const papers = [...new Set(readings.flatMap(({ article }) => (article.issuer || article.outletName === null ? [] : [article.outletName])))].filter(
    (paper) => readWords(paper).length > 1,
  );
  const named = rememberText<boolean>();
  // An outlet of the story is known by its name, whatever kind the reader took it for.
  const isPaper = (name: string): boolean => named(name, () => readWords(name).length > 1 && papers.some((paper) => sameOutlet(paper, name)));
  const isOutletVoice = (voice: Voice): boolean =>
    voice.outlet !== null || voice.kind === "outlet" || voice.kind === "agency" || (voice.name !== null && voice.kind !== "witness" && isPaper(voice.name));
  const found: Utterance[] = [];
  for (const { article, claims } of readings) {
    const root = roots.get(article.id) ?? article.id;
    const text = byId.get(root) ?? article;
    const wire = root === article.id && article.wires.length === 1 ? (article.wires[0] ?? null) : null;
    const home = wire ?? text.outletName ?? text.outlet;
    const own = (name: string): boolean => [home, article.outletName, text.outletName].some((outlet) => outlet !== null && sameOutlet(outlet, name));
    for (const claim of claims) {
      const chain = claim.attribution.filter((voice) => !voice.self);
      const cited = chain
        .filter(isOutletVoice)
        .map(outletName)
        .filter((name) => name !== "" && !own(name));
      const last = chain.at(-1);
      const reached = cited.at(-1) ?? home;
      found.push({ claim, article, root, terminal: endOf(claim, last, last !== undefined && isOutletVoice(last), text, home, own, pack), reached, cited });
    }
  }
  return found.sort((a, b) => compareText(a.claim.id, b.claim.id));
}

function endOf(
  claim: Claim,
  last: Voice | undefined,
  outlet: boolean,
  text: Article,
  home: string | null,
  own: (name: string) => boolean,
  pack: VoicesPack,
): Terminal {
  if (last !== undefined && !outlet) {
    if (last.name !== null && !last.anonymous) {
      // "Tens", "One": a number is nobody's name.
      const said = readWords(last.name).some((word) => !pack.blank.has(word.text) && !pack.small.has(word.text));
      return said ? { kind: "speaker", voice: last, unnamed: false } : { kind: "none" };
    }
    const group = readGroup(last.role ?? last.name ?? "", pack);
    if (!group.hearsay) return { kind: "speaker", voice: last, unnamed: true };
    // Hearsay in a text that has an issuer is the issuer's word.
    return text.issuer && text.outletName !== null ? { kind: "issuer", name: text.outletName } : { kind: "none" };
  }
  if (last !== undefined && !own(outletName(last))) {
    return claim.observed ? { kind: "observed", outlet: outletName(last) } : { kind: "outlet", outlet: outletName(last) };
  }
  if (text.issuer && text.outletName !== null) return { kind: "issuer", name: text.outletName };
  // "A reporter of ENW counted", "told ENW", in ENW's own text as in a reprint of it
  if (claim.observed || claim.attribution.length > 0) return { kind: "observed", outlet: home ?? text.name };
  return { kind: "none" };
}
