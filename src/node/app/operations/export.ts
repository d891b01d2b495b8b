import { z } from "zod";
import { unguarded } from "../../../core/exports/shareable.ts";
import type { Dossier } from "../../../core/model/index.ts";
import { kinds } from "../../../core/packs/claims.ts";
import { AppError, EXIT } from "../../errors.ts";
import { findFormat, formats } from "../../exports/index.ts";
import { exportAnswer } from "../answers/export.ts";
import { status } from "../answers/fields.ts";
import { chooseStories, openHoldings } from "../dossiers.ts";
import { draftRows } from "../draft-rows.ts";
import { defineOperation } from "../operation.ts";
import type { Deps } from "../ports.ts";
import { saveFile } from "../save-file.ts";
import { noteWarnings, share, sharedNow } from "../share.ts";
import { noteSkips } from "../skips.ts";
import { storeExtras } from "../store-extras.ts";
import { counted } from "../words.ts";
import { writeOptions } from "../write-options.ts";

const input = z.object({
  dir: z.string().optional().meta({ door: "attached" }).describe("folder or file to read in memory; without it the store is exported"),
  format: z.string().default("json").describe("what to write: an id of the list below, or its file name"),
  story: z.string().optional().describe("only this story: its letter or id"),
  status: status.optional().describe("only claims of this status"),
  kind: z.enum(kinds).optional().describe("only claims of this kind"),
  allClaims: z.boolean().optional().describe("event tables hold every claim, not only those with deaths"),
  hxl: z.boolean().optional().describe("a row of HXL hashtags under the header of a table"),
  bom: z.boolean().optional().describe("a byte order mark before a table, for old spreadsheets"),
  base: z.url().optional().describe("address that permalinks begin with, that of your server; without it they begin with unecho:"),
  withDrafts: z.boolean().optional().describe("json only: also the claims that a language model drafted, apart and marked as such"),
  out: z.string().optional().meta({ door: "local" }).describe("file to write; without it the text is printed"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

type Input = z.output<typeof input>;

/** The findings a person asked for; the story around them stays. */
const filtered = (dossiers: readonly Dossier[], { status, kind }: Input): readonly Dossier[] =>
  status === undefined && kind === undefined
    ? dossiers
    : dossiers.map((dossier) => ({
        ...dossier,
        findings: dossier.findings.filter((finding) => (status === undefined || finding.status === status) && (kind === undefined || finding.type === kind)),
      }));

/** The picture with the drafts of the store under a name of their own, so that nobody counts them. */
async function withDrafts(json: string, deps: Deps): Promise<string> {
  const store = await deps.openStore("existing");
  try {
    const sharedAt = await sharedNow(store, deps.clock);
    const rows = [];
    for (const drafted of await store.drafts.listDrafts()) rows.push(...(await draftRows(drafted, store, sharedAt, deps)));
    deps.note(`${counted(rows.length, "machine-drafted claim")} included: they are no evidence and count nowhere`);
    return `${JSON.stringify({ ...(JSON.parse(json) as object), machineDrafted: rows }, null, 1)}\n`;
  } finally {
    await store.close();
  }
}

const width = Math.max(...formats.map(({ id }) => id.length));
const list = formats.map(({ id, file, summary, local }) => `  ${id.padEnd(width)}  ${summary} (${file}${local ? "; stays on this machine" : ""})`).join("\n");

export const exportOperation = defineOperation({
  name: "export",
  summary: "write stories for another tool",
  about: `What leaves names private persons by their role, gives places of forces reported less than 72 hours before by region, and keeps quotations short; what there is to be warned of is printed first and recorded in the file, or beside it where the format has no room. Formats that stay on this machine carry whole texts and names: keep them as private as the reports.\n\nFormats:\n${list}`,
  effect: "read",
  input,
  output: exportAnswer,
  positional: ["dir"],
  examples: [
    { line: "unecho export --format ucdp --story A --out events.csv", does: "draft events of one story, for a coder to correct" },
    { line: "unecho export --format deep-xlsx --out deep.xlsx", does: "excerpts with DEEP's titles, as a workbook" },
    { line: "unecho export reports/ --format geojson > places.geojson", does: "a folder, without touching the store" },
    { line: "unecho export --format opml --out sources.opml", does: "the feeds that are followed and the outlets read, for a newsreader" },
    { line: "unecho export --format bundle --out everything.zip", does: "all of it, to leave whenever you like" },
  ],
  async run(asked, deps) {
    const chosen = findFormat(asked.format);
    if (chosen === undefined) throw new AppError("export/unknown", { format: asked.format, known: formats.map(({ id }) => id).join(", ") });
    if (chosen.local && deps.remote) throw new AppError("export/local", { format: chosen.id });
    if (asked.withDrafts === true && (chosen.id !== "json" || asked.dir !== undefined || asked.demo === true))
      throw new AppError("input/invalid", { detail: "--with-drafts: only the json of a store has room for drafts and their mark", command: "export" });
    const holdings = await openHoldings({ dir: asked.dir, demo: asked.demo }, deps);
    const dossiers = chooseStories(holdings, asked.story);
    const skipped = noteSkips(holdings.report, deps);
    if (chosen.local) deps.note("this export carries whole texts and names: keep it on this machine");
    const guarded = chosen.local ? unguarded(dossiers) : share(dossiers, holdings.asOf, holdings.decisions, deps);
    noteWarnings(guarded.warnings, holdings.letters, deps);
    const shared = { ...guarded, dossiers: filtered(guarded.dossiers, asked) };
    const fromStore = asked.dir === undefined && asked.demo !== true;
    const beside = fromStore ? await storeExtras(dossiers, chosen, deps) : {};
    const { base, allClaims = false, hxl = false, bom = false, out } = asked;
    const options = {
      ...writeOptions(holdings, holdings.asOf, deps),
      ...beside,
      ...(base === undefined ? {} : { base: base.replace(/\/$/, "") }),
      allClaims,
      hxl,
      bom,
    };
    const written = await chosen.write(shared, options);
    const body = asked.withDrafts === true && typeof written === "string" ? await withDrafts(written, deps) : written;
    if (out !== undefined) {
      await saveFile(out, body);
      for (const companion of chosen.beside?.(out, shared, options) ?? []) await saveFile(companion.file, companion.body);
    }
    const printed = out === undefined && typeof body === "string" ? body : null;
    const base64 = out === undefined && typeof body !== "string" ? Buffer.from(body).toString("base64") : null;
    const answer = { file: out ?? chosen.file, mediaType: chosen.mediaType, text: printed, base64, warnings: [...shared.warnings] };
    return { value: { answer, format: chosen.id }, data: answer, exit: skipped ? EXIT.skipped : EXIT.ok };
  },
  render({ answer: { file, text, base64 }, format }) {
    if (base64 !== null) throw new AppError("export/needs-file", { format, file });
    return text === null ? `written: ${file}` : text.replace(/\n$/, "");
  },
});
