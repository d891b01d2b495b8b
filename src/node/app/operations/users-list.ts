import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { userRow } from "../team/user-row.ts";
import { counted } from "../words.ts";

const output = z.object({ users: z.array(userRow) }).meta({ id: "Users" });

export const usersList = defineOperation({
  name: "users list",
  summary: "who may sign in, and as what",
  about: "Every user with role and the day they were added. Passwords are nowhere: of each only a hash is kept, and it is not shown.",
  effect: "read",
  role: "admin",
  input: z.object({}),
  output,
  positional: [],
  examples: [{ line: "unecho users list", does: "everybody who may sign in" }],
  async run(_input, deps) {
    const store = await deps.openStore("existing");
    try {
      const users = (await store.accounts.listUsers()).map(({ name, role, createdAt }) => ({ name, role, createdAt }));
      return { value: users, data: { users } };
    } finally {
      await store.close();
    }
  },
  render: (users, style, { program }) =>
    users.length === 0
      ? `Nobody may sign in yet; begin with: ${program} users add NAME --role admin`
      : [
          counted(users.length, "user"),
          ...users.map(({ name, role, createdAt }) => `  ${name.padEnd(24)}${role.padEnd(10)}${style.dim(`since ${createdAt.slice(0, 10)}`)}`),
        ].join("\n"),
});
