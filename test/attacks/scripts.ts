import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { withoutEscapes } from "../mutants/scripts.ts";
import { runUnecho } from "../run-unecho.ts";
import { openBrowser, startWorkbench } from "../web/workbench.ts";
import { defineAttack, type Trial } from "./attack.ts";
import { CALLED, scriptPayload } from "./script-payloads.ts";
import { IN_REPORT, scriptReports } from "./script-reports.ts";

/** What a browser did with pages full of payloads. */
interface Watched {
  /** Payloads that ran, dialogs that opened, markup that came from words. */
  readonly escaped: Set<string>;
  /** Times a policy had to stop something. */
  refusals: number;
  pages: number;
}

type Guard = (
  browser: Browser,
  trial: Trial,
) => Promise<{ readonly tried: number; readonly escaped: readonly string[]; readonly figures: Readonly<Record<string, unknown>> }>;

/** Elements and addresses that no page of ours has: they can only have come from words of a report. Run in the page. */
const FOREIGN = `[...document.querySelectorAll("*")].flatMap((each) => [
  ...[...each.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(?:href|src|action|data|formaction|xlink:href|srcdoc)$/i.test(name) && /^[\\s\\0-\\x20]*(?:javascript|vbscript|data:text|blob)/i.test(value))).map(({ name, value }) => each.localName + " " + name + "=" + value.slice(0, 80)),
  ...(/^(?:iframe|object|embed|marquee|base|frameset|x)$/.test(each.localName) || (each.localName === "script" && each.textContent !== "") ? [each.localName] : []),
])`;

