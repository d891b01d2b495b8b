import { z } from "zod";
import { instant } from "../../app/answers/fields.ts";
import { claimRow, documentRow, findingRow, originRow, storyRow } from "../../app/answers/rows.ts";
import { provenanceAnswer } from "../../app/answers/workbench.ts";
import { pastStory as workOutPast } from "../../app/past-story.ts";
import { readInstant } from "../../config.ts";
import { AppError } from "../../errors.ts";
import { elsewhere } from "../reading.ts";
import { defineRoute } from "../route.ts";

const wrong = (detail: string): AppError => new AppError("input/invalid", { detail: `asOf: ${detail}`, command: "readPastStory" });

export const pastStory = defineRoute({
  method: "get",
  path: "/api/stories/{id}/past",
  id: "readPastStory",
  group: "stories",
  summary: "one story as it stood at a moment: its findings, claims, reports and origins",
  about:
    "Of reports those published by then, of decisions those in force then. It is worked out when it is asked for. A text that was removed since is not in it: its hash and the reason stay in the log.",
  role: "viewer",
  params: z.object({ id: z.string().max(300) }),
  query: z.object({ asOf: z.string().max(40).describe("the moment: 2031-05-14 (its end), or 2031-05-14T09:20:00Z") }),
  answers: {
    status: 200,
    type: "application/json",
    schema: z
      .object({
        asOf: instant,
        story: storyRow,
        findings: z.array(findingRow),
        claims: z.array(claimRow),
        documents: z.array(documentRow),
        origins: z.array(originRow),
        provenance: provenanceAnswer,
      })
      .meta({ id: "PastStory" }),
  },
  async handle({ params: { id }, query: { asOf }, context }, world) {
    const at = readInstant(asOf);
    if (at === null) throw wrong(`${asOf.slice(0, 40)} is no date (write 2031-05-14 or 2031-05-14T09:20:00Z)`);
    const store = await world.store();
    const { search } = new URL(context.req.url);
    if ((await store.picture.findStory(id)) === null) return elsewhere(id, (now) => `/api/stories/${now}/past${search}`, world);
    const past = await workOutPast(store, id, at, world.clock, world.packs());
    if (past === null) throw wrong(`no report of this story was published by ${at}`);
    return { data: past };
  },
});
