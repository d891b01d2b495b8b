import { z } from "zod";
import { AppError } from "../../errors.ts";
import { idText } from "../answers/fields.ts";
import { defineOperation } from "../operation.ts";

export const watchRemove = defineOperation({
  name: "watch remove",
  summary: "watch for something no more",
  about: "Takes a watch out, with its feed and with the alerts that were still to be told. Its name is never given to another.",
  effect: "write",
  input: z.object({ id: z.string({ error: "name the watch: w1" }).describe("name of the watch: w1") }),
  output: z.object({ removed: idText }).meta({ id: "WatchRemoved" }),
  positional: ["id"],
  examples: [{ line: "unecho watch remove w1", does: "nobody is told any more" }],
  async run({ id }, deps) {
    const store = await deps.openStore("existing");
    try {
      if (!(await store.transaction((inner) => inner.watches.removeWatch(id)))) throw new AppError("watch/unknown", { id: id.slice(0, 60) });
      return { value: id, data: { removed: id } };
    } finally {
      await store.close();
    }
  },
  render: (id) => `${id} is watched no more`,
});
