import { defineOperation } from "../operation.ts";
import { addToken, newToken, tokenWish } from "../team/tokens.ts";
import { userName } from "../team/users.ts";

const input = tokenWish.extend({ user: userName.describe("whose token it is: what it does is done in their name") });

export const tokensAdd = defineOperation({
  name: "tokens add",
  summary: "make a key for a program that asks the server in a user's name",
  about:
    "Prints the token once; only its SHA-256 is kept. A program sends it as Authorization: Bearer, for REST and for MCP over HTTP. It reads unless --write is given, does never more than its user may, and ends by itself.",
  effect: "write",
  role: "admin",
  input,
  output: newToken,
  positional: ["user", "name"],
  examples: [
    { line: 'unecho tokens add ana "weekly table"', does: "reads, for 90 days" },
    { line: 'unecho tokens add ana "desk assistant" --role analyst --write --days 30', does: "may also read reports in and decide, over REST and MCP" },
  ],
  async run({ user, ...wish }, deps) {
    const store = await deps.openStore("existing");
    try {
      const value = await addToken(store, user, wish, deps.clock.now());
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ id, user, role, write, expiresAt, token }, style) =>
    [
      `token ${id} of ${user}: ${role}, ${write ? "reads and writes" : "reads"}, until ${expiresAt.slice(0, 10)}`,
      `  ${style.bold(token)}`,
      "it is shown this once",
    ].join("\n"),
});
