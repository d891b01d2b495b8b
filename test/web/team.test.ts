import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "../../src/node/app/team/password.ts";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { TEAM_PASSWORD } from "../door-samples.ts";
import { root, runUnecho } from "../run-unecho.ts";
import { type Served, serveApart } from "../served.ts";
import { openBrowser } from "./workbench.ts";

// the browser is looked for before the tests are listed, so that a desk without it says what it does not run
const launched = await openBrowser();
const missing = typeof launched === "string" ? launched : null;
const browser = launched as Browser;

const folder = mkdtempSync(join(tmpdir(), "unecho-team-web-"));
const data = ["--data", join(folder, "store")];
const REPORTS = readdirSync(join(root, "corpus/demo/reports"))
  .slice(0, 4)
  .map((name) => join(root, "corpus/demo/reports", name));
const WAIT = { timeout: 40_000 };
/** What is offered to whoever may rule. */
const RULINGS = ["Accept", "Reject", "Correct", "Split off", "Mark as checked", "Sign off", "Same", "Take back"] as const;

let served: Served;
/** The page of a finding, and what it counts. */
let claim = "";

/** A window of somebody's own, nobody signed in. */
async function sitDown(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: served.url });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  return page;
}

async function signIn(page: Page, name: string, password = TEAM_PASSWORD): Promise<void> {
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("main h1").waitFor();
}

/** Somebody signed in, at the page of the finding. */
async function enter(name: string): Promise<Page> {
  const page = await sitDown();
  await page.goto("/");
  await signIn(page, name);
  await page.locator(".matrix tbody tr.chosen").waitFor();
  await go(page, claim);
  await page.locator("[data-passage]").first().waitFor();
  return page;
}

