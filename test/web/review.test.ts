import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import type { reviewAnswer } from "../../src/node/app/answers/review.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

type Queue = z.infer<typeof reviewAnswer>;
interface Finding {
  readonly id: string;
  readonly label: string;
  readonly status: string;
  readonly claims: readonly string[];
  readonly estimate: { readonly low: number | null; readonly high: number | null } | null;
  readonly count: { readonly min: number; readonly max: number };
}

// the browser is looked for before the tests are listed, so that a desk without it says what it does not run
const opened = await openWorkbench();
const missing = typeof opened === "string" ? opened : null;
const bench = opened as Workbench;
const WAIT = { timeout: 40_000 };
/** The effects of all answers are worked out anew. */
const SLOW = { timeout: 60_000 };

let story = "";
const ask = async <T>(path: string): Promise<T> => (await bench.context.request.get(path, { maxRetries: 2 })).json() as Promise<T>;
const findings = async (): Promise<readonly Finding[]> => (await ask<{ rows: readonly Finding[] }>(`/api/stories/${story}/findings?limit=200`)).rows;
const decisionsTaken = async (): Promise<number> =>
  (
    (await (await bench.context.request.post("/api/operations/decisions", { data: {}, headers: await token() })).json()) as {
      answer: { decisions: readonly unknown[] };
    }
  ).answer.decisions.length;
const token = async (): Promise<Record<string, string>> => {
  const { token: own } = await ask<{ token: string | null }>("/api/session");
  return { "content-type": "application/json", origin: bench.url, ...(own === null ? {} : { "x-unecho-token": own }) };
};

async function go(path: string, page: Page = bench.page): Promise<void> {
  await page.goto(path);
  await page.locator("main h1").waitFor();
}
const claimPage = (finding: Finding | undefined): string => `/story/${story}/claim/${encodeURIComponent(finding?.id ?? "")}`;
const toast = (page: Page = bench.page) => page.locator(".toast").last();
async function undo(page: Page = bench.page): Promise<void> {
  await toast(page).getByRole("button").click();
  await page.getByText("Taken back", { exact: false }).last().waitFor();
}

