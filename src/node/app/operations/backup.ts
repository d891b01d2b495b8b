import { z } from "zod";
import { writeBackup } from "../../backup/write.ts";
import { asWriter } from "../lease.ts";
import { defineOperation } from "../operation.ts";
import { pictureDigest } from "../picture-digest.ts";
import { circumstancesOf } from "../story-dossier.ts";
import { counted } from "../words.ts";

const input = z.object({ file: z.string().min(1).meta({ door: "local" }).describe("the .zip file to write") });
const output = z.object({ file: z.string(), captures: z.int(), picture: z.string().describe("digest of everything the stories say") }).meta({ id: "Backup" });

export const backup = defineOperation({
  name: "backup",
  summary: "copy the store into one file",
  about:
    "Writes reports, decisions, removals, feeds and settings as JSON Lines into a zip, with a manifest of SHA-256s. unecho restore makes a store of it again, on SQLite or PostgreSQL, and says whether it says the same. The copy holds whole texts: keep it as you keep the store.",
  effect: "write",
  role: "admin",
  local: true,
  input,
  output,
  positional: ["file"],
  examples: [
    { line: "unecho backup store.zip", does: "a copy of the store of --data" },
    { line: "unecho backup store.zip --database postgres://desk@db/unecho", does: "a copy of a PostgreSQL store" },
  ],
  async run({ file }, deps) {
    const store = await deps.openStore("existing");
    try {
      const value = await asWriter(store, deps, async () => {
        const picture = await pictureDigest(store, await circumstancesOf(store, deps.packs(), null));
        const about = { made_by: `unecho ${deps.version}`, made_at: deps.clock.now(), picture };
        const { files } = await writeBackup(file, store.dump, about, (rows) => deps.progress("copying rows", rows, null));
        const captures = files.reduce((sum, part) => sum + (part.table === "captures" ? part.rows : 0), 0);
        return { file, captures, picture };
      });
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ file, captures, picture }) => `${counted(captures, "report")} copied to ${file}\n  picture ${picture}`,
});
