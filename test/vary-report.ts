import type { Claim, Reading } from "../src/core/model/index.ts";
import type { ReportFile } from "./report-sets.ts";
import type { Dice } from "./seeded-random.ts";

const OTHER_OUTLET = "The Orlin Ledger";
const OTHER_ADDRESS = "https://orlinledger.example/news";
/** A copy appears so long after its original. */
const LATER_MS = 45 * 60_000;

interface Parts {
  readonly head: string;
  readonly paragraphs: readonly string[];
}

/** Header lines, where the file begins with some, and the paragraphs after them. */
function partsOf({ text }: ReportFile): Parts {
  const [first = "", ...rest] = text.split(/\n{2,}/);
  return /^(?:[A-Z][a-z]+|URL): /.test(first) ? { head: first, paragraphs: rest } : { head: "", paragraphs: [first, ...rest] };
}

const write = (head: string, paragraphs: readonly string[]): string => `${[...(head === "" ? [] : [head]), ...paragraphs].join("\n\n").trim()}\n`;

/** The lines of a header that are not `names`. */
const without = (head: string, names: readonly string[]): readonly string[] =>
  head.split("\n").filter((line) => line !== "" && !names.some((name) => line.startsWith(`${name}: `)));

function laterThan(head: string): readonly string[] {
  const published = /^Published: (.+)$/m.exec(head)?.[1];
  const at = published === undefined ? Number.NaN : Date.parse(published);
  return Number.isNaN(at) ? [] : [`Published: ${new Date(at + LATER_MS).toISOString().slice(0, 19)}Z`];
}

/** The report as another outlet reprints it, later, under an address of its own, its last paragraph cut where it has several. */
export function reprint(report: ReportFile, dice: Dice): ReportFile {
  const { head, paragraphs } = partsOf(report);
  const kept = paragraphs.length > 3 && dice.chance(70) ? paragraphs.slice(0, -1) : paragraphs;
  const own = [`Outlet: ${OTHER_OUTLET}`, `URL: ${OTHER_ADDRESS}/${dice.whole(1, 1e6)}`, ...laterThan(head)];
  return { name: "reprint.txt", text: write([...own, ...without(head, ["Outlet", "URL", "Published"])].join("\n"), kept) };
}

/** The report under an address, which captures of the same report share. */
export function underAddress({ name, text }: ReportFile): ReportFile {
  const { head, paragraphs } = partsOf({ name, text });
  if (/^URL: /m.test(head)) return { name, text };
  return { name, text: write([...(head === "" ? [] : [head]), `URL: ${OTHER_ADDRESS}/${name}`].join("\n"), paragraphs) };
}

/** A later text of the same report: a line before or after it, a paragraph fewer, or a number another. */
export function newVersion(report: ReportFile, dice: Dice): ReportFile {
  const { head, paragraphs } = partsOf(report);
  const changed = [...paragraphs];
  const way = dice.whole(0, 3);
  if (way === 0) changed.unshift("Updated with new detail.");
  else if (way === 1) changed.push("This page was last looked at by our desk this evening.");
  else if (way === 2 && changed.length > 3) changed.splice(dice.whole(0, changed.length - 1), 1);
  else {
    const at = dice.whole(0, changed.length - 1);
    changed[at] = (changed[at] ?? "").replace(/\b\d{2,3}\b/, (digits) => String(Number(digits) + 7));
    changed.push("This is a new count.");
  }
  return { name: report.name, text: write(head, changed) };
}

/** Words put before a clause, so that no sentence of a rewrite is taken over whole. */
const LEADS = [
  "Later in the week, with little change to be seen on the ground,",
  "By the time the lamps were lit along the streets that evening,",
  "In what was for most people there a long and tiring day,",
] as const;
const REWRITTEN_CLAUSES = 8;
const LEAST_CLAUSE_CHARS = 30;

const isPlain = (claim: Claim): boolean => claim.attribution.length === 0 && !claim.observed;

/** What some reports say, in one text that names no source: clauses in other sentences; `read` says what a reader takes from one of them. */
export function rewriteUnattributed(readings: readonly Reading[], title: string, dice: Dice, read: (report: ReportFile) => Reading): ReportFile {
  const clauses = readings.flatMap(({ article, claims }) =>
    claims
      .filter(({ finite, background }) => finite && !background)
      .map(({ span }) => article.text.slice(span.start, span.end).split(/\s+/).join(" ").trim())
      .filter((clause) => clause.length >= LEAST_CLAUSE_CHARS),
  );
  const head = `Outlet: ${OTHER_OUTLET}\nURL: ${OTHER_ADDRESS}/${dice.whole(1, 1e6)}\nTitle: ${title}`;
  const sentences: string[] = [];
  for (let at = 0; at < REWRITTEN_CLAUSES && clauses.length > 0; at++) {
    const sentence = `${dice.pick(LEADS)} ${dice.pick(clauses)}.`;
    const { claims } = read({ name: "sentence.txt", text: write(head, [sentence]) });
    if (claims.length > 0 && claims.every(isPlain)) sentences.push(sentence);
  }
  // beside one another, sentences may be read as one speaker's
  const whole = (): ReportFile => ({ name: "rewrite.txt", text: write(head, [sentences.join(" ")]) });
  while (!read(whole()).claims.every(isPlain)) sentences.pop();
  return whole();
}
