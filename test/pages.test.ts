import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Capture } from "../src/core/model/index.ts";
import { mainText, readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";
import { root } from "./run-unecho.ts";

/**
 * Web pages of several builds, each beside what is read of its parts: what is the report, what is not, and by which sign. Read what a rule changes here, and
 * when it is for the better accept it with `npm test -- test/pages.test.ts -u`.
 */
const folder = join(root, "test", "pages");
const packs = loadPacks();

it.each(readdirSync(folder).filter((name) => name.endsWith(".html")))("%s", async (name) => {
  const bytes = readFileSync(join(folder, name));
  const capture: Capture = { ...captureText("", name, {}, "text/html"), bytes, charset: null, url: `https://news.example/2029/05/06/${name}` };
  const { article } = readCapture(capture, packs).value;
  const lines = [
    `title ${article.title ?? "none"}`,
    `outlet ${article.outletName ?? "unknown"} (${article.outletBasis})`,
    `authors ${article.authors.join(", ")}`,
    `published ${article.published === null ? "unknown" : `${article.published.from} ${article.published.basis}`}, from ${article.publishedFrom ?? "nothing"}`,
    `issuer ${article.issuer}`,
    ...article.blocks.map(
      ({ role, span, rule }) => `${role}${rule === null ? "" : ` (${rule})`}: ${article.text.slice(span.start, span.end).replace(/\s+/g, " ")}`,
    ),
    `main ${mainText(article).replace(/\s+/g, " ")}`,
  ];
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(folder, name.replace(".html", ".txt")));
});
