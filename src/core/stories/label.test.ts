import { describe, expect, it } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import type { Article, Block } from "../model/index.ts";
import { labelStory } from "./label.ts";

function article(title: string | null, ...parts: readonly (readonly [Block["role"], string])[]): Article {
  let text = "";
  const blocks = parts.map(([role, part]): Block => {
    const start = text.length;
    text += `${part}\n`;
    return { role, span: { start, end: start + part.length }, rule: null };
  });
  return buildArticle(text, { name: "a.txt", title, blocks });
}

const wire = [
  "paragraph",
  "ELSTRA, June 4 (Norvia Wire) - Four barges loaded with fuel broke loose on the Ilmen canal on Monday and drifted two kilometres.",
] as const;

describe("labelStory", () => {
  const cases: readonly (readonly [what: string, articles: readonly Article[], label: string | null])[] = [
    ["a headline as it stands", [article("Fuel barges adrift in Elstra", wire)], "Fuel barges adrift in Elstra"],
    ["the headline of a later report", [article(null, wire), article("Runaway Barges Hit Bridge", wire)], "Runaway Barges Hit Bridge"],
    ["a first sentence without its dateline", [article(null, wire)], "Four barges loaded with fuel broke loose on the Ilmen …"],
    [
      "no boilerplate",
      [article("Support our newsroom", ["boilerplate", "Support our newsroom"], ["paragraph", "A bridge in Elstra was hit by barges."])],
      "A bridge in Elstra was hit by barges",
    ],
    [
      "no date line",
      [article("Tuesday, 4 June 2030", ["paragraph", "4 June 2030"], ["paragraph", "A bridge was hit by barges. Nobody was hurt."])],
      "A bridge was hit by barges",
    ],
    [
      "a title that is the first sentence",
      [article("ELSTRA (Norvia Wire) - Four barges broke loose on the canal", wire)],
      "Four barges broke loose on the canal",
    ],
    [
      "an initial ends no sentence",
      [article(null, ["paragraph", "The captain S. Arlo said a worn cable had parted."])],
      "The captain S. Arlo said a worn cable had parted",
    ],
    ["nothing in nothing", [article(null)], null],
  ];
  it.each(cases)("takes %s", (_, articles, label) => {
    expect(labelStory(articles)).toBe(label);
  });
});
