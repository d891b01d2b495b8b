import { z } from "zod";
import { keepProposals } from "../../drafting/keep-proposals.ts";
import { questionFor } from "../../drafting/question.ts";
import { AppError } from "../../errors.ts";
import { draftedAnswer } from "../answers/drafted.ts";
import { bringUpToDate } from "../dossiers.ts";
import { draftLine, draftRows } from "../draft-rows.ts";
import { findReport } from "../forget.ts";
import { defineOperation } from "../operation.ts";
import { sharedNow } from "../share.ts";
import { sharedStory } from "../shared-story.ts";
import { counted } from "../words.ts";

export const draft = defineOperation({
  name: "draft",
  summary: "have a language model propose claims of one report, and keep those whose words stand there",
  about:
    "Off unless --model-url and --model-name name a server that speaks as OpenAI's does (Ollama: http://127.0.0.1:11434/v1 with --allow-private 127.0.0.1:11434); its key from UNECHO_MODEL_KEY. The text is sent as it may leave. A proposal is kept only when its quotation stands in the report byte for byte and our own reader finds its figures, speaker and place inside the quotation; the rest is counted by reason. What is kept is marked machine-drafted, counts nowhere, changes no finding, and leaves in no export unless --with-drafts asks for it. Drafting again replaces the drafts of the report.",
  effect: "write",
  input: z.object({
    report: z.string({ error: "name a report" }).min(1).describe("its id (or the first six letters or more of it), its address, or its file name"),
  }),
  output: draftedAnswer,
  positional: ["report"],
  examples: [
    {
      line: "unecho draft 003.txt --model-url http://127.0.0.1:11434/v1 --model-name qwen3 --allow-private 127.0.0.1:11434",
      does: "with a model of this machine",
    },
  ],
  async run({ report }, deps) {
    const { modelName } = deps.settings;
    if (modelName === null || deps.settings.modelUrl === null) throw new AppError("model/none");
    const store = await deps.openStore("existing");
    try {
      await bringUpToDate(store, deps);
      const id = await findReport(store, report, deps);
      const sharedAt = await sharedNow(store, deps.clock);
      const row = await store.picture.findRow("documents", id, sharedAt);
      const dossier = row === null ? null : await sharedStory(store, row.story, sharedAt, deps.packs());
      const sent = dossier?.readings.find(({ article }) => article.id === id)?.article.text;
      const [stored] = await store.findReadings([id]);
      if (sent === undefined || stored === undefined) throw new AppError("report/withheld", { report });
      const question = questionFor(sent);
      const answer = await deps.askModel(question);
      if (answer.kind === "problem") throw new AppError("model/failed", { detail: answer.message });
      const { proposed, drafts, refused } = keepProposals(answer.content, stored.reading, question.text);
      const drafted = { article: id, model: modelName, at: deps.clock.now(), drafts };
      await store.drafts.putDrafts(drafted);
      const rows = await draftRows(drafted, store, sharedAt, deps);
      return { value: { rows, proposed, refused }, data: { report: id, proposed, drafts: [...rows], refused: { ...refused } } };
    } finally {
      await store.close();
    }
  },
  render: ({ rows, proposed, refused }, style) =>
    [
      `${counted(proposed, "proposal")}, ${rows.length} kept; they count nowhere`,
      ...rows.map((row) => draftLine(row, style)),
      ...Object.entries(refused).map(([reason, count]) => style.dim(`  refused: ${reason} ${count}`)),
    ].join("\n"),
});
