import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { EXIT } from "../../src/node/errors.ts";
import { runUnecho } from "../run-unecho.ts";
import { type HostileWords, hostileReports, RAN } from "./hostile-words.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** The workbench on a store that read hostile reports; a sentence where there is no browser to be had. */
export async function openHostileWorkbench(strings: readonly HostileWords[]): Promise<Workbench | string> {
  const folder = mkdtempSync(join(tmpdir(), "unecho-hostile-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const reports = join(folder, "reports.jsonl");
  writeFileSync(reports, hostileReports(strings));
  const read = await runUnecho(["read", reports, "--data", join(folder, "data"), "--quiet"]);
  // a report may be refused, with its reason: what was read is shown
  const opened =
    read.code === EXIT.ok || read.code === EXIT.skipped
      ? await openWorkbench(join(folder, "data"))
      : `reading ended with ${read.code}: ${read.err.slice(0, 300)}`;
  if (typeof opened === "string") {
    remove();
    return opened;
  }
  return { ...opened, close: () => opened.close().finally(remove) };
}

/**
 * What is wrong with the page as it stands: runs in the page, answers sentences. Nothing a report says may run, become an element or an
 * attribute of its own, lead anywhere but to the web, stay unseen, or push the page over its edge. What somebody types is theirs.
 */
const FAULTS = `(() => {
  const faults = [];
  if (window.${RAN} !== undefined) faults.push("a script of a report ran");
  for (const element of document.querySelectorAll("main :is(img, iframe, object, embed, script, style, link, base, meta, math, template, video, form[action])"))
    faults.push("an element " + element.tagName.toLowerCase());
  const hidden = /(?![\\t\\n\\r]|\\u{fe0e}|\\u{fe0f})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]/u;
  const told = new Set();
  const look = (where, text) => {
    const found = hidden.exec(text);
    if (found !== null && !told.has(where)) {
      told.add(where);
      faults.push("U+" + found[0].codePointAt(0).toString(16) + " unseen in " + where);
    }
  };
  look("the title of the window", document.title);
  for (const element of document.querySelectorAll("body *")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) faults.push("an attribute " + name);
      if (name === "title" || name === "aria-label") look(name + " of " + element.tagName.toLowerCase() + "." + element.className, value);
    }
    if (element instanceof HTMLAnchorElement && !/^https?:$/.test(element.protocol)) faults.push("a link to " + element.protocol);
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.parentElement.tagName !== "TEXTAREA") look("text of " + texts.currentNode.parentElement.tagName.toLowerCase() + "." + texts.currentNode.parentElement.getAttribute("class"), texts.currentNode.data);
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) faults.push(over + " px over the edge at " + innerWidth);
  return faults;
})()`;

/** Faults of the page at the width of a phone and of a desk. */
export async function faultsOf(page: Page, widths: readonly number[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    found.push(...((await page.evaluate(FAULTS)) as readonly string[]));
  }
  return [...new Set(found)];
}

/** What a walk found. */
export interface Walked {
  readonly pages: number;
  /** Reports that were read: one may be refused with its reason. */
  readonly reports: number;
  readonly faults: readonly string[];
  /** Characters of the reports that stand on the pages as marks. */
  readonly marks: number;
}

interface Rows {
  readonly rows: readonly { readonly id: string; readonly story: string }[];
  readonly next: string | null;
}

/** Opens page after page and looks at each; limits keep a walk short. */
export async function walkHostile(
  { context, complaints, elsewhere }: Workbench,
  strings: readonly HostileWords[],
  { mostStories, mostArticles, mostClaims, mostSearches }: Record<"mostStories" | "mostArticles" | "mostClaims" | "mostSearches", number>,
): Promise<Walked> {
  const rowsOf = async (path: string): Promise<Rows["rows"]> => ((await (await context.request.get(`${path}?limit=1000`)).json()) as Rows).rows;
  const stories = await rowsOf("/api/stories");
  const documents = await rowsOf("/api/documents");
  const findings = await rowsOf("/api/findings");
  const perStory = ["", "/figures", "/provenance", "/timeline", "/map", "/brief"];
  const spread = <T>(items: readonly T[], most: number): readonly T[] => {
    const step = Math.max(1, items.length / most);
    return Array.from({ length: Math.min(most, items.length) }, (_, at) => items[Math.floor(at * step)] as T);
  };
  const paths = [
    "/stories",
    "/review",
    "/export",
    ...spread(stories, mostStories).flatMap(({ id }) => perStory.map((page) => `/story/${id}${page}`)),
    ...spread(documents, mostArticles).map(({ id }) => `/article/${encodeURIComponent(id)}`),
    ...spread(findings, mostClaims).map(({ id, story }) => `/story/${story}/claim/${encodeURIComponent(id)}`),
    ...spread(strings, mostSearches).flatMap(({ words }) =>
      ["search", "check"].map((page) => `/${page}?q=${encodeURIComponent(words.toWellFormed().slice(0, 300))}`),
    ),
  ];
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message().slice(0, 60)}`);
    void dialog.dismiss();
  });
  let marks = 0;
  for (const path of paths) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(path);
    await page.locator("main h1, main [role=alert]").first().waitFor();
    await page.waitForFunction("document.querySelector('main .waiting, main progress') === null");
    faults.push(...(await faultsOf(page, [1280, 360])).map((fault) => `${path.slice(0, 80)}: ${fault}`));
    marks += Number(await page.evaluate("(document.body.textContent.match(/⟦U\\+[0-9A-F]+⟧/g) ?? []).length"));
  }
  await page.close();
  // a sentence the server refuses is an answer, and the browser tells of it
  const complained = complaints.filter((line) => !/Failed to load resource: the server responded with a status of 4\d\d/.test(line));
  return { pages: paths.length, reports: documents.length, faults: [...faults, ...complained, ...elsewhere.map((address) => `asked ${address}`)], marks };
}