/** A page of a browser that notes whatever runs in it; `policy` false takes the product's policy away. */
async function watchedPage(
  browser: Browser,
  policy: boolean,
): Promise<{ readonly page: Page; readonly watched: Watched; readonly close: () => Promise<void> }> {
  const context = await browser.newContext({ bypassCSP: !policy, viewport: { width: 1280, height: 900 } });
  const watched: Watched = { escaped: new Set(), refusals: 0, pages: 0 };
  await context.exposeBinding(CALLED, (_, at: unknown) => void watched.escaped.add(`payload ${String(at)} ran`));
  context.on("dialog", (dialog) => {
    watched.escaped.add(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => {
    if (/content.security.policy|trusted.?type/i.test(message.text())) watched.refusals += 1;
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { page, watched, close: () => context.close() };
}

/** Looks a page over once it stands. */
async function look(page: Page, watched: Watched, where: string): Promise<void> {
  await page.evaluate("new Promise((done) => setTimeout(done, 100))");
  for (const found of (await page.evaluate(FOREIGN)) as readonly string[]) watched.escaped.add(`${where}: ${found}`);
  watched.pages += 1;
}

interface Row {
  readonly id: string;
}

/** Every page of the workbench that shows words of reports, and the pages and files the server makes itself. */
async function visitAll(url: string, page: Page, watched: Watched, trial: Trial, words: readonly string[]): Promise<void> {
  const rows = async (path: string): Promise<readonly Row[]> => {
    const found: Row[] = [];
    for (let cursor = ""; ; ) {
      const answer = (await (await page.request.get(`${url}${path}?limit=200${cursor}`)).json()) as {
        readonly rows: readonly Row[];
        readonly next: string | null;
      };
      found.push(...answer.rows);
      if (answer.next === null || !trial.full) return found;
      cursor = `&cursor=${encodeURIComponent(answer.next)}`;
    }
  };
  const some = <T>(list: readonly T[], few: number): readonly T[] => (trial.full ? list : list.slice(0, few));
  const stories = some(await rows("/api/stories"), 1);
  const articles = some(await rows("/api/documents"), 1);
  const views = ["", "/brief", "/figures", "/provenance", "/timeline", "/map"];
  const typed = some(words, 1)
    .slice(0, 40)
    .map((each) => encodeURIComponent(each.toWellFormed()));
  const paths = [
    "/stories",
    ...stories.flatMap(({ id }) => some(views, 1).map((view) => `/story/${id}${view}`)),
    ...articles.map(({ id }) => `/article/${encodeURIComponent(id)}`),
    "/search?q=killed",
    ...typed.flatMap((each) => [`/search?q=${each}`, `/check?q=${each}`, `/article/${each}`]),
  ];
  for (const path of paths) {
    await page.goto(url + path);
    await page.locator("main h1, main [role=alert]").first().waitFor();
    await look(page, watched, path.slice(0, 60));
  }
  for (const format of ["csl", "ris", "jsonld", "annotations", "timemap", "opml", "atom", "json-feed"]) {
    const { answer } = (await (await page.request.get(`${url}/api/operations/export?format=${format}`)).json()) as {
      readonly answer?: { readonly text: string | null };
    };
    for (const line of (answer?.text ?? "").split("\n"))
      if (/(?:"(?:URL|url|source|htmlUrl|id|@id)": ?"|^UR {2}- |Url=")\s*(?:javascript|vbscript|data:)/i.test(line))
        watched.escaped.add(`${format}: ${line.trim().slice(0, 80)}`);
  }
  for (const { id } of stories) {
    const exported = await page.request.get(`${url}/api/operations/export?format=html&story=${id}`);
    const { answer } = (await exported.json()) as { readonly answer?: { readonly text: string | null } };
    await page.goto("about:blank");
    await page.setContent(answer?.text ?? "");
    await look(page, watched, `the brief of ${id}`);
    // the same page as the server sends it to who asks for no workbench
    const sent = await page.request.get(`${url}/s/${id}`, { headers: { accept: "*/*" } });
    await page.setContent(await sent.text());
    await look(page, watched, `/s/${id}`);
  }
}

const product: Guard = async (browser, trial) => {
  const folder = mkdtempSync(join(tmpdir(), "unecho-scripts-"));
  const { reports, payloads } = scriptReports(trial.full ? Math.ceil(9_000 / IN_REPORT) : 4, trial.dice);
  writeFileSync(join(folder, "reports.json"), JSON.stringify(reports));
  const data = join(folder, "data");
  const read = await runUnecho(["read", join(folder, "reports.json"), "--data", data]);
  if (read.code !== 0) throw new Error(read.err);
  const server = await startWorkbench(["--data", data]);
  try {
    const figures: Record<string, unknown> = {};
    const escaped: string[] = [];
    for (const policy of [true, false]) {
      const { page, watched, close } = await watchedPage(browser, policy);
      await visitAll(server.url, page, watched, trial, payloads);
      await close();
      escaped.push(...[...watched.escaped].map((each) => `${policy ? "with" : "without"} the policy: ${each}`));
      if (watched.refusals > 0) escaped.push(`the policy had to stop something ${watched.refusals} times`);
      figures[policy ? "withPolicy" : "withoutPolicy"] = { pages: watched.pages, ran: watched.escaped.size, refusals: watched.refusals };
    }
    return { tried: payloads.length, escaped, figures: { reports: reports.length, ...figures } };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const mutant: Guard = async (browser, trial) => {
  const payloads = Array.from({ length: 200 }, (_, at) => scriptPayload(at, trial.dice));
  const { page, watched, close } = await watchedPage(browser, false);
  // one page a payload: a tag that is never closed would hide the rest
  for (const payload of payloads.slice(0, 40)) {
    await page.setContent(withoutEscapes([payload]));
    await look(page, watched, "a page");
  }
  await close();
  return { tried: 40, escaped: [...watched.escaped], figures: {} };
};

export const scripts = defineAttack<Guard>({
  name: "scripts",
  surface: "Script in the words of reports",
  promise:
    "no script in title, text, author, address, outlet or claim runs in a browser, and none of it becomes markup, with the product's policy and without it",
  least: 9000,
  weakness: "words are put into a page as markup",
  guard: product,
  mutant,
  async run(guard, trial) {
    const browser = await openBrowser();
    if (typeof browser === "string") return { tried: 0, escaped: [], spoilt: [], notRun: [`script in a browser (${browser})`] };
    try {
      return { ...(await guard(browser, trial)), spoilt: [] };
    } finally {
      await browser.close();
    }
  },
});
