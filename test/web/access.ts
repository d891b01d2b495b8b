import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { shoot } from "./workbench.ts";

/** A way somebody looks at a page. */
export interface Look {
  readonly name: string;
  readonly theme: "light" | "dark" | "contrast";
  readonly direction: "auto" | "rtl";
  readonly width: number;
  /** Pixels of the screen for one of the page: 2 is what a window has at 200 %. */
  readonly zoom: 1 | 2;
}

/** A window of 1280 px at 200 % has 640 px of page. */
export const LOOKS: readonly Look[] = [
  { name: "light", theme: "light", direction: "auto", width: 1280, zoom: 1 },
  { name: "dark", theme: "dark", direction: "auto", width: 1280, zoom: 1 },
  { name: "contrast", theme: "contrast", direction: "auto", width: 1280, zoom: 1 },
  { name: "zoomed", theme: "light", direction: "auto", width: 640, zoom: 2 },
  { name: "phone", theme: "dark", direction: "auto", width: 360, zoom: 1 },
  { name: "right-to-left", theme: "light", direction: "rtl", width: 1280, zoom: 1 },
  { name: "phone-right-to-left", theme: "light", direction: "rtl", width: 360, zoom: 1 },
];

/** Success criteria of WCAG 2.2, levels A and AA. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Every page of the workbench, by the name of its pictures. */
export const pagesOf = (story: string, finding: string): readonly (readonly [name: string, path: string])[] => [
  ["matrix", `/story/${story}`],
  ["claim", `/story/${story}/claim/${encodeURIComponent(finding)}`],
  ["brief", `/story/${story}/brief`],
  ["figures", `/story/${story}/figures`],
  ["provenance", `/story/${story}/provenance`],
  ["timeline", `/story/${story}/timeline`],
  ["map", `/story/${story}/map`],
  ["past", `/story/${story}?asOf=2041-02-18`],
  ["export", "/export"],
  ["article", `/article/${story}?start=590&end=625`],
  ["stories", "/stories"],
  ["review", "/review"],
  ["sources", "/sources"],
  ["search", "/search?q=warning"],
  ["check", "/check?q=At%20least%2034%20people%20were%20killed"],
  ["add", "/add"],
  ["watches", "/watches"],
  ["settings", "/settings"],
  ["account", "/account"],
  ["about", "/about"],
];

/** A browser window of that look; its settings are kept as the page itself would. */
export async function openLook(
  { browser, url }: { readonly browser: { newContext: (options: object) => Promise<BrowserContext> }; readonly url: string },
  look: Look,
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: look.width, height: 800 }, deviceScaleFactor: look.zoom, baseURL: url });
  const settings = JSON.stringify({ theme: look.theme, direction: look.direction });
  await context.addInitScript(`localStorage.setItem("unecho.settings", ${JSON.stringify(settings)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** How long nothing on a page changes before it is said to stand, in milliseconds. */
const STILL_MS = 250;

/** Waits until a page stands: nothing is on its way, and nothing changed for a moment. */
export async function standing(page: Page): Promise<void> {
  await page.locator("main h1").first().waitFor();
  let before = "";
  for (let still = false; !still; ) {
    await page.locator("main").getByText("One moment").waitFor({ state: "detached" });
    const now = await page.locator("main").innerHTML();
    still = now === before;
    before = now;
    if (!still) await page.waitForTimeout(STILL_MS);
  }
}

/** Themes and widths every page is pictured in; 640 px is a window of 1280 px at 200 %. */
const THEMES = ["light", "dark"] as const;
export const WIDTHS = [1280, 640, 360] as const;

/** Pictures of a page that stands, in both themes and these widths, without loading it again: `matrix-dark-360.png`. It is left in the last of them. */
export async function pictures(page: Page, name: string, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of THEMES) {
      await page.evaluate(`document.documentElement.setAttribute("data-theme", "${theme}")`);
      await shoot(page, `${name}-${theme}-${width}`);
    }
  }
}

/** What is wrong with a page in that look, in sentences; a picture of it goes to build/screenshots. */
export async function troublesOf(page: Page, look: Look, name: string, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await standing(page);
  await shoot(page, `${name}-${look.name}`);
  const over = Number(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return [
    ...(over > 0 ? [`${name}, ${look.name}: ${over} px over the edge`] : []),
    ...violations.map(({ id, nodes }) => `${name}, ${look.name}: ${id} at ${nodes[0]?.target.join(" ")} (${nodes.length})`),
  ];
}
