import { z } from "zod";
import { readBackup } from "../../backup/read.ts";
import { AppError, EXIT } from "../../errors.ts";
import { asWriter } from "../lease.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { defineOperation } from "../operation.ts";
import { pictureDigest } from "../picture-digest.ts";
import { refreshPicture } from "../refresh.ts";
import { rereadStale } from "../reread.ts";
import { circumstancesOf } from "../story-dossier.ts";
import { counted } from "../words.ts";

const input = z.object({ file: z.string().min(1).meta({ door: "local" }).describe("a .zip file that unecho backup wrote") });
const output = z
  .object({ captures: z.int(), picture: z.string(), same: z.boolean().describe("the stories say what they said when the copy was made") })
  .meta({ id: "Restored" });

export const restore = defineOperation({
  name: "restore",
  summary: "make a store from a copy",
  about:
    "Fills an empty store from a file of unecho backup, all of it or nothing: each file is checked against the manifest and every hash of the ledger is computed anew. Then the stories are worked out and compared with those of the copy; exit code 1 when they differ, as they may where the rules of reading have changed since.",
  effect: "write",
  role: "admin",
  local: true,
  input,
  output,
  positional: ["file"],
  examples: [
    { line: "unecho restore store.zip --data new/", does: "into a new folder" },
    { line: "unecho restore store.zip --database postgres://desk@db/unecho", does: "into an empty PostgreSQL database" },
  ],
  async run({ file }, deps) {
    const store = await deps.openStore("create");
    try {
      const value = await asWriter(store, deps, async () => {
        if ((await store.lastPosition()) > 0 || (await store.listDecisions()).length > 0) throw new AppError("store/not-empty", { path: store.place });
        const before = await store.transaction(async (inner) => {
          const picture = await readBackup(file, inner.dump, (rows) => deps.progress("restoring rows", rows, null));
          const { faults } = await verifyLedger(inner.ledger, null, () => undefined);
          const [fault] = faults;
          if (fault !== undefined) throw new AppError("backup/broken", { path: file, detail: `${fault.chain} ${fault.position ?? ""}: ${fault.what}` });
          return picture;
        });
        await rereadStale(store, deps);
        await refreshPicture(store, deps);
        const picture = await pictureDigest(store, await circumstancesOf(store, deps.packs(), null));
        return { captures: await store.lastPosition(), picture, same: picture === before };
      });
      return { value, data: value, exit: value.same ? EXIT.ok : EXIT.negative };
    } finally {
      await store.close();
    }
  },
  render: ({ captures, picture, same }) =>
    `${counted(captures, "report")} restored\n  picture ${picture}\n  ${same ? "the stories say what they said when the copy was made" : "the stories differ from those of the copy: other rules read them"}`,
});
