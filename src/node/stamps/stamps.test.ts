import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { hasOpenssl, opensslAuthority } from "../../../test/openssl-authority.ts";
import { runInside } from "../../../test/run-inside.ts";
import { seededRandom } from "../../../test/seeded-random.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import { type Purpose, type TestAuthority, testAuthority } from "../../../test/time-stamp-authority.ts";
import type { Store } from "../app/ports.ts";
import { sha256 } from "../sha256.ts";
import { openSqliteStore } from "../store/sqlite.ts";
import { checkToken } from "./check-token.ts";
import { timeStampQuery } from "./query.ts";
import { readReply } from "./reply.ts";

const data = new TextEncoder().encode("the ends of some chains");
const nonce = "f00dbeef00112233";
const asked = { data, nonce, trusted: null };

async function tokenOf(authority: TestAuthority): Promise<Uint8Array> {
  const reply = readReply(await authority.reply(timeStampQuery(sha256(data), nonce)));
  if (reply.kind === "problem") throw new Error(reply.message);
  return reply.token;
}

let authority: TestAuthority;
let token: Uint8Array;
beforeAll(async () => {
  authority = await testAuthority();
  token = await tokenOf(authority);
});

describe("a token", () => {
  it("holds for what was asked, by whoever trusts the root of its signer", async () => {
    expect(await checkToken(token, asked)).toMatchObject({ signer: "Clock of a test", faults: [] });
    expect((await checkToken(token, { ...asked, trusted: authority.root })).faults).toEqual([]);
  });

  it.skipIf(!hasOpenssl)("of OpenSSL holds as well", async () => {
    const other = opensslAuthority();
    expect((await checkToken(await tokenOf(other), { ...asked, trusted: other.root })).faults).toEqual([]);
    other.close();
  });

  const refused: readonly (readonly [what: string, change: Partial<typeof asked> | { readonly trusted: string }, fault: RegExp])[] = [
    ["about something else", { data: new TextEncoder().encode("other ends") }, /about something else/],
    ["with another nonce", { nonce: "f00dbeef00112234" }, /nonce is not ours/],
    ["with a nonce that only begins alike", { nonce: "f00dbeef0011223300" }, /nonce is not ours/],
  ];
  it.each(refused)("%s is refused", async (_, change, fault) => {
    expect((await checkToken(token, { ...asked, ...change })).faults.join("\n")).toMatch(fault);
  });

  it("of a signer whom nobody here trusts is refused where somebody is to be trusted", async () => {
    const stranger = await testAuthority();
    expect((await checkToken(token, { ...asked, trusted: stranger.root })).faults.join()).toMatch(/does not come from one that you trust/);
    stranger.close();
  });

  const purposes: readonly (readonly [Purpose, RegExp])[] = [
    ["not critical", /does not demand/],
    ["other", /for other purposes/],
    ["mixed", /for other purposes/],
    ["none", /does not say that it is for time stamps/],
  ];
  it.each(purposes)("of a signer whose purpose is %s is refused", async (purpose, fault) => {
    const wrong = await testAuthority(purpose);
    const { faults } = await checkToken(await tokenOf(wrong), asked);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
    wrong.close();
  });

  it("of a moment when the signer's certificate did not hold is refused", async () => {
    const late = await testAuthority("critical", { time: new Date("2019-05-14T09:20:00Z") });
    expect((await checkToken(await tokenOf(late), asked)).faults.join()).toMatch(/did not hold at that moment/);
    late.close();
  });

  it("is refused with any bit of it turned (200 of them), cut off anywhere, and with something behind it", async () => {
    const dice = seededRandom(7);
    const taken: string[] = [];
    for (let time = 0; time < 200; time += 1) {
      const at = dice.whole(0, token.length * 8 - 1);
      const changed = Buffer.from(token);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      if ((await checkToken(changed, asked)).faults.length === 0) taken.push(`bit ${at}`);
    }
    for (let time = 0; time < 20; time += 1) {
      const length = dice.whole(0, token.length - 1);
      if ((await checkToken(token.subarray(0, length), asked)).faults.length === 0) taken.push(`the first ${length} bytes`);
    }
    if ((await checkToken(Buffer.concat([token, Buffer.from([5, 0])]), asked)).faults.length === 0) taken.push("two bytes more");
    expect(taken).toEqual([]);
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["words", Buffer.from("<html>not found</html>")],
    ["a refusal", Buffer.from("30053003020102", "hex")],
  ])("is not found in %s", (_, bytes) => {
    expect(readReply(bytes).kind).toBe("problem");
  });
});

