import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { userRow } from "../team/user-row.ts";
import { ROLES, setRole, userName } from "../team/users.ts";

const input = z.object({
  name: userName.describe("the user"),
  role: z.enum(ROLES, { error: `one of ${ROLES.join(", ")}` }).describe("viewer, analyst or admin"),
});

export const usersRole = defineOperation({
  name: "users role",
  summary: "give a user another role",
  about:
    "Counts from the next request on, also for sessions that are open and for tokens: a token never does more than its user may. The last admin stays one.",
  effect: "write",
  role: "admin",
  input,
  output: userRow,
  positional: ["name", "role"],
  examples: [{ line: "unecho users role ben admin", does: "ben may keep accounts too" }],
  async run({ name, role }, deps) {
    const store = await deps.openStore("existing");
    try {
      const { createdAt } = await setRole(store, name, role);
      const value = { name, role, createdAt };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ name, role }) => `${name} is ${role} now`,
});
