import { z } from "zod";
import { type CheckResult, readCapture } from "../../../core/pipeline.ts";
import { EXIT } from "../../errors.ts";
import { sha256 } from "../../sha256.ts";
import { NO_INSTANT } from "../annotate-line.ts";
import { checkAnswer } from "../answers/check.ts";
import { checkShared } from "../check-shared.ts";
import { chooseStories, openHoldings } from "../dossiers.ts";
import { directoryOf } from "../lookup.ts";
import { defineOperation } from "../operation.ts";
import { shareHoldings } from "../share.ts";
import { rangeWords, reportName, shorten } from "../words.ts";

const input = z.object({
  sentence: z
    .string({ error: "give the sentence in quotation marks" })
    .min(1, "give the sentence in quotation marks")
    .describe("the sentence to hold against the reports, in quotation marks"),
  story: z.string().optional().describe("only this story: its letter or id"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

const WORDS: Readonly<Record<CheckResult["verdict"], string>> = {
  supported: "supported",
  contradicted: "contradicted",
  differs: "the reports differ from it",
  "not-found": "not found",
};

/** Longest passage printed, in characters. */
const QUOTE_LENGTH = 300;

export const check = defineOperation({
  name: "check",
  summary: "hold a sentence against the reports: supported by which origins, contradicted, or not found",
  about:
    "Says how the sentence stands to the passages, never whether it is true. Supported means that for every claim in it a passage agrees on what, how many, where and who said so. Exit code 1 when it is not supported.",
  effect: "read",
  input,
  output: checkAnswer,
  positional: ["sentence"],
  examples: [
    { line: 'unecho check "At least 31 people were killed in the eruption."', does: "against every story of the store" },
    { line: 'unecho check "The minister denied it." --story A', does: "against one story" },
  ],
  async run({ sentence, story, demo }, deps) {
    const whole = await openHoldings({ demo }, deps);
    const holdings = shareHoldings(whole, deps);
    const dossiers = chooseStories(holdings, story);
    const bytes = new TextEncoder().encode(sentence);
    // "on Monday" in the sentence is the Monday before the moment the answer describes
    const hints = { title: null, outlet: null, byline: null, published: holdings.asOf };
    const read = readCapture(
      { id: sha256(bytes), bytes, mediaType: "text/plain", charset: "utf-8", url: null, name: "sentence", hints, receivedAt: NO_INSTANT },
      deps.packs(),
    );
    const result = checkShared(read.value, chooseStories(whole, story), dossiers, deps.packs());
    const directory = directoryOf(holdings);
    const articles = new Map(dossiers.flatMap((dossier) => dossier.readings.map(({ article }) => [article.id, article] as const)));
    const origins = new Map(dossiers.flatMap((dossier) => dossier.provenance.origins.map((origin) => [origin.id, origin.label] as const)));
    const data = {
      verdict: result.verdict,
      reason: result.reason,
      finding: result.finding === null ? null : directory.short("finding", result.finding.id),
      status: result.finding?.status ?? null,
      origins: result.origins === null ? null : { ...result.origins, labels: (result.finding?.count.ids ?? []).map((id) => origins.get(id) ?? id) },
      passages: result.passages.flatMap(({ article, span }) => {
        const found = articles.get(article);
        return found === undefined
          ? []
          : [{ article: found.id, report: reportName(found), start: span.start, end: span.end, text: found.text.slice(span.start, span.end) }];
      }),
    };
    return { value: data, data, exit: result.verdict === "supported" ? EXIT.ok : EXIT.negative };
  },
  render(value, style) {
    const { verdict, reason, finding, status, origins, passages } = value;
    const head = verdict === "supported" ? style.green(WORDS[verdict]) : style.yellow(WORDS[verdict]);
    const by =
      origins === null ? [] : [`origins      ${rangeWords(origins.min, origins.max)}${origins.labels.length === 0 ? "" : `: ${origins.labels.join("; ")}`}`];
    return [
      `${head}   ${reason}`,
      ...(finding === null ? [] : [`finding      ${finding}, ${status}`]),
      ...by,
      ...passages.map(({ report, start, end, text }) => `passage      ${report} ${start}\u2013${end}  "${shorten(text, QUOTE_LENGTH)}"`),
    ].join("\n");
  },
});
