import type { Article, Reading } from "../../model/index.ts";
import type { LanguagePack } from "../../packs/index.ts";
import { readPhraseTokens } from "../../text/phrases.ts";

/** Tells a person's name from the names of places, days, firms and ships that stand where persons do. */
export interface NameJudge {
  isPerson(name: string): boolean;
}

/** A word written all in capitals, as datelines are. */
const CAPITALS = /^[\p{Lu}\p{N}]{2,}$/u;
/** An article with fewer words in lower case than this is written in capitals throughout. */
const FEWEST_LOWER = 20;
const FIRST_CAPITAL = /^\p{Lu}/u;

/** Words the article also writes in lower case: common nouns, wherever a title writes them with a capital. */
function commonWords({ text, blocks }: Article): ReadonlySet<string> {
  const common = new Set<string>();
  // running text only: an address may spell a name
  for (const { role, span } of blocks)
    if (role === "paragraph") for (const { word } of readPhraseTokens(text, span.start, span.end)) if (!FIRST_CAPITAL.test(word)) common.add(word);
  return common;
}

/** A judge of the names of one article. In doubt a name is a person's: a firm under a role is the lesser harm. */
export function judgeNames({ article, mentions }: Reading, pack: LanguagePack): NameJudge {
  const { given, features, beforeName, directions } = pack.placeWords;
  const common = commonWords(article);
  const others = new Set(
    mentions.flatMap((mention) => (mention.kind === "outlet" || (mention.kind === "place" && mention.place !== null) ? [mention.name.toLowerCase()] : [])),
  );
  return {
    isPerson(name) {
      const words = readPhraseTokens(name, 0, name.length);
      const [first, last] = [words[0], words.at(-1)];
      if (first === undefined || last === undefined || others.has(name.toLowerCase())) return false;
      if (given.has(first.key) && words.length > 1) return true;
      if (!words.some(({ word }) => FIRST_CAPITAL.test(word)) || (common.size >= FEWEST_LOWER && words.every(({ word }) => CAPITALS.test(word)))) return false;
      if (words.some(({ key }) => pack.times.weekdays.has(key)) || words.every(({ key }) => common.has(key))) return false;
      const placed = beforeName.has(first.key) || directions.has(first.key) || features.has(first.key) || (words.length > 1 && features.has(last.key));
      return !placed;
    },
  };
}
