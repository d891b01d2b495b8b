import { z } from "zod";
import type { Capture } from "../../../core/model/index.ts";
import { AppError, EXIT } from "../../errors.ts";
import { archivedAnswer } from "../answers/archived.ts";
import { defineOperation } from "../operation.ts";
import type { Deps, Store } from "../ports.ts";
import { counted } from "../words.ts";

const input = z.object({
  file: z.string({ error: "name the file to write: reports.warc.gz" }).describe("file to write; one that is there already is left alone"),
});

/** Reports read from the store at a time. */
const PAGE = 100;

/** Every report of a store in order of arrival, a page in memory at a time; those that were forgotten are left out. */
async function* capturesOf(store: Store, deps: Deps): AsyncIterable<Capture> {
  let done = 0;
  for (let after = 0; !deps.signal.aborted; ) {
    const page = await store.pageReadings(after, PAGE);
    for (const { position, reading } of page) {
      after = position;
      const capture = await store.findCapture(reading.article.capture);
      if (capture !== null) yield capture;
      done += 1;
      deps.progress("archiving", done, null);
    }
    if (page.length < PAGE) return;
  }
}

export const archive = defineOperation({
  name: "archive",
  summary: "write every report of the store as a web archive (WARC)",
  about:
    "Each report becomes a record of a .warc.gz file (ISO 28500) with its bytes as they came, the headers of the server and SHA-256 digests; any WARC reader opens it, and unecho reads it back to the same reports: unecho read reports.warc.gz. It holds whole texts and names: keep it as private as the reports themselves.",
  effect: "read",
  local: true,
  input,
  output: archivedAnswer,
  positional: ["file"],
  examples: [
    { line: "unecho archive reports.warc.gz", does: "the whole store as one file" },
    { line: "unecho read reports.warc.gz --data other/", does: "the same reports in another store" },
  ],
  async run({ file }, deps) {
    const store = await deps.openStore("existing");
    try {
      const done = await deps.writeArchive(file, capturesOf(store, deps));
      if (done === null) throw new AppError("archive/exists", { path: file });
      deps.note("this archive carries whole texts and names: keep it on this machine");
      const value = { file, ...done };
      return { value, data: value, exit: EXIT.ok };
    } finally {
      await store.close();
    }
  },
  render: ({ file, reports, bytes }, _style, { program }) =>
    `${file}: ${counted(reports, "report")}, ${(bytes / 1e6).toFixed(1)} MB\n\nNext:  ${program} read ${file} --data DIR   the same reports in another store`,
});
