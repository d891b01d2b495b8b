import { z } from "zod";
import { pastAnswer } from "../../app/answers/past.ts";
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
    schema: pastAnswer,
  },
  async handle({ params: { id }, query: { asOf }, context, signal }, world) {
    if (readInstant(asOf) === null) throw wrong(`${asOf.slice(0, 40)} is no date (write 2031-05-14 or 2031-05-14T09:20:00Z)`);
    const store = await world.store();
    const { search } = new URL(context.req.url);
    if ((await store.picture.findStory(id)) === null) return elsewhere(id, (now) => `/api/stories/${now}/past${search}`, world);
    // worked out anew, which takes longer than others should wait for: on a thread
    const { answer } = await world.run({ operation: "past", input: { story: id }, files: [], asOf }, signal);
    return { data: answer };
  },
});
