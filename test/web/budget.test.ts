import { afterAll, describe, expect, it } from "vitest";
import { LARGE, openLargeStory, openLargeWorkbench } from "./large-workbench.ts";
import { vitalsOf } from "./vitals.ts";
import type { Workbench } from "./workbench.ts";

// how long things take is measured by scripts/proofs/web-budget.ts; here stands what is the same on every desk
const opened = await openLargeWorkbench();
const missing = typeof opened === "string" ? opened : null;
const bench = opened as Workbench;

/** Most that parts of the page may jump. */
const MOST_CLS = 0.05;

describe.skipIf(missing !== null)("a story of two thousand claims", () => {
  afterAll(() => bench.close());

  it("draws the rows that are seen and knows of all, and nothing jumps while it comes", async () => {
    const page = await openLargeStory(bench);
    await page.getByText(`${LARGE.toLocaleString("en")} of ${LARGE.toLocaleString("en")} claims`).waitFor();
    const rows = page.locator(".matrix tbody tr[aria-rowindex]");
    expect(await rows.count()).toBeLessThan(40);
    expect((await vitalsOf(page)).cls).toBeLessThanOrEqual(MOST_CLS);
    await page.evaluate("document.querySelector('.matrix-frame').scrollTo(0, 1e7)");
    await expect.poll(() => rows.last().getAttribute("aria-rowindex"), { timeout: 5000 }).toBe(String(LARGE + 2));
    expect(await rows.count()).toBeLessThan(40);
    // and the watch would have seen a jump
    await page.waitForTimeout(600);
    await page.evaluate(
      "(() => { const push = document.createElement('p'); push.style.blockSize = '400px'; document.querySelector('main').prepend(push); })()",
    );
    expect((await vitalsOf(page)).cls).toBeGreaterThan(MOST_CLS);
    await page.close();
  });

  it("asks a few times for all of it, and for no map or graph before one is opened", async () => {
    const page = await bench.context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto("/");
    await page.locator(".work aside [data-passage]").first().waitFor();
    expect(asked.filter((path) => path.startsWith("/api/")).length).toBeLessThan(20);
    expect(asked.filter((path) => path.endsWith(".js"))).toHaveLength(1);
    expect(asked.filter((path) => /countries|map-page|provenance|figures|d3/.test(path))).toEqual([]);
    await page.getByRole("link", { name: "Map" }).click();
    await expect.poll(() => asked.some((path) => /map-page/.test(path))).toBe(true);
    await page.close();
  });

  it("would tell of a part that jumps", async () => {
    const page = await openLargeStory(bench);
    await page.evaluate(
      "(() => { const push = document.createElement('p'); push.style.blockSize = '400px'; document.querySelector('main').prepend(push); })()",
    );
    await expect.poll(async () => (await vitalsOf(page)).cls).toBeGreaterThan(MOST_CLS);
    await page.close();
  });

  it("complains of nothing", () => {
    expect(bench.complaints).toEqual([]);
    expect(bench.elsewhere).toEqual([]);
  });
});

if (missing !== null)
  it("has no browser on this desk, so the large story was not opened", () => {
    process.stderr.write(`test/web/budget: not run, the browser of @sparticuz/chromium does not start here: ${missing}\n`);
    expect(missing).not.toBe("");
  });
