import { z } from "zod";
import { AppError } from "../../errors.ts";
import { articleTextAnswer } from "../answers/workbench.ts";
import { bringUpToDate } from "../dossiers.ts";
import { findReport } from "../forget.ts";
import { defineOperation } from "../operation.ts";
import { measuredFrom, sharedNow } from "../share.ts";
import { articleText, sharedStory } from "../shared-story.ts";
import { counted } from "../words.ts";

export const article = defineOperation({
  name: "article",
  summary: "one report whole, with its claims, its page furniture and how it came",
  about:
    "The text as it may leave: private persons by role, places of forces reported less than 72 hours before by region; verbatim says whether anything was replaced. Blocks say what is headline, paragraph or furniture (boilerplate), claims where each stands, capture what came, when and with which hash. A report that was held back is not shown.",
  effect: "read",
  input: z.object({
    report: z.string({ error: "name a report" }).min(1).describe("its id (or the first six letters or more of it), its address, or its file name"),
  }),
  output: articleTextAnswer,
  positional: ["report"],
  examples: [
    { line: "unecho article 3f9a1c07", does: "by the beginning of its id" },
    { line: "unecho article https://post.example/a --json", does: "by its address, with every offset" },
  ],
  async run({ report }, deps) {
    const store = await deps.openStore("existing");
    try {
      await bringUpToDate(store, deps);
      const id = await findReport(store, report, deps);
      const row = await store.picture.findRow("documents", id);
      if (row === null) throw new AppError("report/unknown", { report, program: deps.program });
      const asked = deps.settings.asOf === null ? null : measuredFrom(deps.settings.asOf, deps.clock.now());
      const dossier = await sharedStory(store, row.story, asked ?? (await sharedNow(store, deps.clock)), deps.packs());
      const view = dossier === null ? null : await articleText(dossier, id, store);
      if (view === null) throw new AppError("report/withheld", { report });
      return { value: view, data: view };
    } finally {
      await store.close();
    }
  },
  render({ title, outlet, published, url, text, blocks, claims, verbatim, capture }, style) {
    const furniture = blocks.filter(({ role }) => role === "boilerplate");
    const lines: string[] = [];
    let at = 0;
    for (const line of text.split("\n")) {
      const start = at;
      lines.push(furniture.some((block) => start >= block.start && start < block.end) ? style.dim(line) : line);
      at += line.length + 1;
    }
    return [
      style.bold(title ?? "no title"),
      [outlet ?? "outlet unknown", published ?? "no date", url ?? "no address"].join("  "),
      `${counted(claims.length, "claim")}${verbatim ? "" : "; names or places were replaced"}${capture === null ? "" : `; SHA-256 ${capture.id}, received ${capture.receivedAt}`}`,
      "",
      ...lines,
    ].join("\n");
  },
});
