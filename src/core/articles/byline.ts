import type { BoilerplatePack } from "../packs/boilerplate.ts";

/** A line that says who wrote a report is no longer than this, in characters. */
export const longestBylineChars = 120;

const isName = (word: string): boolean => /^\p{Lu}/u.test(word);

/** "By Jane Roe and John Doe, Some Agency": names behind a word of writing, and no sentence. */
export function namesWriter(line: string, pack: BoilerplatePack | null): boolean {
  const words = line.split(/\s+/);
  const first = line.replace(/\s.*/s, "").toLowerCase().replace(/:$/, "");
  return (
    line.length <= longestBylineChars &&
    pack?.byline.has(first) === true &&
    first !== "from" &&
    words.length >= 2 &&
    words.length <= 12 &&
    /^\S+\s+\p{Lu}/u.test(line) &&
    !/[.!?]$/.test(line)
  );
}

/** The same of a line of plain text, where no markup helps: "By Friday, toll reaches 40" names nobody. */
export function isPlainByline(line: string, pack: BoilerplatePack | null): boolean {
  if (!namesWriter(line, pack)) return false;
  const names = line.replace(/,.*/s, "").split(/\s+/).slice(1);
  return names.filter(isName).length >= 2 ? names.every((word) => isName(word) || word.length <= 3) : line.split(/\s+/).length === 2;
}
