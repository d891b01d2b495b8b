import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { password, setPassword, userName } from "../team/users.ts";
import { counted } from "../words.ts";

const input = z.object({ name: userName.describe("the user"), password });
const output = z.object({ name: z.string(), ended: z.int().describe("sessions that ended with it") }).meta({ id: "NewPassword" });

export const usersPassword = defineOperation({
  name: "users password",
  summary: "give a user another password",
  about:
    "For a password that was lost, or that somebody else may know: every session of the user ends. Tokens go on; revoke them with unecho tokens revoke. Asked for as unecho users add asks.",
  effect: "write",
  role: "admin",
  input,
  output,
  positional: ["name"],
  examples: [{ line: "unecho users password ana", does: "asks for the new one" }],
  async run({ name, password }, deps) {
    const store = await deps.openStore("existing");
    try {
      const value = { name, ended: await setPassword(store, name, password) };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ name, ended }) => `${name} has a new password; ${counted(ended, "session")} ended`,
});
