import type { Span } from "../model/index.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import { type SentenceView, speakerAt } from "../syntax/sentence-view.ts";
import { lemmaAt } from "../syntax/token-at.ts";
import { findVerbGroups, type VerbGroup } from "../syntax/verb-groups.ts";
import type { AttributionDraft } from "./attribution-draft.ts";
import { finish } from "./verb-content.ts";
import { readGroup } from "./verb-frames.ts";
import { readGapped } from "./verb-objects.ts";
import { contentEnd, type Found, type Scene } from "./verb-scene.ts";

/** Reads every act of attribution that a verb makes in one sentence. `quotes` are the quotations that touch it. */
export function readVerbalCues(view: SentenceView, text: string, quotes: readonly Span[], pack: ReportingPack): readonly AttributionDraft[] {
  const groups = findVerbGroups(view, {
    reports: (lemma) => pack.verbs.has(lemma),
    speaks: (at) => speakerAt(view, at, Math.max(0, at - 4), pack) !== null,
    hears: (lemma) => pack.verbs.get(lemma)?.frames.has("addressee") === true && pack.verbs.get(lemma)?.frames.has("clause") === true,
    times: pack.timeNouns,
  });
  if (!groups.some((group) => pack.verbs.has(lemmaAt(view, group.verb)))) return [];
  const ownSubject = new Map<number, VerbGroup>();
  for (const group of groups) {
    if (group.subject >= 0 && (view.sentence.children[group.verb] ?? []).includes(group.subject) && !ownSubject.has(group.subject))
      ownSubject.set(group.subject, group);
  }
  const scene: Scene = { view, text, pack, groups, ownSubject, quotes, quoteStarts: new Set(quotes.map((quote) => quote.start)), end: contentEnd(view) };
  const found: Found[] = [];
  for (const group of groups) {
    const verb = pack.verbs.get(lemmaAt(view, group.verb));
    if (verb === undefined) continue;
    const hit = readGroup(scene, group, verb, found);
    if (hit !== null) found.push(hit);
    if (hit !== null && (hit.rule === "verb/of" || hit.rule === "verb/at")) found.push(...readGapped(scene, hit));
  }
  return found
    .map((hit) => finish(scene, hit, found))
    .filter((draft) => !draft.rule.endsWith("/unsaid") || draft.rule.startsWith("verb/figure") || draft.rule.startsWith("verb/charge"));
}
