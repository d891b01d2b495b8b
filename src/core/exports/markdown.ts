import type { Citation, Dossier, Finding, Section } from "../model/index.ts";
import { plainLine } from "../text/plain-line.ts";
import { briefFacts, countRange } from "./brief-facts.ts";
import { behindSentence, findingsById, reviewWords } from "./brief-review.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { type Footnotes, numberFootnotes } from "./footnotes.ts";
import type { Shared } from "./shareable.ts";

/** Characters that Markdown would read as markup at the start of a line or in running text. */
const escape = (text: string): string => plainLine(text).replace(/([\\`*_[\]<>|#])/g, "\\$1");

const marks = (notes: Footnotes, citations: readonly Citation[]): string =>
  notes
    .numbersOf(citations)
    .map((number) => `[${number}]`)
    .join("");

const inQuotes = (text: string): string => `"${plainLine(text).replace(/["\\]/g, "'")}"`;

function renderSection(section: Section, notes: Footnotes, findings: ReadonlyMap<string, Finding>): readonly string[] {
  const lines: string[] = [];
  for (const sentence of section.sentences) {
    const behind = behindSentence(sentence, findings);
    const tally = behind === null ? "" : ` (${escape(behind)})`;
    lines.push(`- ${escape(sentence.text)}${tally} ${marks(notes, sentence.citations)}`);
  }
  if (section.rows.length > 0) {
    lines.push("| What | Low | Best | High | Unit | Origins | As of | Words used |", "|---|---:|---:|---:|---|---|---|---|");
    for (const row of section.rows) {
      lines.push(
        `| ${[row.what, row.low, row.best, row.high, row.unit, row.origins, row.asOf, row.words].map(escape).join(" | ")} ${marks(notes, row.citations)} |`,
      );
    }
  }
  for (const note of section.notes) lines.push(`- ${escape(note.text)}${note.citations.length === 0 ? "" : ` ${marks(notes, note.citations)}`}`);
  return lines.length === 0 ? [] : ["", `## ${section.heading}`, "", ...lines];
}

/** What the one who exports was warned of. */
function renderWarnings({ warnings }: Shared, { story }: Dossier): readonly string[] {
  const own = warnings.filter((warning) => warning.story === story.id);
  return own.length === 0 ? [] : ["", "## Warnings", "", ...own.map(({ message }) => `- ${escape(message)}`)];
}

function renderBrief(dossier: Dossier, shared: Shared, options: ExportOptions): string {
  const facts = briefFacts(dossier, options);
  const findings = findingsById(dossier);
  const notes = numberFootnotes(dossier, shared);
  const origins = countRange(facts.originsMin, facts.originsMax);
  const lines = [
    "---",
    `title: ${inQuotes(dossier.brief.title)}`,
    `story: ${inQuotes(dossier.story.id)}`,
    "edition: 1",
    `as_of: ${facts.asOf}`,
    `covers: ${facts.covers}`,
    `documents: ${facts.documents}`,
    `origins: "${origins}"`,
    `generated_by: ${inQuotes(facts.generatedBy)}`,
    `reviewed_by: ${facts.review.signed.by.length === 0 ? "none" : inQuotes(facts.review.signed.by.map(({ by }) => by).join("; "))}`,
    "tlp: CLEAR",
    "---",
    `# ${escape(dossier.brief.title)}`,
    "",
    `**${facts.asOf === "undated" ? "Undated" : `As of ${facts.asOf}`} · ${facts.documents} articles, ${origins} origins · ${escape(reviewWords(facts.review))}**`,
    "",
    "> This brief reports what the listed articles say. It does not establish what is true.",
    ...dossier.brief.sections.flatMap((section) => renderSection(section, notes, findings)),
    ...renderWarnings(shared, dossier),
    "",
    "## Notes",
    "",
    ...notes.list.map((note) => {
      const { start, end } = note.stored;
      return `[${note.number}]: ${escape(note.label)}, characters ${start}–${end}: “${escape(note.quote)}” <unecho://d/${note.article.id.slice(0, 12)}#${start}-${end}> sha256:${note.article.capture.slice(0, 12)}\n`;
    }),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** The brief as plain Markdown with footnotes: pastes into notes, Quarto and shared documents. */
export const markdownExport: TextExport = {
  kind: "text",
  id: "md",
  file: "brief.md",
  summary: "the brief as Markdown with numbered passages",
  mediaType: "text/markdown",
  local: false,
  render: (shared, options) => shared.dossiers.map((dossier) => renderBrief(dossier, shared, options)).join("\n"),
};
