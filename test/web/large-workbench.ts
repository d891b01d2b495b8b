import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { keepLargeStory, LARGE_STORY } from "./large-story.ts";
import { type Vitals, vitalsOf, watchVitals } from "./vitals.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** Findings of the story the budgets are held against. */
export const LARGE = 2000;

/** The workbench on a store with one large story; a sentence where there is no browser to be had. */
export async function openLargeWorkbench(): Promise<Workbench | string> {
  const folder = mkdtempSync(join(tmpdir(), "unecho-large-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  await keepLargeStory(folder, LARGE);
  const opened = await openWorkbench(folder);
  if (typeof opened === "string") {
    remove();
    return opened;
  }
  return { ...opened, close: () => opened.close().finally(remove) };
}

/** The large story on a page of its own, watched from its first byte, as soon as its first row has its evidence. */
export async function openLargeStory({ context }: Workbench): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await watchVitals(page);
  await page.goto(`/story/${LARGE_STORY}`);
  await page.locator(".matrix tbody tr.chosen").waitFor();
  await page.locator(".work aside [data-passage]").first().waitFor();
  return page;
}

/** Pause between two presses, in milliseconds: a quick person's. */
const REST_MS = 120;

/** What a person does to a matrix: steps, opens, folds, filters, types. Every press waits for its picture. */
export async function pressThrough(page: Page): Promise<Vitals> {
  const rest = (): Promise<void> => page.waitForTimeout(REST_MS);
  await page.locator("h1").click();
  for (const key of ["j", "j", "n", "k", "]", "]", "[", "Z", "Z", "?", "Escape", "y"]) {
    await page.keyboard.press(key);
    await rest();
  }
  for (const at of [2, 4, 6, 3]) {
    await page.locator(".matrix tbody tr .claim").nth(at).click();
    await rest();
  }
  for (let turn = 0; turn < 2; turn += 1) {
    await page.locator(".matrix .group button").first().click();
    await rest();
  }
  await page.locator("[data-search]").click();
  await page.keyboard.type("karrow", { delay: REST_MS });
  await page.locator(".filters select").first().selectOption("contested");
  await rest();
  return vitalsOf(page);
}
