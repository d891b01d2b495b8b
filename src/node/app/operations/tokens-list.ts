import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { shownToken, stateOf, tokenRow } from "../team/tokens.ts";
import { userName } from "../team/users.ts";
import { counted } from "../words.ts";

const input = z.object({ user: userName.optional().describe("only those of one user") });
const output = z.object({ tokens: z.array(tokenRow) }).meta({ id: "ApiTokens" });

export const tokensList = defineOperation({
  name: "tokens list",
  summary: "the tokens of all users, or of one",
  about: "Each with its id, what it is for, what it may do and until when; also those that expired or were revoked. The tokens themselves are kept nowhere.",
  effect: "read",
  role: "admin",
  input,
  output,
  positional: ["user"],
  examples: [{ line: "unecho tokens list ana", does: "the tokens of ana" }],
  async run({ user }, deps) {
    const store = await deps.openStore("existing");
    try {
      const tokens = (await store.accounts.listTokens(user ?? null)).map(shownToken);
      return { value: tokens, data: { tokens } };
    } finally {
      await store.close();
    }
  },
  render: (tokens, _style, { clock }) =>
    [
      counted(tokens.length, "token"),
      ...tokens.map((token) => {
        const { id, user, role, write, expiresAt, name } = token;
        const state = stateOf(token, clock.now());
        return `  ${id}  ${user.padEnd(16)}${`${role}${write ? ", writes" : ""}`.padEnd(18)}${state === "good" ? `until ${expiresAt.slice(0, 10)}` : state.padEnd(16)}  ${name}`;
      }),
    ].join("\n"),
});
