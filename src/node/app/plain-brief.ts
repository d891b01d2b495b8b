import type { Citation, Dossier, Instant } from "../../core/model/index.ts";
import { dayWords, reportName } from "./words.ts";

/** A brief as plain text with numbered notes, for formats that have no writer of their own. */
export function plainBrief(dossier: Dossier, asOf: Instant | null): string {
  const articles = new Map(dossier.readings.map(({ article }) => [article.id, article]));
  const notes: string[] = [];
  const mark = ({ article, span }: Citation): string => {
    const name = articles.get(article);
    const note = `${name === undefined ? article : reportName(name)}, characters ${span.start}\u2013${span.end}`;
    if (!notes.includes(note)) notes.push(note);
    return `[${notes.indexOf(note) + 1}]`;
  };
  const marks = (citations: readonly Citation[]): string => citations.map(mark).join("");
  const lines = [`# ${dossier.brief.title}`, ...(asOf === null ? [] : [`As of ${dayWords(asOf)}`]), ""];
  for (const section of dossier.brief.sections) {
    lines.push(`## ${section.heading}`);
    for (const row of section.rows) lines.push(`- ${row.what}: ${row.low} / ${row.best} / ${row.high} ${row.unit}, ${row.origins} ${marks(row.citations)}`);
    for (const sentence of section.sentences) lines.push(`- ${sentence.text} ${marks(sentence.citations)}`);
    for (const note of section.notes) lines.push(`- ${note.text} ${marks(note.citations)}`.trimEnd());
    lines.push("");
  }
  if (notes.length > 0) lines.push("## Notes", ...notes.map((note, index) => `[${index + 1}] ${note}`));
  return `${lines.join("\n").trimEnd()}\n`;
}