const statusOf = async (context: BrowserContext, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
  (await context.request.get(path, { headers })).status();

describe.skipIf(missing !== null)("a team in its browsers", () => {
  beforeAll(async () => {
    // a few reports will do: what every answer would change is worked out for them
    const read = await runUnecho(["read", ...REPORTS, ...data]);
    if (read.code !== 0) throw new Error(read.err);
    const added = await runUnecho(["users", "add", "ana", "--role", "admin", ...data], { input: `${TEAM_PASSWORD}\n` });
    if (added.code !== 0) throw new Error(added.err);
    const store = await openSqliteStore(join(folder, "store"));
    const password = await hashPassword(TEAM_PASSWORD, { n: 1024, r: 8, p: 1 });
    for (const [name, role] of [
      ["ben", "analyst"],
      ["vera", "viewer"],
    ] as const)
      await store.accounts.putUser({ name, role, password, createdAt: "2031-05-14T09:00:00.000Z" });
    await store.close();
    served = await serveApart(["--team", ...data]);
  });
  afterAll(async () => {
    await browser.close();
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("tells nothing before somebody signs in, and refuses a wrong password in a sentence", async () => {
    const page = await sitDown();
    await page.goto("/stories");
    expect(await statusOf(page.context(), "/api/stories")).toBe(401);
    await signIn(page, "ana", "not the password");
    await page.getByRole("alert").waitFor();
    await signIn(page, "ana");
    await page.getByRole("link", { name: "ana" }).waitFor();
    await page.getByText("(keeps the team)").waitFor();
    const { rows } = (await (await page.context().request.get("/api/stories?order=size&limit=1")).json()) as { rows: readonly { id: string }[] };
    const story = rows[0]?.id ?? "";
    const findings = (await (await page.context().request.get(`/api/stories/${story}/findings`)).json()) as { rows: readonly { id: string }[] };
    claim = `/story/${story}/claim/${encodeURIComponent(findings.rows[0]?.id ?? "")}`;
    expect(findings.rows.length).toBeGreaterThan(3);
    await page.context().close();
  });

  it("lets a viewer read and gives no way to decide, by button or key, while an analyst's word shows under the analyst's name at once", async () => {
    const [vera, ben] = [await enter("vera"), await enter("ben")];
    for (const name of RULINGS) expect(await vera.getByRole("button", { name, exact: true }).count()).toBe(0);
    expect(await ben.getByRole("button", { name: "Accept" }).count()).toBe(1);
    for (const key of ["a", "r", "e", "-"]) await vera.keyboard.press(key);
    expect(await vera.getByRole("dialog").count()).toBe(0);
    await vera.getByText("not reviewed").waitFor();

    await vera.evaluate("window.sameDocument = true");
    await ben.keyboard.press("r");
    await ben.getByRole("dialog").getByRole("button", { name: "too old" }).click();
    await vera.getByText("rejected by a person: counts nowhere").waitFor();
    await vera.getByText("set aside by ben: too old").first().waitFor();
    await ben.locator(".toast").last().getByRole("button").click();
    await vera.getByText("not reviewed").waitFor();
    await ben.getByRole("button", { name: "Mark as checked" }).click();
    await vera.locator(".chip", { hasText: "Checked: ben" }).waitFor();
    expect(await vera.evaluate("window.sameDocument")).toBe(true);

    await go(vera, "/review");
    await vera.getByText("Your account reads here; an analyst can answer.").waitFor(WAIT);
    for (const key of ["c", "d", "a", "r"]) await vera.keyboard.press(key);
    for (const name of RULINGS) expect(await vera.getByRole("button", { name, exact: true }).count()).toBe(0);
    const ana = await enter("ana");
    await go(ana, "/review");
    const log = ana.locator("section", { has: ana.getByRole("heading", { name: "Log of decisions" }) }).locator("li");
    await log.first().waitFor(WAIT);
    expect((await log.allTextContents()).map((line) => /^\d+(\w[\w ]*), by (\w+)/.exec(line)?.slice(1))).toEqual([
      ["Checked", "ben"],
      ["Take back", "ben"],
      ["Reject", "ben"],
    ]);
    for (const page of [vera, ben, ana]) await page.context().close();
  }, 120_000);

  it("takes no more from an analyst whose role went while the page was open", async () => {
    const ben = await enter("ben");
    const changed = await runUnecho(["users", "role", "ben", "viewer", ...data]);
    expect(changed.code).toBe(0);
    await ben.keyboard.press("a");
    await ben.getByText("Not done: your account only reads here; ask whoever keeps the team for the role of an analyst.").waitFor();
    await ben.getByText("not reviewed").waitFor();
    await ben.context().close();
  });

  it("makes a token that is shown once and works until it is ended, and ends every session when somebody signs out everywhere", async () => {
    const [ana, elsewhere] = [await enter("ana"), await enter("ana")];
    await ana.getByRole("link", { name: "ana" }).click();
    await ana.getByLabel("What it is for").fill("the night desk");
    await ana.getByLabel("may").selectOption("analyst");
    await ana.getByRole("checkbox", { name: "also writes" }).check();
    await ana.getByRole("button", { name: "Make a token" }).click();
    const secret = (await ana.locator(".notice code").textContent()) ?? "";
    const row = ana.getByRole("row", { name: /the night desk/ });
    await row.getByText("analyst, also writes").waitFor();
    const bearer = { authorization: `Bearer ${secret}` };
    const stranger = (await sitDown()).context();
    expect([await statusOf(stranger, "/api/stories"), await statusOf(stranger, "/api/stories", bearer)]).toEqual([401, 200]);
    await ana.reload();
    await row.waitFor();
    expect(await ana.content()).not.toContain(secret);
    await row.getByRole("button", { name: "End" }).click();
    await row.getByText("ended").waitFor();
    expect(await statusOf(stranger, "/api/stories", bearer)).toBe(401);

    await ana.getByRole("button", { name: "Sign out everywhere" }).click();
    await ana.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await statusOf(elsewhere.context(), "/api/stories")).toBe(401);
    const vera = await enter("vera");
    await vera.getByRole("button", { name: "Sign out" }).click();
    await vera.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await statusOf(vera.context(), "/api/stories")).toBe(401);
    for (const context of [ana.context(), elsewhere.context(), vera.context(), stranger]) await context.close();
  });
});

if (missing !== null)
  it("has no browser on this desk, so a team was not tried", () => {
    process.stderr.write(`test/web: not run, the browser of @sparticuz/chromium does not start here: ${missing}\n`);
    expect(missing).not.toBe("");
  });