for (const kind of await storeKinds()) {
  describe(`stamps: ${kind.name}`, () => {
    let store: Store;
    eachOnFreshStore(kind, (fresh) => {
      store = fresh;
    });

    it("are kept in the order they came, all or nothing", async () => {
      const heads = await store.ledger.heads();
      const stampOf = (authority: string) => ({ heads, authority, askedAt: "2031-05-14T09:20:00.000Z", nonce, token: "AAAA" });
      for (const host of ["one.test", "two.test"]) await store.ledger.addStamp(stampOf(host));
      const failing = store.transaction(async (inner) => {
        await inner.ledger.addStamp(stampOf("three.test"));
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.ledger.stamps()).toEqual([stampOf("one.test"), stampOf("two.test")]);
    });
  });
}

describe("unecho stamp", () => {
  let folder = "";
  let server: Server;
  let url = "";
  /** What the authority answers with; a test may change it. */
  let answer: (query: Uint8Array) => Uint8Array | Promise<Uint8Array> = (query) => authority.reply(query);
  let questions = 0;
  const run = (...words: readonly string[]) => runInside([...words, "--data", join(folder, "store")], { cwd: folder });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "unecho-stamp-"));
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", async () => {
        questions += 1;
        response.writeHead(200, { "content-type": "application/timestamp-reply" });
        response.end(await answer(Buffer.concat(parts)));
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
    writeFileSync(join(folder, "r1.txt"), "At least 12 people were killed in Tessel on Monday, the mayor said.");
    writeFileSync(join(folder, "root.pem"), authority.root);
    await run("read", "r1.txt");
  });
  afterAll(() => {
    server.close();
    authority.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const allowed = () => ["--allow-private", new URL(url).host];

  it("asks nobody unless it is told whom", async () => {
    expect((await run("stamp")).out).toContain("No token is kept");
    expect(JSON.parse((await run("verify", "--json")).out)).toMatchObject({ stamps: [] });
    expect(questions).toBe(0);
  });

  it("does not ask an address inside that was not allowed", async () => {
    const { code, err } = await run("stamp", url);
    expect([code, questions]).toEqual([2, 0]);
    expect(err).toMatch(/gave no token: port \d+ is not one the public web is served at/);
  });

  it("keeps no token that does not hold", async () => {
    answer = () => authority.reply(timeStampQuery(sha256("something else"), nonce));
    const { code, err } = await run("stamp", url, ...allowed());
    answer = (query) => authority.reply(query);
    expect(code).toBe(2);
    expect(err).toMatch(/its token is of no use: .*about something else/);
    expect((await run("stamp")).out).toContain("No token is kept");
  });

  it("keeps the token, and verify says what it shows and what it does not", async () => {
    expect((await run("stamp", url, ...allowed())).code).toBe(0);
    const { code, out } = await run("verify", "--trust", "root.pem");
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/g, " ")).toMatch(
      /If you trust 127\.0\.0\.1:\d+, the store's 1 report, 0 decisions and 0 removals of that moment were there, as they are now, at 20/,
    );
    expect(out).toContain("It does not show that a report is right");
  });

  it("still holds when reports come after it", async () => {
    writeFileSync(join(folder, "r2.txt"), "At least 14 people were killed in Tessel, the police said on Tuesday.");
    await run("read", "r2.txt");
    expect((await run("verify")).code).toBe(0);
  });

  it("is missed nowhere: a token changed in the store, and a report put in the place of the one it covers, are found", async () => {
    const store = await openSqliteStore(join(folder, "store"));
    const [kept] = await store.ledger.stamps();
    if (kept === undefined) throw new Error("no stamp");
    const bytes = Buffer.from(kept.token, "base64");
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await store.ledger.addStamp({ ...kept, token: bytes.toString("base64") });
    await store.close();
    const { code, out } = await run("verify", "--json");
    const { stamps } = JSON.parse(out) as { readonly stamps: readonly { readonly faults: readonly string[] }[] };
    expect([code, stamps.map(({ faults }) => faults.length > 0)]).toEqual([1, [false, true]]);
    const other = await openSqliteStore(join(folder, "other"));
    await other.putCaptures([captureText("Another report stands where the first stood.")]);
    await other.ledger.addStamp(kept);
    await other.close();
    const moved = await runInside(["verify", "--data", join(folder, "other")], { cwd: folder });
    expect(moved.code).toBe(1);
    expect(moved.out).toContain("entry 1 of captures is not the one it vouches for");
  });
});
