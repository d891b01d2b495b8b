import { userInfo } from "node:os";
import { z } from "zod";
import { AppError } from "../../errors.ts";
import { idText, instant } from "../answers/fields.ts";
import { findReport, forgetReports } from "../forget.ts";
import { defineOperation } from "../operation.ts";

const input = z.object({
  report: z.string().min(1).describe("the report: its id (or the first six letters or more of it), its address, or its file name"),
  reason: z.string().trim().min(1, "say why: it is kept in place of the report").max(500).describe("why, in a few words; it stays in the store"),
  by: z.string().trim().min(1).max(200).optional().describe("who asked for it; the name of this machine's user when left out"),
});

const output = z
  .object({ report: idText.describe("SHA-256: what stays of the report"), reason: z.string(), by: z.string(), at: instant })
  .meta({ id: "Forgotten" });

export const forget = defineOperation({
  name: "forget",
  summary: "take the text of one report out of the store, for good",
  about:
    "Removes the bytes of the report, everything that came with them, its claims, and its words where decisions quote them; the stories it was in are worked out anew. What stays is its hash, the reason, who asked and when, so that unecho verify still holds and the same report is not read again. Copies made before (unecho backup, a .bak file beside the store, a schema unecho_schema_N of a PostgreSQL database) still have it.",
  effect: "write",
  role: "admin",
  input,
  output,
  positional: ["report"],
  examples: [
    { line: 'unecho forget 3f9a1c07 --reason "names a minor"', does: "by the beginning of its id" },
    { line: 'unecho forget https://post.example/a --reason "withdrawn by the outlet"', does: "by its address" },
  ],
  async run({ report, reason, by = userInfo().username }, deps) {
    const store = await deps.openStore("existing");
    try {
      const id = await findReport(store, report, deps);
      const at = deps.clock.now();
      if ((await forgetReports(store, [id], reason, by, deps)) === 0) throw new AppError("report/forgotten", { report: id });
      const value = { report: id, reason, by, at };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ report, reason, by }) =>
    `Forgotten: ${report}\n  reason: ${reason} (${by}); hash and reason stay\n  copies made before (backups, .bak files beside the store, schemas unecho_schema_N) still have its text`,
});