describe.skipIf(missing !== null)("reviewing", () => {
  beforeAll(async () => {
    bench.page.setDefaultTimeout(40_000);
    story = (await ask<{ rows: readonly { id: string }[] }>("/api/stories?order=size&limit=1")).rows[0]?.id ?? "";
  });
  afterAll(() => bench.close());

  it("asks first what changes most, shows the change before a key is pressed, takes the answer by its key, and back", async () => {
    const queue = bench.page.waitForResponse((answer) => answer.url().includes("/api/operations/review"), SLOW);
    await go("/review");
    const { items } = ((await (await queue).json()) as { answer: Queue }).answer;
    const at = items.findIndex(({ kind, answers }) => kind === "speaker" && (answers[0]?.effect?.findings ?? 0) > 0);
    const told = items[at]?.answers[0]?.effect?.changes[0];
    await bench.page.getByText(`1 of ${items.length}`).waitFor(SLOW);
    for (let step = 0; step < at; step += 1) await bench.page.keyboard.press("j");
    await bench.page.getByRole("heading", { name: "Who says so?" }).waitFor();
    const effect = await bench.page.locator(".effect").first().textContent();
    expect(effect).toContain(`${told?.before?.origins.min}–${told?.before?.origins.max} origin`);
    await bench.page.keyboard.press("a");
    await bench.page
      .getByText(`of ${items.length - 1}`, { exact: false })
      .first()
      .waitFor();
    await toast().waitFor();
    const now = (await findings()).find(({ id }) => id === told?.after?.id);
    expect({ status: now?.status, min: now?.count.min, max: now?.count.max }).toEqual({
      status: told?.after?.status,
      min: told?.after?.origins.min,
      max: told?.after?.origins.max,
    });
    await undo();
    await bench.page.getByText(`of ${items.length}`, { exact: false }).first().waitFor(SLOW);
  });

  it("corrects a value where it is seen, and the range follows; what the server refuses is told in a sentence", async () => {
    const single = (await findings()).find(
      ({ claims, estimate }) => claims.length === 1 && estimate !== null && estimate.low === estimate.high && (estimate.low ?? 0) > 20,
    );
    await go(claimPage(single));
    const range = bench.page.locator("p", { hasText: "Reported range:" });
    const before = await range.textContent();
    await bench.page.keyboard.press("e");
    await bench.page.getByLabel("Figure").fill("11-17");
    await bench.page.keyboard.press("Enter");
    await expect.poll(() => range.textContent(), WAIT).toContain("11–17");
    await undo();
    await expect.poll(() => range.textContent(), WAIT).toBe(before);
    await bench.page.keyboard.press("e");
    await bench.page.getByLabel("Figure").fill("a great many");
    await bench.page.getByRole("button", { name: "Keep" }).click();
    await bench.page.getByText(/Not done: .*write a figure as 12, 10-20/).waitFor();
    expect(await range.textContent()).toBe(before);
    expect(await bench.page.locator(".quote .value").first().textContent()).not.toContain("great many");
  });

  it("rejects with one of the reasons, keeps the claim in sight, and lets two people sign", async () => {
    const { sections } = await ask<{ sections: readonly { sentences: readonly { finding: string | null }[] }[] }>(`/api/stories/${story}/brief`);
    const printed = sections.flatMap(({ sentences }) => sentences).find(({ finding: id }) => id !== null)?.finding;
    const finding = (await findings()).find(({ id }) => id === printed);
    await go(claimPage(finding));
    await bench.page.keyboard.press("r");
    await bench.page.getByRole("dialog").getByRole("button", { name: "outlier" }).click();
    await bench.page.getByText("rejected by a person: counts nowhere").waitFor();
    await expect.poll(() => bench.page.locator(".evidence > p").first().textContent(), WAIT).toMatch(/set aside by .*: outlier/);
    expect(await bench.page.locator("[data-passage]").count()).toBe(finding?.claims.length);
    await undo();
    await bench.page.getByText("not reviewed").waitFor();
    await bench.page.getByRole("button", { name: "Mark as checked" }).click();
    await bench.page.locator(".chip", { hasText: "Checked:" }).waitFor();
    await bench.page.getByRole("button", { name: "Sign off" }).click();
    await bench.page.locator(".chip", { hasText: "Signed off:" }).waitFor();
    // the signature is seen at once, the way back when it is kept
    await bench.page.locator(".toast", { hasText: "Signed off" }).getByRole("button").click();
    await expect.poll(() => bench.page.locator(".chip", { hasText: "Signed off:" }).count(), WAIT).toBe(0);
    // the brief says so in its head, and beside the sentence
    await go(`/story/${story}/brief`);
    await bench.page.getByText(/none signed off, 1 of \d+ checked by /).waitFor();
    await bench.page.locator(".brief li .chip", { hasText: "Checked:" }).first().waitFor();
  });

  it("merges two rows by keys, and splits one passage off", async () => {
    await go(`/story/${story}`);
    const shown = bench.page.getByText(/^\d+ of \d+ claims$/);
    const before = await shown.textContent();
    for (const key of ["x", "j", "x", "="]) await bench.page.keyboard.press(key);
    await expect.poll(() => shown.textContent(), WAIT).not.toBe(before);
    await toast().waitFor();
    const merged = (await findings()).length;
    expect(`${merged} of ${merged} claims`).not.toBe(before);
    await expect.poll(() => shown.textContent(), WAIT).toBe(`${merged} of ${merged} claims`);
    await undo();
    await expect.poll(() => shown.textContent(), WAIT).toBe(before);
    const two = (await findings()).find(({ claims }) => claims.length > 1);
    await go(claimPage(two));
    const passages = bench.page.locator("[data-passage]");
    const count = await passages.count();
    await bench.page.keyboard.press("-");
    await expect.poll(() => passages.count(), WAIT).toBe(count - 1);
    await undo();
    await expect.poll(() => passages.count(), WAIT).toBe(count);
  });

  it("moves a report to a story of its own from its page, and back", async () => {
    const article = (await ask<{ rows: readonly { id: string }[] }>(`/api/stories/${story}/documents?limit=200`)).rows.find(({ id }) => id !== story)?.id ?? "";
    const stories = async (): Promise<number> => (await ask<{ rows: readonly unknown[] }>("/api/stories")).rows.length;
    const before = await stories();
    await go(`/article/${article}`);
    await bench.page.keyboard.press("e");
    await bench.page.getByLabel("Story").selectOption("new");
    await bench.page.getByLabel("Outlet").fill("The Selvane Herald");
    await bench.page.getByRole("button", { name: "Keep" }).click();
    await bench.page.getByText("The Selvane Herald").waitFor();
    await expect.poll(stories, WAIT).toBe(before + 1);
    await undo();
    await expect.poll(stories, WAIT).toBe(before);
    await expect.poll(() => bench.page.getByText("The Selvane Herald").count(), WAIT).toBe(0);
  });

  it("keeps an analyst's letter beside a source, says whose it is, and takes it back", async () => {
    const { page } = bench;
    await go("/sources");
    const row = page.getByRole("row", { name: /^The Tidewater Post/ });
    await row.getByText("judged by nobody").waitFor();
    await row.getByRole("button", { name: "The Tidewater Post: F, change the letter" }).click();
    await page.getByLabel("analyst’s letter (Admiralty)").selectOption("B");
    await page.getByLabel("Reason").fill("own reporters there");
    await page.getByRole("button", { name: "Keep" }).click();
    await row.getByText(/usually reliable, says .+: own reporters there/).waitFor();
    await toast().waitFor();
    await undo();
    await row.getByText("judged by nobody").waitFor();
  });

  it("leads by keys alone from the first page to a decision and an export", async () => {
    const { page } = bench;
    const key = (name: string): Promise<void> => page.keyboard.press(name);
    await go("/");
    await page.locator(".matrix tbody tr.chosen").waitFor();
    await key("j");
    await key("o");
    await page.waitForURL(/\/claim\//);
    await page.locator(".passages.wide").waitFor();
    await key("a");
    await page.getByText("accepted by a person").waitFor();
    await key("g");
    await key("e");
    await page.waitForURL(/\/export\?story=/);
    const focused = (): Promise<string> => page.evaluate("document.activeElement?.textContent ?? ''");
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 40 && !name.test(await focused()); step += 1) await key("Tab");
      expect(await focused()).toMatch(name);
    };
    await page.getByRole("button", { name: "Prepare the file" }).waitFor();
    await tabTo(/^Prepare the file/);
    await key("Enter");
    await page.getByRole("button", { name: /^Save/ }).waitFor();
    await tabTo(/^Save/);
    const download = page.waitForEvent("download");
    await key("Enter");
    expect((await download).suggestedFilename()).not.toBe("");
    await key("z");
    await page.getByText("Taken back", { exact: false }).waitFor();
  });

  it("lets two people see each other's decisions without a reload", async () => {
    const other: BrowserContext = await bench.browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: bench.url });
    const second = await other.newPage();
    const [finding] = await findings();
    await go(claimPage(finding), second);
    await second.evaluate("window.sameDocument = true");
    await go(claimPage(finding));
    await bench.page.keyboard.press("r");
    await bench.page.getByRole("dialog").getByRole("button", { name: "too old" }).click();
    await second.getByText("rejected by a person: counts nowhere").waitFor();
    await second.locator(".chip", { hasText: "discounted" }).first().waitFor();
    // the second takes something else back: the first sees it
    await second.keyboard.press("g");
    await second.keyboard.press("r");
    await second.getByRole("button", { name: "Take back" }).first().click();
    await bench.page.getByText("not reviewed").waitFor();
    expect(await second.evaluate("window.sameDocument")).toBe(true);
    await other.close();
  });

  it("changes keys, refuses one that is taken, shows the map in force, and switches single keys off", async () => {
    const { page } = bench;
    await go(`/story/${story}`);
    const title = (): Promise<string | null> => page.locator(".work aside h2").textContent();
    await page.locator(".work aside h2").waitFor();
    const first = await title();
    await page.keyboard.press("?");
    await page.getByRole("button", { name: "Change keys" }).click();
    const field = page.getByLabel("Key for: next row or question (j)");
    await field.fill("k");
    await field.press("Enter");
    await page.getByText("“k” is taken: previous row or question. Give that another key first.").waitFor();
    await field.fill("g q");
    await field.press("Enter");
    await page.getByRole("button", { name: "Change keys" }).click();
    await page.locator("table.keys kbd", { hasText: "g q" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("j");
    expect(await title()).toBe(first);
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await expect.poll(title, WAIT).not.toBe(first);
    await page.reload();
    await page.locator(".work aside h2").waitFor();
    await page.keyboard.press("?");
    await page.locator("table.keys kbd", { hasText: "g q" }).waitFor();
    await page.getByRole("button", { name: "Change keys" }).click();
    await page.getByRole("button", { name: "As they came" }).click();
    const single = page.getByRole("dialog").getByRole("checkbox");
    await single.uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "Keys" }).click();
    await page.getByRole("button", { name: "Change keys" }).click();
    await single.check();
    await page.keyboard.press("Escape");
  });

  it("stars a claim to come back to, in this browser alone", async () => {
    const { page } = bench;
    const before = await decisionsTaken();
    await go(`/story/${story}`);
    await page.locator(".work aside h2").waitFor();
    await page.keyboard.press("f");
    await page.getByRole("checkbox", { name: "starred" }).check();
    await page.getByText(/^1 of \d+ claims$/).waitFor();
    await page.reload();
    await page.getByText(/^1 of \d+ claims$/).waitFor();
    await page.keyboard.press("f");
    await page.getByText(/^0 of \d+ claims$/).waitFor();
    expect(await decisionsTaken()).toBe(before);
  });

  it("leads from every number of every page to passages with one click, and from every passage to its article", async () => {
    const { page } = bench;
    const all = await findings();
    const article = (await ask<{ rows: readonly { id: string }[] }>(`/api/stories/${story}/documents?limit=1`)).rows[0]?.id;
    const pages = ["", "/figures", "/provenance", "/timeline", "/map", "/brief"].map((path) => `/story/${story}${path}`);
    const walked = [
      "/stories",
      ...pages,
      claimPage(all[0]),
      `/article/${article}`,
      "/search?q=warning",
      "/check?q=At%20least%2034%20people%20were%20killed",
      "/review",
    ];
    const targets = new Map<string, string>();
    let counted = 0;
    for (const path of walked) {
      await go(path);
      await page.locator("main .count, main a[href*='start='], main a.claim").first().waitFor(SLOW);
      const seen = (await page.evaluate(`(() => {
        const numbers = [...document.querySelectorAll("main .count, main .cell-value, main .counts *, main table.figures tbody td, main .effect li")].filter((one) => /\\d/.test(one.textContent));
        return numbers.map((one) => ({
          text: one.textContent,
          inCell: one.matches(".cell-value"),
          href: (one.closest("a") ?? one.querySelector("a") ?? (one.matches("td") ? one.parentElement.querySelector("a") : null))?.getAttribute("href") ?? null,
        }));
      })()`)) as readonly { readonly text: string; readonly href: string | null }[];
      expect(seen.filter(({ href }) => href === null).map(({ text }) => `${path}: ${text}`)).toEqual([]);
      counted += seen.length;
      for (const { href } of seen)
        if (href !== null && href !== "#passages") targets.set(href.replace(/#.*/, "").replace(/(?<=claim\/)[^?]+|(?<=article\/)[^?]+/, "*"), href);
      const lost = await page.evaluate(
        `[...document.querySelectorAll("main [data-passage]")].filter((one) => one.querySelector("a[href^='/article/'][href*='start=']") === null).length`,
      );
      expect(`${path}: ${lost}`).toBe(`${path}: 0`);
    }
    expect(counted).toBeGreaterThan(100);
    // one of each kind of target is followed: passages stand there, or the words marked in their article
    const kinds = new Map([...targets].map(([kind, href]) => [kind.replace(/start=.*/, ""), href]));
    expect(kinds.size).toBeGreaterThan(2);
    for (const href of kinds.values()) {
      await go(href);
      await page.locator("main [data-passage], main a[href*='start='], main mark").first().waitFor();
    }
  }, 300_000);

  it("breaks no policy of the page and asks nobody else", () => {
    expect(bench.elsewhere).toEqual([]);
    expect(bench.complaints.filter((line) => !/status of 40[03]/.test(line))).toEqual([]);
  });
});

if (missing !== null)
  it("has no browser on this desk, so reviewing was not tried", () => {
    process.stderr.write(`test/web: not run, the browser of @sparticuz/chromium does not start here: ${missing}\n`);
    expect(missing).not.toBe("");
  });
