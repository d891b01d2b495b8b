import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError, EXIT } from "../../errors.ts";
import { instant } from "../answers/fields.ts";
import { CHAINS } from "../ledger/chain.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { movedEnds, type Stamp, stampedBytes } from "../ledger/stamps.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { defineOperation } from "../operation.ts";
import { pictureDigest } from "../picture-digest.ts";
import { circumstancesOf } from "../story-dossier.ts";
import { counted } from "../words.ts";

const HEX = /^[0-9a-f]{64}$/;
const digest = z.string().regex(HEX);

const input = z.object({
  head: digest.optional().describe("a head that an earlier verify printed and you kept elsewhere: it must still stand in a chain"),
  trust: z.string().min(1).optional().meta({ door: "local" }).describe("a file of certificates (PEM): signers of time stamps must come from one of them"),
  picture: z.boolean().optional().describe("also print the digest of everything the stories say, to compare two stores"),
});

const head = z.object({ length: z.int(), head: digest.describe("SHA-256 of the last entry; note it elsewhere") });

const output = z
  .object({
    whole: z.boolean().describe("nothing was found changed"),
    captures: head,
    decisions: head,
    removals: head,
    audit: head.describe("who did what in a team; its entries stay with this store"),
    forgotten: z.int().describe("reports whose text was taken out, with the reason"),
    faults: z.array(
      z.object({
        chain: z.enum(CHAINS),
        position: z.int().nullable().describe("number of the entry; null for the chain as a whole"),
        what: z.string(),
      }),
    ),
    knownHead: z.boolean().nullable().describe("the head asked for stands in a chain; null when none was asked for"),
    stamps: z
      .array(
        z.object({
          authority: z.string().regex(/^\S+$/).describe("host that was asked"),
          time: instant.nullable().describe("moment its token names; null when it cannot be read"),
          faults: z.array(z.string()).describe("what is wrong with the token, or with what it vouches for"),
          shows: z.string().nullable().describe("what the token shows and what it does not; null when something is wrong"),
        }),
      )
      .describe("what time-stamp authorities vouched for"),
    picture: digest.nullable(),
  })
  .meta({ id: "Verification" });

/** The certificates a person trusts, as PEM; null when no file was named. */
async function trustedIn(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  const pem = await readFile(path, "utf8").catch(() => null);
  if (pem === null) throw new AppError("input/not-found", { path });
  if (!pem.includes("-----BEGIN CERTIFICATE-----")) throw new AppError("input/invalid", { detail: "--trust: a file without a certificate", command: "verify" });
  return pem;
}

/** Holds the tokens against what they vouch for. */
async function checkStamps(stamps: readonly Stamp[], ledger: Ledger, trusted: string | null) {
  if (stamps.length === 0) return [];
  const [{ checkToken }, { whatItShows }] = await Promise.all([import("../../stamps/check-token.ts"), import("../../stamps/say.ts")]);
  return Promise.all(
    stamps.map(async (stamp) => {
      const { authority, heads, nonce } = stamp;
      const token = await checkToken(Buffer.from(stamp.token, "base64"), { data: stampedBytes(heads), nonce, trusted });
      const faults = [...token.faults.map((fault) => `the token: ${fault}`), ...(await movedEnds(stamp, ledger))];
      return { authority, time: token.time, faults, shows: faults.length > 0 || token.time === null ? null : whatItShows(authority, token.time, heads) };
    }),
  );
}

export const verify = defineOperation({
  name: "verify",
  summary: "compute every hash of the store anew and say what was changed",
  about:
    "Every report, decision, removal and line of a team's audit is an entry of a chain: it carries the SHA-256 of its content and the hash of the entry before. This computes all of them again and names each entry that was changed, deleted or moved behind the program's back; exit code 1 then. Tokens that unecho stamp brought are checked too: what they are about, nonce, signature, and that the signer's certificate is for time stamps; with --trust also whom it comes from. Somebody who recomputes a whole chain is found by a head you noted elsewhere: give it with --head.",
  effect: "read",
  input,
  output,
  positional: [],
  examples: [
    { line: "unecho verify", does: "checks the whole store" },
    { line: "unecho verify --head 9c1d...", does: "also that the head you kept still stands" },
    { line: "unecho verify --picture", does: "prints a digest by which two stores can be compared" },
  ],
  async run({ head: kept, picture, trust }, deps) {
    const trusted = await trustedIn(trust);
    const store = await deps.openStore("existing");
    try {
      const { heads, forgotten, faults, knownHead } = await verifyLedger(store.ledger, kept ?? null, (done) => {
        if (done % 100 === 0) deps.progress("verifying", done, null);
      });
      const said = picture === true ? await pictureDigest(store, await circumstancesOf(store, deps.packs(), null)) : null;
      const stamps = await checkStamps(await store.ledger.stamps(), store.ledger, trusted);
      const whole = faults.length === 0 && knownHead !== false && stamps.every((stamp) => stamp.faults.length === 0);
      const value = { whole, ...heads, forgotten, faults, knownHead, stamps, picture: said };
      return { value, data: value, exit: whole ? EXIT.ok : EXIT.negative };
    } finally {
      await store.close();
    }
  },
  render({ whole, captures, decisions, removals, audit, forgotten, faults, knownHead, stamps, picture }, style) {
    return [
      ...faults.map(({ chain, position, what }) => style.red(`${chain}${position === null ? "" : ` ${position}`}: ${what}`)),
      ...(knownHead === false ? [style.red("the head you kept stands in no chain: what it vouched for was rewritten")] : []),
      whole
        ? style.green("Everything is as it was written.")
        : `${counted(faults.length + stamps.filter((stamp) => stamp.faults.length > 0).length, "fault")} found.`,
      `  captures   ${captures.length}${forgotten === 0 ? "" : ` (${forgotten} forgotten)`}`.padEnd(36) + style.dim(captures.head),
      `  decisions  ${decisions.length}`.padEnd(36) + style.dim(decisions.head),
      `  removals   ${removals.length}`.padEnd(36) + style.dim(removals.head),
      ...(audit.length === 0 ? [] : [`  audit      ${audit.length}`.padEnd(36) + style.dim(audit.head)]),
      ...stamps.map(({ authority, faults: wrong, shows }) =>
        shows === null ? style.red(`  stamp of ${authority}: ${wrong.join("; ")}`) : `  stamp      ${shows}`,
      ),
      ...(picture === null ? [] : [`  picture`.padEnd(36) + picture]),
    ].join("\n");
  },
});
