import { userInfo } from "node:os";
import { z } from "zod";
import { EVENTS, refuseWatch, type Target, TEMPLATES, watchSchema } from "../../alerts/watch.ts";
import { mailServerOf } from "../../config.ts";
import { AppError } from "../../errors.ts";
import { findTarget } from "../../fetch/target.ts";
import { watchRow } from "../answers/watched.ts";
import { buildHoldings, chooseStories } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import type { Deps } from "../ports.ts";
import { watchLines, watchRowOf } from "../watch-rows.ts";
import type { KeptWatch } from "../watches.ts";

const word = z.string().trim().min(1).max(200);
const isEvent = (text: string): text is (typeof EVENTS)[number] => (EVENTS as readonly string[]).includes(text);
const listed = (text: string): readonly string[] => text.split(",").map((part) => part.trim());

const input = z.object({
  terms: z.array(word).max(20).default([]).describe("words that stand in the statement, all of them"),
  place: word.optional().describe("name of a place, its region or its country"),
  actor: word.optional().describe("a body or an office that acts or speaks; no private person"),
  story: z.string().optional().describe("only this story: its letter or id"),
  figure: word.optional().describe("only findings of this label, as stories prints it: missing, killed, injured ..."),
  reaches: z.coerce.number().optional().describe("tell when that figure first reaches this value"),
  on: z
    .string()
    .refine((text) => listed(text).every(isEvent), `write some of ${EVENTS.join(",")}`)
    .default(EVENTS.join(","))
    .describe("what to be told of, with commas between"),
  to: z.string().max(2048).default("feed").describe("feed (read it with watch feed), a mail address, or the address of a webhook"),
  template: z.enum(TEMPLATES).default("json").describe("what a webhook is sent"),
  base: z.url().optional().describe("address that permalinks begin with, that of your server; without it they begin with unecho:"),
  by: z.string().trim().min(1).max(100).optional().describe("who watches (default: your user name)"),
});

const MAIL = /^(?:mailto:)?([^\s@:/]+@[^\s@:/]+)$/i;

/** Where alerts go. Throws `input/invalid` for what is no target, or none that may be asked, and `mail/none` where no mail can be sent. */
function readTarget({ to, template }: z.output<typeof input>, { settings }: Deps): Target {
  if (to === "feed") return { kind: "feed" };
  const mail = MAIL.exec(to)?.[1];
  if (mail !== undefined) {
    if (!z.email().safeParse(mail).success) throw new AppError("input/invalid", { detail: "--to: no mail address", command: "watch add" });
    mailServerOf(settings);
    return { kind: "mail", to: mail };
  }
  const found = findTarget(to, new Set(settings.allowPrivate.map((entry) => entry.toLowerCase())));
  if (found.kind === "problem") throw new AppError("input/invalid", { detail: `--to: ${found.problem.message}`, command: "watch add" });
  return { kind: "webhook", url: found.url.href, template };
}

export const watchAdd = defineOperation({
  name: "watch add",
  summary: "be told when stories change",
  about:
    "Every condition given must hold. Whenever reports are read, feeds followed or rulings made, the stories are compared with what they were, and each new claim, new origin, change of status or of range that fits is told: to a webhook (plain JSON, or as Slack, Mattermost or Matrix expect it), by mail, or only in a feed of its own. What is told passes the same guard as an export. A watch that names a private person is refused, and one that comes to name one is suspended. The token of a Matrix room comes from UNECHO_MATRIX_TOKEN; its address ends in /send/m.room.message. Each alert carries a key: who is sent the same twice, after a crash of ours, knows it by that.",
  effect: "write",
  input,
  output: watchRow,
  positional: ["terms"],
  examples: [
    { line: "unecho watch add missing --place Dubrava", does: "a feed of what changes about the missing in one town" },
    { line: "unecho watch add --figure killed --reaches 100 --to desk@news.example", does: "a mail when a death toll first reaches 100" },
    { line: "unecho watch add --story A --on status-change --to https://hooks.slack.com/services/T0/B0/x --template slack", does: "a line in a channel" },
  ],
  async run(asked, deps) {
    const { terms, place, actor, figure, reaches, on, base = "unecho:/", by = userInfo().username } = asked;
    if ((figure === undefined) !== (reaches === undefined))
      throw new AppError("input/invalid", { detail: "--figure and --reaches go together", command: "watch add" });
    const target = readTarget(asked, deps);
    const store = await deps.openStore("create");
    try {
      const holdings = await buildHoldings(store, { ...deps, settings: { ...deps.settings, asOf: null } }, null);
      const story = asked.story === undefined ? undefined : chooseStories(holdings, asked.story)[0]?.story.id;
      const conditions = {
        ...(terms.length === 0 ? {} : { terms }),
        ...(place === undefined ? {} : { place }),
        ...(actor === undefined ? {} : { actor }),
        ...(story === undefined ? {} : { story }),
        ...(figure === undefined || reaches === undefined ? {} : { passes: { label: figure, value: reaches } }),
        on: listed(on).filter(isEvent),
      };
      const kept = await store.transaction(async (inner): Promise<KeptWatch> => {
        const watch = watchSchema.parse({ id: await inner.watches.nextName(), ...conditions });
        const refused = refuseWatch(watch, holdings.dossiers, deps.packs());
        if (refused !== null) throw new AppError("watch/private", { reason: refused });
        const added: KeptWatch = { watch, target, base: base.replace(/\/$/, ""), by, at: deps.clock.now(), suspended: null };
        await inner.watches.putWatch(added);
        return added;
      });
      const row = await watchRowOf(kept, [], store);
      return { value: { kept, row }, data: row };
    } finally {
      await store.close();
    }
  },
  render: ({ kept, row }, style, { program }) =>
    [
      "Watched from now on:",
      ...watchLines(kept, row, style).slice(0, 1),
      "",
      `Next:  ${program} watch test ${row.id}    ${program} watch feed ${row.id}    ${program} watch remove ${row.id}`,
    ].join("\n"),
});
