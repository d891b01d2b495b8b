import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOOKS, openLook, pagesOf, pictures, troublesOf } from "./access.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

interface Finding {
  readonly id: string;
  readonly label: string;
  readonly claims: readonly string[];
  readonly count: { readonly min: number; readonly max: number; readonly ids: readonly string[] };
}
interface Claim {
  readonly id: string;
  readonly document: string;
  readonly text: string;
  readonly finding: string | null;
  readonly start: number;
  readonly end: number;
}

// the browser is looked for before the tests are listed, so that a desk without it says what it does not run
const opened = await openWorkbench();
const missing = typeof opened === "string" ? opened : null;
const bench = opened as Workbench;

let story = "";

const ask = async <T>(path: string): Promise<T> => (await bench.context.request.get(path)).json() as Promise<T>;
const rowsOf = async <T>(path: string): Promise<readonly T[]> => (await ask<{ rows: readonly T[] }>(`${path}?limit=1000`)).rows;
const findings = (): Promise<readonly Finding[]> => rowsOf<Finding>(`/api/stories/${story}/findings`);
const claims = (): Promise<readonly Claim[]> => rowsOf<Claim>(`/api/stories/${story}/claims`);
const range = ({ min, max }: Finding["count"]): string => (min === max ? `${min}` : `${min}–${max}`);
const articlesOf = (finding: Finding, all: readonly Claim[]): number =>
  new Set(all.filter(({ id }) => finding.claims.includes(id)).map(({ document }) => document)).size;

/** The finding most articles carry: what the first row must show. */
async function mostCarried(): Promise<{ readonly finding: Finding; readonly articles: number }> {
  const all = await claims();
  const counted = (await findings()).map((finding) => ({ finding, articles: articlesOf(finding, all) }));
  const [first] = counted.sort(
    (a, b) => b.articles - a.articles || b.finding.count.max - a.finding.count.max || b.finding.claims.length - a.finding.claims.length,
  );
  if (first === undefined) throw new Error("the example has no finding");
  return first;
}

/** Opens a page and waits until its heading is there. */
async function go(path: string, page: Page = bench.page): Promise<void> {
  await page.goto(path);
  await page.locator("main h1").waitFor();
}

const evidence = (): ReturnType<Page["locator"]> => bench.page.locator(".work aside");

