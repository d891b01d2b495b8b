import { randomBytes } from "node:crypto";
import { z } from "zod";
import { AppError } from "../../errors.ts";
import { sha256 } from "../../sha256.ts";
import { instant } from "../answers/fields.ts";
import { asWriter } from "../lease.ts";
import { type Stamp, stampedBytes } from "../ledger/stamps.ts";
import { defineOperation } from "../operation.ts";
import type { Deps, Store } from "../ports.ts";
import { counted } from "../words.ts";

/** Bytes of a reply that are read, and milliseconds there are for it: a token is a few kilobytes. */
const MOST_BYTES = 200_000;
const PATIENCE_MS = 30_000;
/** Bytes of a nonce. */
const NONCE = 16;

const input = z.object({
  authority: z
    .url({ protocol: /^https?$/, error: "the address of a time-stamp authority: https://..." })
    .max(2048)
    .optional()
    .describe("address of a time-stamp authority (RFC 3161); without it nobody is asked"),
});

const row = z.object({
  authority: z.string().regex(/^\S+$/).describe("host that was asked"),
  askedAt: instant,
  captures: z.int().describe("reports its token covers"),
  decisions: z.int(),
  removals: z.int(),
  token: z.base64().describe("the token (RFC 3161) as DER"),
});

/** Asks an authority about the ends of the chains; throws `stamp/refused` where no token comes that holds. */
async function askFor(url: string, store: Store, deps: Deps): Promise<Stamp> {
  const [{ timeStampQuery }, { readReply }, { checkToken }] = await Promise.all([
    import("../../stamps/query.ts"),
    import("../../stamps/reply.ts"),
    import("../../stamps/check-token.ts"),
  ]);
  const authority = new URL(url).host;
  const refuse = (detail: string): AppError => new AppError("stamp/refused", { authority, detail });
  const heads = await store.ledger.heads();
  const data = stampedBytes(heads);
  const nonce = randomBytes(NONCE).toString("hex");
  const answer = await deps.http().exchange({
    url,
    method: "POST",
    headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
    body: timeStampQuery(sha256(data), nonce),
    maxBytes: MOST_BYTES,
    signal: AbortSignal.any([deps.signal, AbortSignal.timeout(PATIENCE_MS)]),
  });
  if (answer.kind === "problem") throw refuse(answer.problem.message);
  if (answer.reply.status !== 200) throw refuse(`it answered with status ${answer.reply.status}`);
  const reply = readReply(answer.reply.bytes);
  if (reply.kind === "problem") throw refuse(reply.message);
  const { faults } = await checkToken(reply.token, { data, nonce, trusted: null });
  if (faults.length > 0) throw refuse(`its token is of no use: ${faults.join("; ")}`);
  return { heads, authority, askedAt: deps.clock.now(), nonce, token: Buffer.from(reply.token).toString("base64") };
}

export const stamp = defineOperation({
  name: "stamp",
  summary: "have a time-stamp authority vouch for the store as it is",
  about:
    "Sends one SHA-256, that of the ends of the store's chains, to the authority you name, and keeps its token (RFC 3161) with the store. No word of a report leaves, but the authority learns that somebody here asked. Without an address nobody is asked and the tokens there are are listed. unecho verify checks them, says what each shows and what it does not; a backup carries them.",
  effect: "write",
  role: "admin",
  input,
  output: z.object({ asked: z.boolean(), stamps: z.array(row) }).meta({ id: "Stamps" }),
  positional: ["authority"],
  examples: [
    { line: "unecho stamp https://tsa.example/tsr", does: "asks that authority about the store as it is now" },
    { line: "unecho stamp", does: "lists the tokens kept; asks nobody" },
  ],
  async run({ authority }, deps) {
    const store = await deps.openStore("existing");
    try {
      if (authority !== undefined) await asWriter(store, deps, async () => store.ledger.addStamp(await askFor(authority, store, deps)));
      const stamps = (await store.ledger.stamps()).map(({ heads, authority: host, askedAt, token }) => ({
        authority: host,
        askedAt,
        token,
        captures: heads.captures.length,
        decisions: heads.decisions.length,
        removals: heads.removals.length,
      }));
      const value = { asked: authority !== undefined, stamps };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ stamps }, style, { program }) =>
    stamps.length === 0
      ? `No token is kept. ${program} stamp https://... asks a time-stamp authority of your choice.`
      : [
          ...stamps.map(({ authority, askedAt, captures }) => `${askedAt}  ${authority}  ${counted(captures, "report")}`),
          style.dim(`${program} verify checks them and says what they show`),
        ].join("\n"),
});
