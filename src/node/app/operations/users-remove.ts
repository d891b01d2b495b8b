import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { removeUser, userName } from "../team/users.ts";

const input = z.object({ name: userName.describe("the user") });
const output = z.object({ removed: z.string() }).meta({ id: "RemovedUser" });

export const usersRemove = defineOperation({
  name: "users remove",
  summary: "take a user out, at once",
  about:
    "Ends their sessions and tokens with the next request. What they decided stays in force under their name, and so do their lines in the audit. The last admin cannot be taken out.",
  effect: "write",
  role: "admin",
  input,
  output,
  positional: ["name"],
  examples: [{ line: "unecho users remove ben", does: "ben can sign in no more" }],
  async run({ name }, deps) {
    const store = await deps.openStore("existing");
    try {
      await removeUser(store, name);
      return { value: name, data: { removed: name } };
    } finally {
      await store.close();
    }
  },
  render: (name) => `${name} can sign in no more`,
});
