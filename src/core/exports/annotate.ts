import type { ActorMention, Article, Mention, MentionOf, Reading } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { annotateAttributions, annotateOutlets } from "./annotate-attributions.ts";
import { annotateQuantities } from "./annotate-quantities.ts";
import { annotateTimex } from "./annotate-timex.ts";
import { annotateToponyms } from "./annotate-toponyms.ts";
import { claimRow } from "./json.ts";
import { type OffsetUnit, recountOffsets } from "./offsets.ts";

const ENTITY_TYPE: Readonly<Record<ActorMention["entity"], string>> = { person: "PERSON", organisation: "ORG", group: "GROUP", metonym: "GPE" };

const ofKind = <K extends Mention["kind"]>(mentions: readonly Mention[], kind: K): readonly MentionOf<K>[] =>
  mentions.filter((mention): mention is MentionOf<K> => mention.kind === kind);

function entitiesOf(mentions: readonly Mention[]) {
  const actors = ofKind(mentions, "actor").map(({ span, entity, name }) => ({ start: span.start, end: span.end, type: ENTITY_TYPE[entity], name }));
  const outlets = ofKind(mentions, "outlet").map(({ span, name }) => ({ start: span.start, end: span.end, type: "OUTLET", name }));
  const places = ofKind(mentions, "place").map(({ span, name }) => ({ start: span.start, end: span.end, type: "PLACE", name }));
  return [...actors, ...outlets, ...places].sort((a, b) => a.start - b.start || a.end - b.end);
}

const blocksOf = (article: Article) => article.blocks.map(({ role, span }) => ({ role, start: span.start, end: span.end }));

/** One line of `unecho annotate`: everything read in one document. `main` is its main text alone; offsets count into `text`, in `unit`s. */
export function annotateReading(id: unknown, reading: Reading, main: string, unit: OffsetUnit, packs: Packs) {
  const { article, attributions, claims, mentions } = reading;
  const row = {
    id,
    offsets: unit,
    text: article.text,
    main,
    blocks: blocksOf(article),
    title: article.title,
    date: article.publishedOn ?? article.published?.from?.slice(0, 10) ?? null,
    dateBasis: article.publishedFrom,
    outlet: article.outletName ?? article.outlet,
    attributions: annotateAttributions(attributions),
    outlets: annotateOutlets(attributions, mentions, packs),
    quantities: annotateQuantities(mentions),
    toponyms: annotateToponyms(mentions),
    timex: annotateTimex(mentions),
    entities: entitiesOf(mentions),
    claims: claims.map((claim) => claimRow(article, claim)),
  };
  return recountOffsets(row, article.text, unit);
}
