import { z } from "zod";
import { deliverAfter } from "../../alerts/deliver.ts";
import { MAX_PAGES } from "../../config.ts";
import { AppError, EXIT } from "../../errors.ts";
import { summaryAnswer } from "../answers/summary.ts";
import { ingest } from "../ingest.ts";
import { listStore } from "../listing.ts";
import { defineOperation } from "../operation.ts";
import { PACE } from "../pace.ts";
import { askedWords, firstScreen, nextLines } from "../screen.ts";
import { noteSkips } from "../skips.ts";
import { summaryOf } from "../summary.ts";

const input = z.object({
  paths: z
    .array(z.string(), { error: "name at least one file, folder or address, or - for standard input" })
    .min(1)
    .meta({ door: "attached" })
    .describe("files, folders, addresses (http://, https://), or - for standard input"),
  maxPages: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(MAX_PAGES)
    .meta({ door: "local" })
    .describe("pages read from one feed, sitemap or list of addresses"),
  jobs: z.coerce.number().int().min(1).max(64).default(1).meta({ short: "j", door: "local" }).describe("number of threads that read"),
});

export const read = defineOperation({
  name: "read",
  summary: "read reports into the store and show what they add up to",
  about:
    "Takes .txt .md .html .json .jsonl, mail (.eml .mbox), archives (.zip .warc .warc.gz, each also packed with .gz), feeds in files (.xml .rss .atom .rdf) and folders of them. A JSON report has text (or body, body_text, content, articleBody, html), and where known title, url, outlet, byline, published. At an address it takes a page, a feed (RSS, Atom, RDF, JSON Feed: the pages of its items), an OPML reading list, a news sitemap or an archive; a text with one address a line is read as a list. Servers are asked one question at a time, as robots.txt allows, and only on the public Internet (see --allow-private). Nothing is fetched for what lies in a folder. Reading the same report again changes nothing. What cannot be read is named on stderr and the rest is read.",
  effect: "write",
  input,
  output: summaryAnswer,
  positional: ["paths"],
  examples: [
    { line: "unecho read reports/", does: "a folder, with the folders inside it" },
    { line: "unecho read mail.eml page.html feed.json", does: "single files" },
    { line: "unecho read https://news.example/feed.xml", does: "the pages of a feed" },
    { line: "unecho read crawl.warc.gz inbox.mbox", does: "every page of a web archive, every mail of a mailbox" },
    { line: "cat report.txt | unecho read -", does: "standard input" },
  ],
  async run({ paths, maxPages, jobs }, deps) {
    const source = await deps.files(paths, { maxPages });
    const store = await deps.openStore("create");
    try {
      const report = await ingest(source, store, deps, PACE, jobs);
      const lost = noteSkips(report, deps);
      const listing = await listStore(store, deps, report);
      await deliverAfter(store, deps);
      if (report.added.length + report.known === 0 && !report.interrupted) throw new AppError("input/nothing", { path: paths.join(" ") });
      return { value: { listing }, data: summaryOf(listing), exit: lost ? EXIT.skipped : EXIT.ok };
    } finally {
      await store.close();
    }
  },
  render({ listing }, style, { program, settings, version }) {
    return [
      `unecho ${version} \u00b7 ${askedWords(listing.report)} \u00b7 no AI model \u00b7 data in ${settings.data} (delete this folder to forget everything)`,
      ...firstScreen(listing, style, program),
      "",
      ...nextLines([
        [`${program} brief A`, "a short brief, every sentence with its passage"],
        [`${program} stories`, "all stories and findings"],
        [`${program} why ID`, "why a finding has its status"],
      ]),
    ].join("\n");
  },
});
