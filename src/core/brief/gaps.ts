import type { Finding, Note, Provenance } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { PhraseTable } from "../packs/modality.ts";
import type { Story } from "./phrase.ts";
import { flat, list, plural, textOf } from "./wording.ts";

const MOST_SILENCES = 3;
/** Longest sentence printed as a report of silence. In characters. */
const LONGEST = 220;

/** Verb forms that a silence phrase's lemma may take in running text. */
const formsOf = (lemma: string): readonly string[] => [lemma, `${lemma}s`, `${lemma}d`, `${lemma}ed`, `${lemma.slice(0, -1)}ied`];

function isSilence(words: readonly string[], table: PhraseTable): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const heads =
      word.endsWith("n't") || word.endsWith("n’t")
        ? ["not"]
        : [word, ...(word.endsWith("ed") ? [word.slice(0, -2), word.slice(0, -1)] : []), ...(word.endsWith("s") ? [word.slice(0, -1)] : [])];
    for (const head of heads) {
      for (const phrase of table.get(head) ?? []) {
        let position = at;
        let ok = true;
        for (const want of phrase.slice(1)) {
          const next = words.slice(position + 1, position + 4).findIndex((candidate) => formsOf(want).includes(candidate));
          if (next < 0) {
            ok = false;
            break;
          }
          position += 1 + next;
        }
        if (ok) return true;
      }
    }
  }
  return false;
}

/** Sentences in which a report says that somebody kept silent, each with its passage. */
function findSilences(story: Story, packs: Packs): readonly Note[] {
  const notes: Note[] = [];
  for (const reading of story.articles.values()) {
    const table = packs.languages.get(reading.article.language)?.modality.silence;
    if (table === undefined) continue;
    for (const block of reading.article.blocks) {
      if (block.role !== "paragraph" || notes.length >= MOST_SILENCES * 3) continue;
      const text = textOf(story.articles, reading.article.id, block.span);
      let from = 0;
      for (let at = 0; at <= text.length; at += 1) {
        const stop =
          at === text.length ||
          ((text[at] === "." || text[at] === "?" || text[at] === "!") && (at + 1 >= text.length || text[at + 1] === " " || text[at + 1] === "\n"));
        if (!stop) continue;
        const raw = text.slice(from, at + 1);
        const words = raw
          .toLowerCase()
          .split(/[^\p{L}'’-]+/u)
          .filter((word) => word !== "");
        if (raw.length <= LONGEST && isSilence(words, table)) {
          const lead = raw.length - raw.trimStart().length;
          const span = { start: block.span.start + from + lead, end: block.span.start + at + (at === text.length ? 0 : 1) };
          notes.push({ text: `“${flat(raw)}”`, citations: [{ article: reading.article.id, span }] });
        }
        from = at + 1;
      }
    }
  }
  const seen = new Set<string>();
  return notes.filter((note) => !seen.has(note.text) && seen.add(note.text) !== undefined).slice(0, MOST_SILENCES);
}

/** What the reports do not tell: silences they name, missing dates, one party only, nobody on the spot, languages not read. */
export function composeGaps(findings: readonly Finding[], provenance: Provenance, story: Story, packs: Packs): readonly Note[] {
  const notes: Note[] = [];
  const articles = [...story.articles.values()].map((reading) => reading.article);
  const undated = articles.filter((article) => article.published === null || article.published.basis === "inferred");
  if (undated.length > 0)
    notes.push({
      text: `Date of publication not stated: ${list(undated.map((article) => `${article.name}${article.published === null ? "" : ` (inferred ${article.published.from?.slice(0, 10) ?? "only an end"})`}`))}.`,
      citations: [],
    });
  const unnamedOutlet = articles.filter((article) => article.outlet === null && article.outletName === null);
  if (unnamedOutlet.length > 0) notes.push({ text: `Outlet not stated: ${list(unnamedOutlet.map((article) => article.name))}.`, citations: [] });
  if (!provenance.origins.some((origin) => origin.kind === "outlet-observation"))
    notes.push({ text: "No on-site reporting: no article says that its own people saw what it tells.", citations: [] });
  const parties = new Set(provenance.origins.map((origin) => origin.party).filter((party) => party !== null));
  if (parties.size === 1) notes.push({ text: `Every origin whose side could be told belongs to one party: ${[...parties][0]}.`, citations: [] });
  const lone = findings.filter((finding) => finding.current.max === 1).length;
  if (lone > 0) notes.push({ text: `${plural(lone, "finding")} rest on one origin or none.`, citations: [] });
  const unread = articles.filter((article) => !packs.languages.has(article.language));
  if (unread.length > 0)
    notes.push({ text: `Not read, no language pack: ${list(unread.map((article) => `${article.name} (${article.language})`))}.`, citations: [] });
  return [...notes, ...findSilences(story, packs)];
}
