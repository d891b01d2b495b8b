import { z } from "zod";
import { exports, findExport } from "../../../core/exports/index.ts";
import { unguarded } from "../../../core/exports/shareable.ts";
import { AppError, EXIT } from "../../errors.ts";
import { textAnswer } from "../answers/text.ts";
import { chooseStories, openHoldings } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import { noteWarnings, share } from "../share.ts";
import { noteSkips } from "../skips.ts";

const input = z.object({
  dir: z.string().optional().meta({ door: "attached" }).describe("folder or file to read in memory; without it the store is exported"),
  format: z
    .string()
    .default("json")
    .describe(`format: ${exports.map((entry) => entry.id).join(", ")}`),
  story: z.string().optional().describe("only this story: its letter or id"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

export const exportOperation = defineOperation({
  name: "export",
  summary: "write the whole picture for another tool",
  about:
    "The json format is everything unecho knows: whole texts, names, claims with offsets, origins, findings and how every two claims of a fact compare. It is meant for tools on this machine, not for publication; keep it as private as the reports themselves.",
  effect: "read",
  input,
  output: textAnswer,
  positional: ["dir"],
  examples: [
    { line: "unecho export --format json > picture.json", does: "everything in the store" },
    { line: "unecho export reports/ --format json", does: "a folder, without touching the store" },
  ],
  async run({ dir, format, story, demo }, deps) {
    const chosen = findExport(format);
    if (chosen === undefined) throw new AppError("export/unknown", { format, known: exports.map((entry) => entry.id).join(", ") });
    if (chosen.local && deps.remote) throw new AppError("export/local", { format });
    const holdings = await openHoldings({ dir, demo }, deps);
    const dossiers = chooseStories(holdings, story);
    const skipped = noteSkips(holdings.report, deps);
    if (chosen.local) deps.note("this export carries whole texts and names: keep it on this machine");
    const shared = chosen.local ? unguarded(dossiers) : share(dossiers, holdings.asOf, holdings.decisions, deps);
    noteWarnings(shared.warnings, holdings.letters, deps);
    const text = chosen.render(shared, { asOf: holdings.asOf, version: deps.version, packs: deps.packs().hash });
    return { value: { text }, data: { text }, exit: skipped ? EXIT.skipped : EXIT.ok };
  },
  render: ({ text }) => text.replace(/\n$/, ""),
});
