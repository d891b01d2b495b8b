import type { Citation, Dossier, Finding, Section } from "../model/index.ts";
import { plainLine } from "../text/plain-line.ts";
import { briefFacts, countRange } from "./brief-facts.ts";
import { behindSentence, findingsById, reviewWords } from "./brief-review.ts";
import type { ExportOptions, TextExport } from "./export.ts";
import { type Footnotes, numberFootnotes } from "./footnotes.ts";
import type { Shared } from "./shareable.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string): string => plainLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Prints well, reads in dark mode, needs no script and no network. */
const STYLE = `:root{color-scheme:light dark;--line:#8884}body{font:1rem/1.45 Georgia,"Times New Roman",serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .3rem}h2{font:600 1.05rem/1.3 system-ui,sans-serif;margin:1.5rem 0 .4rem;border-bottom:1px solid var(--line)}
ul{padding-left:1.1rem;margin:.3rem 0}li{margin:.25rem 0}.facts,.tally,.notes{font-family:system-ui,sans-serif;font-size:.85rem}.tally{opacity:.75}
blockquote{margin:.8rem 0;padding-left:.8rem;border-left:3px solid var(--line)}table{border-collapse:collapse;font:.85rem/1.35 system-ui,sans-serif;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.25rem .4rem;text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}
sup a{text-decoration:none;font-family:system-ui,sans-serif}.wide{overflow-x:auto}:target{outline:2px solid Highlight}
@media(max-width:40rem){body{margin:1rem auto}}@page{size:A4;margin:12mm 14mm}@media print{body{font-size:8.2pt;line-height:1.28;max-width:none;margin:0;padding:0}h1{font-size:13pt}h2{margin:.5rem 0 .15rem;font-size:9pt}li{margin:.08rem 0}table{font-size:7.4pt}th,td{padding:.06rem .25rem}.facts,.tally{font-size:7.4pt}.notes{font-size:6.3pt;line-height:1.2}.notes ol{columns:3;column-gap:4mm;padding-left:1.4rem}.notes small{display:none}blockquote{margin:.3rem 0}h2{break-after:avoid}li,tr{break-inside:avoid}a{color:inherit}}`;

const marks = (notes: Footnotes, citations: readonly Citation[]): string =>
  notes
    .numbersOf(citations)
    .map((number) => `<sup><a href="#n${number}" id="r${number}">[${number}]</a></sup>`)
    .join("");

function renderSection(section: Section, notes: Footnotes, findings: ReadonlyMap<string, Finding>): string {
  const items = [
    ...section.sentences.map((sentence) => {
      const behind = behindSentence(sentence, findings);
      const tally = behind === null ? "" : ` <span class="tally">(${escape(behind)})</span>`;
      return `<li dir="auto">${escape(sentence.text)}${tally}${marks(notes, sentence.citations)}</li>`;
    }),
    ...section.notes.map((note) => `<li dir="auto">${escape(note.text)}${marks(notes, note.citations)}</li>`),
  ];
  const rows = section.rows.map((row) => {
    const figures = [row.low, row.best, row.high].map((cell) => `<td class="n">${escape(cell)}</td>`).join("");
    const rest = [row.unit, row.origins, row.asOf].map((cell) => `<td>${escape(cell)}</td>`).join("");
    return `<tr><th scope="row">${escape(row.what)}</th>${figures}${rest}<td dir="auto">${escape(row.words)}${marks(notes, row.citations)}</td></tr>`;
  });
  if (items.length === 0 && rows.length === 0) return "";
  const head = ["What", "Low", "Best", "High", "Unit", "Origins", "As of", "Words used"].map((cell) => `<th scope="col">${cell}</th>`).join("");
  const table = rows.length === 0 ? "" : `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
  return `<section aria-labelledby="${section.id}"><h2 id="${section.id}">${escape(section.heading)}</h2>${items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`}${table}</section>`;
}

/** A mark is linked from its note; an id may stand once in a page, so only its first use carries it. */
const firstIdsOnly = (html: string): string => {
  const seen = new Set<string>();
  return html.replace(/ id="(r\d+)"/g, (whole, id: string) => {
    if (seen.has(id)) return "";
    seen.add(id);
    return whole;
  });
};

/** What the one who exports was warned of. */
function renderWarnings({ warnings }: Shared, { story }: Dossier): string {
  const own = warnings.filter((warning) => warning.story === story.id);
  const items = own.map(({ message }) => `<li>${escape(message)}</li>`).join("\n");
  return own.length === 0 ? "" : `<section aria-labelledby="warnings"><h2 id="warnings">Warnings</h2><ul>${items}</ul></section>\n`;
}

function renderBrief(dossier: Dossier, shared: Shared, options: ExportOptions): string {
  const facts = briefFacts(dossier, options);
  const findings = findingsById(dossier);
  const notes = numberFootnotes(dossier, shared);
  const origins = countRange(facts.originsMin, facts.originsMax);
  const list = notes.list
    .map((note) => {
      const { start, end } = note.stored;
      return `<li id="n${note.number}" value="${note.number}"><a href="#r${note.number}" aria-label="back to the sentence">↩</a> ${escape(note.label)}, characters ${start}–${end}: <q lang="${escape(note.article.language)}" dir="auto">${escape(note.quote)}</q> <small>sha256:${note.article.capture.slice(0, 12)}</small></li>`;
    })
    .join("\n");
  const body = dossier.brief.sections.map((section) => renderSection(section, notes, findings)).join("\n");
  return firstIdsOnly(`<article>
<h1 dir="auto">${escape(dossier.brief.title)}</h1>
<p class="facts"><strong>${facts.asOf === "undated" ? "Undated" : `As of ${escape(facts.asOf)}`} · ${facts.documents} articles, ${origins} origins · ${escape(reviewWords(facts.review))}</strong><br>covers ${escape(facts.covers)} · ${escape(facts.generatedBy)} · TLP:CLEAR</p>
<blockquote>This brief reports what the listed articles say. It does not establish what is true.</blockquote>
${body}
${renderWarnings(shared, dossier)}<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>${list}</ol></section>
</article>`);
}

/** The brief as one HTML file without scripts: prints well, every mark links to its passage and back. */
export const htmlExport: TextExport = {
  kind: "text",
  id: "html",
  file: "brief.html",
  summary: "the brief as one self-contained HTML file",
  mediaType: "text/html",
  local: false,
  render: (shared, options) => {
    const { dossiers } = shared;
    const title = escape(dossiers.map((dossier) => dossier.brief.title).join("; "));
    const body = dossiers.map((dossier) => renderBrief(dossier, shared, options)).join("\n<hr>\n");
    return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${title}</title><style>${STYLE}</style></head><body>\n${body}\n</body></html>\n`;
  },
};
