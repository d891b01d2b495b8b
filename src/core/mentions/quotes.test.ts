import { describe, expect, test } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { MOST_GROWTH, timeGrowth } from "../../../test/time-growth.ts";
import type { Packs } from "../packs/index.ts";
import { findQuotes } from "./quotes.ts";

const found = (text: string): string[] => findQuotes(buildArticle(text), [], {} as Packs).map((mention) => text.slice(mention.span.start, mention.span.end));

describe("findQuotes", () => {
  test.each([
    ["She said “go home” and left.", ["“go home”"]],
    ['He called it "a mess" twice.', ['"a mess"']],
    ["‘We have no water,’ said the baker’s wife.", ["‘We have no water,’"]],
    ["''Stay inside,'' the mayor said.", ["''Stay inside,''"]],
    ["The ministers' plan and the farmers' answer", []],
    ["A 6' wall and a 7\" pipe", []],
    ["the '90s were wet", []],
    ["“One paragraph.\n\n“And the next,” she said.", ["“One paragraph.", "“And the next,”"]],
    ["“She told me ‘run’ and I ran,” he said.", ["“She told me ‘run’ and I ran,”"]],
    ["‘These are the nurses’ beds,’ she said.", ["‘These are the nurses’ beds,’"]],
    ["'The guards' left,' he said.", ["'The guards' left,'"]],
    ["‘We kept the boats’ and ‘the nets’, he said.", ["‘We kept the boats’", "‘the nets’"]],
    ["Er rief „geht heim“ und „bleibt“.", ["„geht heim“", "„bleibt“"]],
    ["Il a dit « restez » et «partez».", ["« restez »", "«partez»"]],
    ['He said “stay" twice.', ['“stay"']],
    ['He said “a 6"pipe and “more” of it.', ['“a 6"pipe and “more”']],
  ])("%s", (text, expected) => expect(found(text)).toEqual(expected));

  test("a wall of marks is read in linear time", () => {
    for (const wall of ["“ ' \" ‘", "'a "])
      expect(
        timeGrowth(30_000, (times) => wall.repeat(times), found),
        wall,
      ).toBeLessThanOrEqual(MOST_GROWTH);
  });
});
