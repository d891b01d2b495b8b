import type { ArticleId, Citation, Dossier, Instant, Reading, Span } from "../../model/index.ts";
import type { HarmPack, Packs } from "../../packs/index.ts";
import { coarsen, hiddenIn, printedPlace, withoutPlaces } from "./coarsen.ts";
import { findForcePlaces, freshnessOf, type HiddenPlace } from "./forces.ts";
import { articleNames, storyNames } from "./names.ts";
import { harmPackFor, languageFor, type Privacy } from "./people.ts";
import { countProtections, type Protections } from "./protections.ts";
import { type Edit, moveSpans, moveStrings, type Rewritten, rewrite } from "./rewrite.ts";
import { dropNames, dropSpeaker } from "./unnamed.ts";
import type { Warning } from "./warning.ts";
import { warningsOf } from "./warnings.ts";

/** One story as it may leave. */
export interface Released {
  readonly dossier: Dossier;
  readonly warnings: readonly Warning[];
  /** Texts in which something was replaced. */
  readonly rewritten: ReadonlyMap<ArticleId, Rewritten>;
}

/** The moment described, and hours before it within which a report is new. */
export interface Delay {
  readonly asOf: Instant | null;
  readonly delayHours: number;
}

/** Keys under which ids and addresses stand; no name is looked for in them. */
const IDS: ReadonlySet<string> = new Set(["id", "article", "capture", "place", "mention", "outlet", "unit", "url", "copyOf", "story"]);

/** What becomes of one report. */
interface ReleasedReading {
  readonly reading: Reading;
  readonly rewritten: Rewritten | null;
  /** Places that are withheld from its words as well. */
  readonly withheld: readonly HiddenPlace[];
  readonly protections: Protections;
}

/** The passages in which a withheld place is not printed: its sentence, and the headline and summary of its article. */
function placeEdits({ article }: Reading, withheld: readonly HiddenPlace[], pack: HarmPack): readonly Edit[] {
  const heads = article.blocks.filter(({ role }) => role === "headline" || role === "summary").map(({ span }) => span);
  return withheld.flatMap((place) => {
    const spans: Span[] = [place.span];
    for (const { start, end } of [place.sentence, ...heads])
      for (let at = article.text.indexOf(place.name, start); at >= 0 && at < end; at = article.text.indexOf(place.name, at + place.name.length))
        spans.push({ start: at, end: at + place.name.length });
    return spans.map((span) => ({ span, printed: printedPlace(place, pack) }));
  });
}

/** "%20", "+" and "_" as the spaces they stand for: an address may spell a name. */
const spelledOut = (url: string): string => url.replaceAll("%20", " ").replaceAll("+", " ").replaceAll("_", " ");

/** An address whose path spells a private name is cut to its host. */
function safeUrl(url: string | null, clean: (text: string) => string): string | null {
  if (url === null || clean(spelledOut(url)) === spelledOut(url)) return url;
  try {
    return `https://${new URL(url).hostname}/`;
  } catch {
    return null;
  }
}

/** Words that only comparing needs, in lower case and out of order, would keep what the text no longer says. */
const withoutTerms = (reading: Reading): Reading => ({ ...reading, claims: reading.claims.map((claim) => ({ ...claim, terms: [], quotes: [] })) });

