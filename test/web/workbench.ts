import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";
import { commandFile } from "../command-file.ts";
import { root, SURROUNDINGS } from "../run-unecho.ts";

/** Where pictures of the pages go; never committed. */
const SHOTS = join(root, "build/screenshots");

/** The workbench as a person has it: the command that opens it, and a browser. */
export interface Workbench {
  readonly url: string;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What pages complained of: errors, refusals of the policy. */
  readonly complaints: readonly string[];
  /** Addresses of other servers that were asked for. */
  readonly elsewhere: readonly string[];
  close(): Promise<void>;
}

/** The browser of the npm package; a sentence instead where this desk lacks the libraries it stands on. */
export async function openBrowser(): Promise<Browser | string> {
  // fonts come with the package, for a desk that has none
  if (!existsSync("/etc/fonts")) process.env.FONTCONFIG_PATH ??= join(tmpdir(), "fonts");
  try {
    return await playwright.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox", "--disable-gpu"], headless: true });
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n").find((line) => line.includes("lib")) ?? error.message.slice(0, 200)) : String(error);
  }
}

/** The address a command prints once it answers. */
function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.once("exit", () => reject(new Error(`unecho open ended: ${said}`)));
  });
}

/** Runs the command that opens the workbench, on a free port. */
export async function startWorkbench(flags: readonly string[]): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of SURROUNDINGS) delete env[name];
  const child = spawn(process.execPath, [commandFile(), "open", ...flags, "--no-browser", "--port", "0"], { cwd: root, env });
  const url = await addressOf(child);
  const stop = async (): Promise<void> => {
    const over = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await over;
  };
  return { url, stop };
}

/** Starts both; a sentence where there is no browser to be had. `data` is the folder of a store; left out, the bundled example is shown. */
export async function openWorkbench(data?: string): Promise<Workbench | string> {
  const browser = await openBrowser();
  if (typeof browser === "string") return browser;
  const { url, stop } = await startWorkbench(data === undefined ? ["--demo"] : ["--data", data]);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: url });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: url });
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("request", (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith("data:")) elsewhere.push(request.url());
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return {
    url,
    browser,
    context,
    page,
    complaints,
    elsewhere,
    async close() {
      await browser.close();
      await stop();
    },
  };
}

/** A picture of the page as it is. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
