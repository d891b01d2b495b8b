import { z } from "zod";
import { AppError } from "../../errors.ts";
import { pastAnswer } from "../answers/past.ts";
import { defineOperation } from "../operation.ts";
import { pastStory } from "../past-story.ts";

/** One story as it stood at the moment of the call. A server asks it on a thread, for working a story out takes long; no door offers it. */
export const past = defineOperation({
  name: "past",
  summary: "one story as it stood at a moment",
  about: "Of reports those published by then, of decisions those in force then.",
  effect: "read",
  input: z.object({ story: z.string().max(300).describe("id of the story") }),
  output: pastAnswer,
  positional: ["story"],
  examples: [],
  async run({ story }, deps) {
    const { asOf } = deps.settings;
    if (asOf === null) throw new AppError("input/invalid", { detail: "asOf: name the moment", command: "past" });
    const store = await deps.openStore("existing");
    try {
      const found = await pastStory(store, story, asOf, deps.clock, deps.packs());
      if (found === null) throw new AppError("input/invalid", { detail: `asOf: no report of this story was published by ${asOf}`, command: "readPastStory" });
      // rows are kept as they were written, and have the shape of the lists they are rows of
      return { value: found, data: found as z.output<typeof pastAnswer> };
    } finally {
      await store.close();
    }
  },
  render: (value) => JSON.stringify(value),
});