describe.skipIf(missing !== null)("the workbench", () => {
  beforeAll(async () => {
    story = (await ask<{ rows: readonly { id: string }[] }>("/api/stories?order=size&limit=1")).rows[0]?.id ?? "";
  });
  afterAll(() => bench.close());

  it("opens on the largest story, with the counts and the evidence of its first row, without a click", async () => {
    const { finding, articles } = await mostCarried();
    await go("/");
    expect(new URL(bench.page.url()).pathname).toBe(`/story/${story}`);
    const first = bench.page.locator(".matrix tbody tr").first();
    for (const place of [first, evidence()]) {
      await place.getByText(`${articles} articles`, { exact: true }).waitFor();
      await place.getByText(`${range(finding.count)} origin${finding.count.max === 1 ? "" : "s"}`, { exact: true }).waitFor();
    }
    expect(await evidence().locator("[data-passage]").count()).toBe(finding.claims.length);
  });

  it("leads from a count to its passages, and from a passage to its words in the article", async () => {
    const all = await claims();
    const link = evidence().locator("a[data-open]").first();
    const to = new URL((await link.getAttribute("href")) ?? "", bench.url);
    await link.click();
    await bench.page.locator("mark").first().waitFor();
    const marked = (await bench.page.locator("mark").allTextContents()).join("");
    const claim = all.find(({ start, document }) => String(start) === to.searchParams.get("start") && to.pathname.endsWith(document));
    expect(marked).toBe(claim?.text);
    expect(await bench.page.locator(".article-text .boilerplate").count()).toBeGreaterThan(0);
    await bench.page.goBack();
    await evidence().locator("[data-passage]").first().waitFor();
  });

  it("keeps what it shows in the address: a filtered page is the same for whoever opens it, and back goes back", async () => {
    await go(`/story/${story}?status=contested`);
    const contested = (await rowsOf<Finding>(`/api/stories/${story}/findings`)).filter((one) => (one as unknown as { status: string }).status === "contested");
    expect(await bench.page.locator(".matrix tbody th").count()).toBe(contested.length);
    await bench.page.locator(".filters select").first().selectOption("");
    await bench.page.waitForURL((url) => !url.search.includes("status"));
    await go(`/f/${encodeURIComponent(contested[0]?.id ?? "")}`);
    expect(new URL(bench.page.url()).pathname).toBe(`/story/${story}/claim/${encodeURIComponent(contested[0]?.id ?? "")}`);
  });

  it("joins two origins, shows the count move, and takes it back", async () => {
    const [wanted] = (await findings()).filter(({ count }) => count.min === 2 && count.ids.length === 2);
    expect(wanted).toBeDefined();
    await go(`/story/${story}/claim/${encodeURIComponent(wanted?.id ?? "")}`);
    const count = bench.page.locator(".page > .row .origins");
    const before = await count.textContent();
    await bench.page.getByText("Are two of these one source?").click();
    await bench.page.getByRole("button", { name: "Same" }).first().click();
    await expect.poll(() => count.textContent(), { timeout: 60_000 }).not.toBe(before);
    const toast = bench.page.locator(".toast");
    expect(await toast.first().textContent()).toMatch(/origins \d.* → \d/);
    await toast.getByRole("button").click();
    await expect.poll(() => count.textContent(), { timeout: 60_000 }).toBe(before);
  });

  it("does all of it by keys, and none while somebody writes", async () => {
    const { page } = bench;
    await go(`/story/${story}`);
    await page.locator(".matrix tbody tr.chosen").waitFor();
    const title = (): Promise<string | null> => evidence().locator("h2").textContent();
    const first = await title();
    await page.keyboard.press("j");
    await expect.poll(title).not.toBe(first);
    await page.keyboard.press("k");
    await expect.poll(title).toBe(first);
    await page.keyboard.press("]");
    await expect.poll(() => page.locator("[data-passage]:focus").count()).toBe(1);
    await page.keyboard.press("/");
    await page.keyboard.type("jkz");
    expect(await page.locator("[data-search]").inputValue()).toBe("jkz");
    await page.locator("[data-search]").fill("");
    await expect.poll(title).toBe(first);
    await page.locator("h1").click();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("o");
    await page.waitForURL(/\/claim\//);
    await page.locator(".passages.wide").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.pathname.includes("/claim/"));
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await page.waitForURL(/\/stories/);
  });

  it("holds a sentence against the reports, and leads to the passages", async () => {
    await go("/check");
    await bench.page.getByLabel("Sentence").fill("The toll stands at 34.");
    await bench.page.getByRole("button", { name: "Check" }).click();
    const answer = bench.page.locator("main section.card");
    await answer.waitFor();
    expect(await answer.locator(".chip").first().textContent()).toMatch(/supported|reported otherwise|not found|contradicted/);
    expect(await answer.locator("a[href^='/article/']").count()).toBeGreaterThan(0);
  });

  it("finds words in the reports, and leads to where they stand", async () => {
    await go("/search");
    await bench.page.getByLabel("Words").fill("nobody wanted");
    await bench.page.getByRole("button", { name: "Search" }).click();
    const hit = bench.page.locator("main li.card").first();
    expect((await hit.locator("blockquote").textContent())?.toLowerCase()).toContain("nobody wanted");
    await hit.getByRole("link").first().click();
    await bench.page.locator("mark").first().waitFor();
  });

  it("prints a brief in which every sentence has marks that lead to passages", async () => {
    await go(`/story/${story}/brief`);
    const sentences = bench.page.locator(".brief section[aria-labelledby=section-in-brief] li");
    await sentences.first().waitFor();
    for (const one of await sentences.all()) expect(await one.locator(".marks a").count()).toBeGreaterThan(0);
    await bench.page.emulateMedia({ media: "print" });
    expect(await bench.page.locator(".top").isVisible()).toBe(false);
    await bench.page.emulateMedia({ media: null });
  });

  it("draws a figure over time with a table of the same values, and who has it from whom with a tree that says the same", async () => {
    const { finding } = await mostCarried();
    await go(`/story/${story}/figures?sel=${encodeURIComponent(finding.id)}`);
    const own = (await claims()).filter(({ id }) => finding.claims.includes(id));
    expect(await bench.page.locator("table.figures tbody tr").count()).toBe(own.length);
    expect(await bench.page.locator("svg.chart .dot").count()).toBeGreaterThan(1);
    await go(`/story/${story}/provenance?sel=${encodeURIComponent(finding.id)}`);
    expect(await bench.page.locator(".graph .layer-0").count()).toBe(await bench.page.locator(".tree > ul").first().locator("> li").count());
    expect(await bench.page.locator(".graph .box a").count()).toBe(await bench.page.locator(".tree ul ul > li").count());
  });

  it("makes a file for another tool, its warnings first", async () => {
    await go("/export?format=ucdp");
    await bench.page.getByRole("button", { name: "Prepare" }).click();
    const ready = bench.page.locator("main section.card");
    await ready.waitFor();
    expect(await ready.locator("li").count()).toBeGreaterThan(0);
    const download = bench.page.waitForEvent("download");
    await ready.getByRole("button").click();
    expect((await download).suggestedFilename()).toBe("events_ucdp.csv");
  });

  it("speaks a second language, and says the same things in it", async () => {
    await go("/settings");
    await bench.page.getByRole("combobox", { name: "Language", exact: true }).selectOption("uk");
    await bench.page.getByRole("heading", { name: "Налаштування" }).waitFor();
    await expect.poll(() => bench.page.title()).toBe("Налаштування · unecho");
    // what is counted and why a finding stands as it does are said in it, with the counts the server has
    await go(`/story/${story}`);
    const { finding } = await mostCarried();
    await evidence().getByRole("heading", { level: 2 }).getByText("загинуло:").waitFor();
    const why = evidence().locator(".evidence > p", { hasText: "Чому:" });
    expect(await why.textContent()).toMatch(new RegExp(`усе веде до одного першоджерела.*; ${finding.count.min} за всю історію`));
    expect(await why.locator("[lang=en]").count()).toBe(0);
    // what the server says in sentences of its own is marked as what it is
    await go("/stories");
    await bench.page.locator("main bdi[lang=en]").first().waitFor();
    await go("/settings");
    expect(await bench.page.locator("html").getAttribute("lang")).toBe("uk");
    await bench.page.getByRole("combobox", { name: "Мова", exact: true }).selectOption("en");
    await bench.page.getByRole("heading", { name: "Settings" }).waitFor();
  });

  it("is accessible on every page, each in one of the ways people look, and nothing hangs over the edge", async () => {
    const { finding } = await mostCarried();
    const found: string[] = [];
    // each look opens its pages in one window, and both themes are pictured; all pages in all looks and widths are in scripts/proofs/web-access.ts
    const pages = pagesOf(story, finding.id);
    for (const [at, look] of LOOKS.entries()) {
      const page = await openLook(bench, look);
      for (const [name, path] of pages.filter((_, index) => index % LOOKS.length === at)) {
        found.push(...(await troublesOf(page, look, name, path)));
        await pictures(page, name, [look.width]);
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 400_000);

  it("keeps still for whoever asks for it, and shows what is chosen where colours are forced", async () => {
    const { page } = bench;
    await page.emulateMedia({ reducedMotion: "reduce", forcedColors: "active" });
    await go(`/story/${story}`);
    await page.locator(".matrix tbody tr.chosen").waitFor();
    const moving = await page.evaluate(
      "[...document.querySelectorAll('*')].filter((one) => { const { transitionDuration, animationDuration } = getComputedStyle(one); return Math.max(parseFloat(transitionDuration), parseFloat(animationDuration)) > 0.001; }).length",
    );
    expect(moving).toBe(0);
    const edge = (selector: string): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).borderInlineStartColor`);
    const under = (selector: string): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).borderBlockEndColor`);
    expect(await edge(".matrix tr.chosen > th")).not.toBe(await edge(".matrix tbody tr[aria-rowindex]:not(.chosen) > th"));
    expect(await under(".tabs a[aria-current]")).not.toBe(await under(".tabs a:not([aria-current])"));
    await page.emulateMedia({ reducedMotion: null, forcedColors: null });
  });

  it("shows a story as it stood at the end of a day, in the address of every page, and takes no decision on it", async () => {
    const all = await rowsOf<{ readonly published: string | null }>(`/api/stories/${story}/documents`);
    const days = [...new Set(all.flatMap(({ published }) => published?.slice(0, 10) ?? []))].sort();
    const day = days[Math.floor(days.length / 2)] ?? "";
    // a report without a date was always known
    const known = all.filter(({ published }) => published === null || published.slice(0, 10) <= day).length;
    expect(known).toBeLessThan(all.length);
    await go(`/story/${story}`);
    await bench.page.getByLabel("as of").fill(day);
    await bench.page.getByLabel("as of").press("Enter");
    const head = bench.page.locator(".story-head");
    await head.getByText(`${known} articles`).waitFor();
    await bench.page.getByRole("link", { name: "Brief", exact: true }).click();
    await bench.page.waitForURL((url) => url.pathname.endsWith("/brief") && url.searchParams.get("asOf") === day);
    await head.getByText(`${known} articles`).waitFor();
    await bench.page.goBack();
    await bench.page.locator(".matrix tbody tr.chosen").waitFor();
    await bench.page.keyboard.press("a");
    await bench.page.locator(".toast").getByText("leave the past state first").waitFor();
    await bench.page.getByRole("button", { name: "Now" }).click();
    await head.getByText(`${all.length} articles`).waitFor();
  });

  it("keeps a watch with its feed, and lets it go", async () => {
    const { page } = bench;
    await go("/watches");
    await page.getByLabel("Words").fill("eruption");
    await page.getByRole("button", { name: "Watch", exact: true }).click();
    const card = page.locator("main li.card");
    await card.getByText("eruption").waitFor();
    const feed = await bench.context.request.get((await card.getByRole("link", { name: "Atom" }).getAttribute("href")) ?? "");
    expect(await feed.text()).toContain("<feed");
    await card.getByRole("button", { name: "Watch no more" }).click();
    await page.getByRole("alert").getByRole("button", { name: "Watch no more" }).click();
    await page.getByText("Nothing is watched yet").waitFor();
  });

  it("says who brought what first and who repeats, and writes figures and days as a person wants them", async () => {
    const { page } = bench;
    await go("/sources");
    const outlets = page.locator("table.figures").first().locator("tbody tr");
    const named = new Set((await rowsOf<{ outlet: string | null; name: string }>("/api/documents")).map(({ outlet, name }) => outlet ?? name));
    expect(await outlets.count()).toBe(named.size);
    expect(await page.locator("table.figures").nth(1).locator("tbody tr").count()).toBeGreaterThan(2);
    await go("/settings");
    await page.getByText("Reports are kept for good").waitFor();
    await page.getByRole("combobox", { name: "Dates" }).selectOption("iso");
    await go(`/story/${story}/timeline`);
    expect(await page.locator("[data-day]").first().textContent()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await go("/settings");
    await page.getByRole("combobox", { name: "Dates" }).selectOption("medium");
    await page.getByText("unecho backup store.zip").waitFor();
    // the codes of places and days are those of the codebook somebody chose
    const { finding } = await mostCarried();
    const where = page.locator("[data-passage] p", { hasText: "where:" }).first();
    for (const [book, words] of [
      ["ACLED", /\(ACLED [123]: /],
      ["none", /where:[^(]*$/],
      ["UCDP", /\(UCDP [1-7]: /],
    ] as const) {
      await go("/settings");
      await page.getByRole("combobox", { name: "Precision codes" }).selectOption({ label: book });
      await go(`/story/${story}/claim/${encodeURIComponent(finding.id)}`);
      await where.waitFor();
      expect(await where.textContent()).toMatch(words);
    }
  });

  it("reads a pasted report at once, and counts it", async () => {
    const articles = async (): Promise<number> => (await ask<{ articles: number }>(`/api/stories/${story}`)).articles;
    const before = await articles();
    await go("/add");
    await bench.page
      .getByLabel(/paste the text/)
      .fill(
        "PORT ANDRIS, Ithmar - The eruption of Mount Harrok on Selvane killed 34 people, the Interior Ministry said on Friday. Nine people are missing in Karrow.",
      );
    await bench.page.getByLabel("Outlet").fill("The Selvane Ledger");
    await bench.page.getByLabel("Published on").fill("2041-02-21");
    await bench.page.getByRole("button", { name: "Read it" }).click();
    await bench.page.getByText("1 report read").waitFor();
    await expect.poll(articles, { timeout: 60_000 }).toBe(before + 1);
    await bench.page.getByRole("link", { name: /Officials sat on/ }).click();
    await bench.page
      .locator(".story-head")
      .getByText(`${before + 1} articles`)
      .waitFor();
  });

  it("shows hostile words of a report as words, with everything invisible in them seen", async () => {
    const page = await bench.context.newPage();
    const label = "<img src=x onerror=alert(1)><b>Ki\u202Eev\u200B</b>";
    await page.route("**/api/stories?*", async (route) => {
      const answer = (await (await route.fetch()).json()) as { readonly rows: readonly object[] };
      await route.fulfill({ json: { ...answer, rows: answer.rows.map((row) => ({ ...row, label })) } });
    });
    await go("/stories", page);
    expect(await page.locator(".story h2").first().textContent()).toBe("<img src=x onerror=alert(1)><b>Ki⟦U+202E⟧ev⟦U+200B⟧</b>");
    expect(await page.locator("main img").count()).toBe(0);
    await page.close();
  });

  it("reads several files at once with counts, says what was left out and why, and is stopped without losing what was read", async () => {
    const page = await bench.context.newPage();
    await go("/add", page);
    const report = (at: number): string =>
      `DUNMERE, Ithmar - A landslip near Dunmere blocked ${at + 2} roads on Friday, the roads office of district ${at} said.`;
    const files = Array.from({ length: 20 }, (_, at) => ({ name: `slip-${at}.txt`, mimeType: "text/plain", buffer: Buffer.from(report(at)) }));
    const broken = { name: "broken.json", mimeType: "application/json", buffer: Buffer.from("{") };
    // the second request waits until somebody has stopped the import
    let requests = 0;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/api/operations/read", async (route) => {
      requests += 1;
      if (requests === 2) await held;
      await route.continue();
    });
    await page.locator("input[type=file]").setInputFiles([broken, ...files]);
    await page.getByText("8 of 21 handed over").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    letGo();
    await page.getByText("16 of 21 handed over: 15 reports read").waitFor();
    expect(requests).toBe(2);
    await page.getByRole("button", { name: "Go on with 5 more" }).click();
    await page.getByText("21 of 21 handed over: 20 reports read, 1 left out").waitFor();
    await page.locator("details li", { hasText: "broken.json" }).getByText("not valid JSON").waitFor();
    expect(await page.locator("details li span[lang=en]").count()).toBe(1);
    await page.close();
  });

  it("asks for pasted addresses, and never for one inside the network of the machine", async () => {
    const page = await bench.context.newPage();
    await go("/add", page);
    await page.getByLabel(/paste the text/).fill(`${bench.url}/about\nhttp://10.0.0.1/report`);
    await page.getByText("2 addresses").waitFor();
    await page.getByRole("button", { name: "Read it" }).click();
    await page.getByText("2 of 2 handed over: 0 reports read, 2 left out").waitFor();
    await page.close();
  });

  it("asks a team for a name first", async () => {
    const page = await bench.context.newPage();
    await page.route("**/api/session", (route) => route.fulfill({ json: { mode: "team", account: null, role: null, token: null } }));
    await go("/stories", page);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.locator(".story").count()).toBe(0);
    await page.close();
  });

  it("asks nothing of any other server, and no page breaks its own policy", () => {
    expect(bench.elsewhere).toEqual([]);
    // an address inside the network is refused on purpose, and the browser's console says so
    expect(bench.complaints.filter((line) => !/Failed to load resource: the server responded with a status of 422/.test(line))).toEqual([]);
  });
});

if (missing !== null)
  it("has no browser on this desk, so the pages were not tried", () => {
    process.stderr.write(`test/web: not run, the browser of @sparticuz/chromium does not start here: ${missing}\n`);
    expect(missing).not.toBe("");
  });
