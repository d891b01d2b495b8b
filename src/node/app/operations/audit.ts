import { z } from "zod";
import { readInstant } from "../../config.ts";
import { AppError } from "../../errors.ts";
import { instant } from "../answers/fields.ts";
import { defineOperation } from "../operation.ts";
import { DOORS, OUTCOMES } from "../team/audit.ts";

const MOST = 1000;

const input = z.object({
  who: z.string().max(100).optional().describe("only what this user did"),
  action: z.string().max(100).optional().describe('only this: an operation ("decide", "users add") or signIn, signOut, changePassword'),
  outcome: z.enum(OUTCOMES).optional().describe("only what was done, what failed, or what was denied"),
  since: z.string().max(40).optional().describe("only from this day or moment on: 2031-05-14, 2031-05-14T09:20:00Z"),
  before: z.coerce.number().int().min(1).optional().describe("only entries before this number: the next page"),
  limit: z.coerce.number().int().min(1).max(MOST).default(50).describe("how many entries, newest first"),
});

const entry = z
  .object({
    position: z.int().describe("its number in the chain"),
    at: instant,
    who: z.string().nullable().describe("the account; null when nobody was signed in"),
    door: z.enum(DOORS),
    from: z.string().describe("network address, this machine, or empty where unknown"),
    action: z.string(),
    about: z.string().describe("what it was done to"),
    outcome: z.enum(OUTCOMES),
    code: z.string().nullable().describe("the error, when it was not done"),
  })
  .meta({ id: "AuditEntry" });
const output = z
  .object({ entries: z.array(entry), next: z.int().nullable().describe("give it as before for the next page; null at the end") })
  .meta({ id: "Audit" });

/** The beginning of a day, or the moment itself. */
function startOf(text: string): string {
  const moment = readInstant(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (moment === null) throw new AppError("input/invalid", { detail: `--since: ${text} is no date (write 2031-05-14)`, command: "audit" });
  return moment;
}

export const audit = defineOperation({
  name: "audit",
  summary: "who did what in a team, when, from where, and who was turned away",
  about:
    "Once a store has users, every write through any door is a line here, and every sign-in, sign-out and refusal; reading is not recorded. Lines are only ever added, each with the hash of the one before, and unecho verify computes them anew. They are kept for as long as the store is, whatever unecho retention says of reports, and stay with it: no copy or export has them. No secret and no word of a report is in them.",
  effect: "read",
  role: "admin",
  input,
  output,
  positional: [],
  examples: [
    { line: "unecho audit", does: "the last 50 lines" },
    { line: "unecho audit --outcome denied --since 2031-05-14", does: "who was turned away since that day" },
    { line: "unecho audit --who ana --action decide", does: "what ana decided" },
  ],
  async run({ since, ...filter }, deps) {
    const store = await deps.openStore("existing");
    try {
      const entries = await store.audit.list({ ...filter, since: since === undefined ? undefined : startOf(since) });
      const next = entries.length < filter.limit ? null : (entries.at(-1)?.position ?? null);
      const data = {
        entries: entries.map(({ position, at, who, door, from, action, about, outcome, code }) => ({
          position,
          at,
          who,
          door,
          from,
          action,
          about,
          outcome,
          code,
        })),
        next,
      };
      return { value: data, data };
    } finally {
      await store.close();
    }
  },
  render: ({ entries, next }, style, { program }) =>
    entries.length === 0
      ? "Nothing is recorded; lines begin when the store has its first user."
      : [
          ...entries.map(({ at, who, door, from, action, about, outcome, code }) => {
            const mark = outcome === "done" ? "" : style.red(`  ${outcome}: ${code ?? ""}`);
            return `${style.dim(at.slice(0, 19).replace("T", " "))}  ${(who ?? "(nobody)").padEnd(14)}${[action, about].filter((word) => word !== "").join(" ")}${mark}  ${style.dim(`${door}${from === "" ? "" : `, ${from}`}`)}`;
          }),
          ...(next === null ? [] : [`more with: ${program} audit --before ${next}`]),
        ].join("\n"),
});
