import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { userRow } from "../team/user-row.ts";
import { addUser, password, ROLES, userName } from "../team/users.ts";

const input = z.object({
  name: userName.describe("what they sign in as, and what decisions and the audit call them"),
  role: z.enum(ROLES).default("viewer").describe("viewer reads; analyst also reads reports in and decides; admin also keeps accounts, forgets and restores"),
  password,
});

export const usersAdd = defineOperation({
  name: "users add",
  summary: "let somebody sign in at unecho serve --team",
  about:
    "The first one is made here, at the machine that holds the store, and has to be an admin before a team can be served. The password is asked for twice and not shown, or read as the first line of standard input; never give it as an argument, where every user of the machine can read it. It has at least 12 characters, and of it only a scrypt hash is kept.",
  effect: "write",
  role: "admin",
  input,
  output: userRow,
  positional: ["name"],
  examples: [
    { line: "unecho users add ana --role admin", does: "asks for a password; the first admin" },
    { line: "unecho users add ben --role analyst < password.txt", does: "takes the first line of a file" },
  ],
  async run({ name, role, password }, deps) {
    const store = await deps.openStore("create");
    try {
      const { createdAt } = await addUser(store, name, role, password, deps.clock.now());
      const value = { name, role, createdAt };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ name, role }, _style, { program }) => `${name} may sign in as ${role}; serve the team with: ${program} serve --team`,
});
