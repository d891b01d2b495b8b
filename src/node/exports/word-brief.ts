import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from "docx";
import { briefFacts, countRange } from "../../core/exports/brief-facts.ts";
import { behindSentence, findingsById, reviewWords } from "../../core/exports/brief-review.ts";
import { type Footnotes, numberFootnotes } from "../../core/exports/footnotes.ts";
import type { Shared } from "../../core/exports/shareable.ts";
import type { Citation, Dossier, Finding, Section } from "../../core/model/index.ts";
import { plainLine } from "../../core/text/plain-line.ts";
import type { WriteOptions } from "./format.ts";
import { xmlText } from "./xml-text.ts";

const clean = (text: string): string => xmlText(plainLine(text));

/** Numbers of footnotes run through the whole document; each brief has its own from 1. */
interface Notes {
  readonly footnotes: Footnotes;
  readonly offset: number;
}

const marks = ({ footnotes, offset }: Notes, citations: readonly Citation[]): readonly FootnoteReferenceRun[] =>
  footnotes.numbersOf(citations).map((number) => new FootnoteReferenceRun(number + offset));

const bullet = (text: string, tally: string | null, notes: Notes, citations: readonly Citation[]): Paragraph =>
  new Paragraph({
    bullet: { level: 0 },
    children: [new TextRun(clean(text)), ...(tally === null ? [] : [new TextRun({ text: ` (${clean(tally)})`, italics: true })]), ...marks(notes, citations)],
  });

const HEAD = ["What", "Low", "Best", "High", "Unit", "Origins", "As of", "Words used"] as const;

const cell = (children: ConstructorParameters<typeof Paragraph>[0]): TableCell => new TableCell({ children: [new Paragraph(children)] });

function figures(section: Section, notes: Notes): readonly Table[] {
  if (section.rows.length === 0) return [];
  const head = new TableRow({ tableHeader: true, children: HEAD.map((words) => cell({ children: [new TextRun({ text: words, bold: true })] })) });
  const rows = section.rows.map((row) => {
    const words = [row.what, row.low, row.best, row.high, row.unit, row.origins, row.asOf].map((text) => cell(clean(text)));
    return new TableRow({ children: [...words, cell({ children: [new TextRun(clean(row.words)), ...marks(notes, row.citations)] })] });
  });
  return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [head, ...rows] })];
}

function sectionOf(section: Section, notes: Notes, findings: ReadonlyMap<string, Finding>): readonly (Paragraph | Table)[] {
  const body = [
    ...section.sentences.map((sentence) => bullet(sentence.text, behindSentence(sentence, findings), notes, sentence.citations)),
    ...figures(section, notes),
    ...section.notes.map((note) => bullet(note.text, null, notes, note.citations)),
  ];
  return body.length === 0 ? [] : [new Paragraph({ text: clean(section.heading), heading: HeadingLevel.HEADING_2 }), ...body];
}

function briefOf(dossier: Dossier, notes: Notes, shared: Shared, options: WriteOptions): readonly (Paragraph | Table)[] {
  const findings = findingsById(dossier);
  const facts = briefFacts(dossier, options);
  const origins = countRange(facts.originsMin, facts.originsMax);
  const asOf = facts.asOf === "undated" ? "Undated" : `As of ${facts.asOf}`;
  const warnings = shared.warnings.filter(({ story }) => story === dossier.story.id);
  return [
    new Paragraph({ text: clean(dossier.brief.title), heading: HeadingLevel.HEADING_1 }),
    new Paragraph({
      children: [new TextRun({ text: `${asOf} · ${facts.documents} articles, ${origins} origins · ${clean(reviewWords(facts.review))}`, bold: true })],
    }),
    new Paragraph(`Covers ${facts.covers} · ${facts.generatedBy} · TLP:CLEAR`),
    new Paragraph({ children: [new TextRun({ text: "This brief reports what the listed articles say. It does not establish what is true.", italics: true })] }),
    ...dossier.brief.sections.flatMap((section) => sectionOf(section, notes, findings)),
    ...(warnings.length === 0
      ? []
      : [new Paragraph({ text: "Warnings", heading: HeadingLevel.HEADING_2 }), ...warnings.map(({ message }) => bullet(message, null, notes, []))]),
  ];
}

/** What a footnote says: which document, where in it, and the words. */
const noteText = ({ label, stored, quote, article }: Footnotes["list"][number]): string =>
  clean(`${label}, characters ${stored.start}–${stored.end}: “${quote}” sha256:${article.capture.slice(0, 12)}`);

/** Briefs of stories as the bytes of a Word document. */
export async function writeWordBrief(shared: Shared, options: WriteOptions): Promise<Uint8Array> {
  const footnotes: Record<number, { children: Paragraph[] }> = {};
  const children: (Paragraph | Table)[] = [];
  let offset = 0;
  for (const dossier of shared.dossiers) {
    const own = numberFootnotes(dossier, shared);
    for (const note of own.list) footnotes[note.number + offset] = { children: [new Paragraph(noteText(note))] };
    children.push(...briefOf(dossier, { footnotes: own, offset }, shared, options));
    offset += own.list.length;
  }
  const title = clean(shared.dossiers.map(({ brief }) => brief.title).join("; ")).slice(0, 250);
  const document = new Document({ title, creator: `unecho ${options.version}`, footnotes, sections: [{ children }] });
  return Packer.toBuffer(document);
}
