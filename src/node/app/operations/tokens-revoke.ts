import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { revokeToken, shownToken, tokenRow } from "../team/tokens.ts";

const input = z.object({ id: z.string({ error: "name the token" }).min(1).max(40).describe("id of the token, as unecho tokens list shows it") });

export const tokensRevoke = defineOperation({
  name: "tokens revoke",
  summary: "end a token at once",
  about: "The next request that brings it is turned away. It stays in the list, with the moment it was revoked.",
  effect: "write",
  role: "admin",
  input,
  output: tokenRow,
  positional: ["id"],
  examples: [{ line: "unecho tokens revoke t-1a2b3c4d", does: "ends it" }],
  async run({ id }, deps) {
    const store = await deps.openStore("existing");
    try {
      const value = shownToken(await revokeToken(store, id, null, deps.clock.now()));
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ id, user, revokedAt }) => `token ${id} of ${user} is revoked since ${revokedAt ?? ""}`,
});
