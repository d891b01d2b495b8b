import type { Article, Dossier, Instant } from "../../core/model/index.ts";
import type { PassageEntry } from "./picture.ts";

const isSame = (a: Article, b: Article): boolean => a.text === b.text && a.title === b.title;

type Part = Pick<PassageEntry, "article" | "story" | "at" | "role" | "start" | "end" | "text">;

/** The parts of a report that say something: its title where it stands outside the text, and every block but furniture. */
function partsOf(article: Article, story: string): readonly Part[] {
  const common = { article: article.id, story, at: article.published?.from ?? null };
  const blocks = article.blocks
    .filter(({ role }) => role !== "boilerplate")
    .map(({ role, span: { start, end } }) => ({ ...common, role, start, end, text: article.text.slice(start, end) }));
  const titled = article.title !== null && !blocks.some(({ text }) => text.includes(article.title ?? ""));
  return [...(titled ? [{ ...common, role: "title" as const, start: 0, end: 0, text: article.title ?? "" }] : []), ...blocks];
}

/** What can be searched of a story: the passages of its reports as they may leave once they are old, and where that is less, as they may before. */
export function passagesOf(old: Dossier | undefined, fresh: Dossier | undefined, openAfter: (at: Instant) => Instant): readonly PassageEntry[] {
  if (old === undefined) return [];
  const early = new Map((fresh ?? old).readings.map(({ article }) => [article.id, article]));
  return old.readings.flatMap(({ article }): readonly PassageEntry[] => {
    const story = old.story.id;
    const at = article.published?.from ?? null;
    const before = early.get(article.id) ?? article;
    if (at === null || isSame(before, article)) return partsOf(article, story).map((part) => ({ ...part, opens: null, closes: null }));
    const moment = openAfter(at);
    return [
      ...partsOf(article, story).map((part) => ({ ...part, opens: moment, closes: null })),
      ...partsOf(before, story).map((part) => ({ ...part, opens: null, closes: moment })),
    ];
  });
}