function releaseReading(original: Reading, clean: (text: string) => string, privacy: Privacy, { asOf, delayHours }: Delay, packs: Packs): ReleasedReading {
  const pack = harmPackFor(original.article.language, packs);
  const evidence = original.claims.filter((claim) => !claim.machineDrafted);
  const printed = dropNames(evidence.length === original.claims.length ? original : { ...original, claims: evidence });
  const freshness = freshnessOf(original.article.published?.from ?? null, asOf, delayHours);
  const hidden = freshness === "old" ? [] : findForcePlaces(printed.reading, languageFor(original.article.language, packs), packs.places);
  const withheld = freshness === "new" ? hidden : [];
  const coarse = hidden.length === 0 ? printed.reading : coarsen(printed.reading, hidden, pack, withheld.length > 0);
  const names = privacy.people.length === 0 ? null : articleNames(printed.reading, privacy);
  const nameEdits = names?.edits(original.article.text) ?? [];
  const protections: Protections = {
    people: nameEdits.length,
    places: withheld.length,
    undated: hidden.length - withheld.length,
    dropped: printed.dropped,
    drafts: original.claims.length - evidence.length,
  };
  const edits = [...nameEdits, ...placeEdits(printed.reading, withheld, pack)];
  const rewritten = edits.length === 0 ? null : rewrite(original.article.text, edits);
  const moved = rewritten === null ? coarse : withoutTerms(moveSpans(coarse, rewritten.shift));
  const { title, url } = original.article;
  const both = (text: string): string => clean(names?.clean(text) ?? text);
  const words = names === null ? moved : moveStrings({ ...moved, article: { ...moved.article, text: "" } }, both, IDS);
  const article = {
    ...words.article,
    text: rewritten?.text ?? original.article.text,
    title: title === null ? null : both(withoutPlaces(title, withheld, pack)),
    url: safeUrl(url, both),
  };
  return { reading: { ...words, article }, rewritten, withheld, protections };
}

/** One story as it may leave: texts without private names and fresh positions, and everything said about them in the same words. */
export function releaseStory(dossier: Dossier, privacy: Privacy, delay: Delay, packs: Packs): Released {
  const clean = privacy.people.length === 0 ? (text: string): string => text : storyNames(dossier, privacy).clean;
  const readings = dossier.readings.map((reading) => releaseReading(reading, clean, privacy, delay, packs));
  const rewritten = new Map(readings.flatMap((one) => (one.rewritten === null ? [] : [[one.reading.article.id, one.rewritten] as const])));
  const withheld = new Map(readings.map((one) => [one.reading.article.id, one.withheld]));
  const pack = harmPackFor("en", packs);
  const everywhere = [...withheld.values()].flat();
  const cleaned = <T>(value: T): T => (privacy.people.length === 0 ? value : moveStrings(value, clean, IDS));
  const titled = (text: string): string => clean(withoutPlaces(text, everywhere, pack));
  const at = (citation: Citation): Citation => ({ ...citation, span: rewritten.get(citation.article)?.shift(citation.span) ?? citation.span });
  const said = <T extends { readonly citations: readonly Citation[] }>(sentence: T): T => {
    const hidden = hiddenIn(sentence.citations, withheld);
    const words = hidden.length === 0 ? sentence : moveStrings(sentence, (text) => withoutPlaces(text, hidden, pack), IDS);
    return { ...cleaned(words), citations: sentence.citations.map(at) };
  };
  const { origins, derivations, pairs } = dossier.provenance;
  const leaving: Dossier = {
    story: { ...cleaned(dossier.story), label: titled(dossier.story.label) },
    readings: readings.map(({ reading }) => reading),
    placements: everywhere.length === 0 ? cleaned(dossier.placements) : moveStrings(dossier.placements, titled, IDS),
    provenance: {
      origins: cleaned(origins.map(dropSpeaker)),
      derivations: derivations.map((derivation) => ({ ...derivation, evidence: derivation.evidence.map(at) })),
      pairs: cleaned(pairs),
    },
    findings: cleaned(dossier.findings),
    // what an outlet took back stays with us: its words are not handed on
    versions: dossier.versions.map((version) => ({ ...cleaned(version), withdrawn: [] })),
    brief: {
      ...dossier.brief,
      title: titled(dossier.brief.title),
      sections: dossier.brief.sections.map((section) => ({
        ...section,
        sentences: section.sentences.map(said),
        rows: section.rows.map(said),
        notes: section.notes.map(said),
      })),
    },
  };
  const held = countProtections(
    dossier.story.id,
    readings.map(({ protections }) => protections),
    delay.delayHours,
  );
  return { dossier: leaving, warnings: [...held, ...warningsOf(leaving, packs)], rewritten };
}
