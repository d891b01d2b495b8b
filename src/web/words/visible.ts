/**
 * Characters that change how a text is shown without being seen: directions, zero widths, controls, fillers, variation selectors,
 * and halves of characters. Line ends, tabs and the two selectors that emoji need are none of them.
 */
const HIDDEN = /(?![\t\n\r]|\u{fe0e}|\u{fe0f})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Words of a report with everything invisible in them made visible, as its code point in a frame: "Ki⟦U+202E⟧ev". */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`);

/** Words on one line, everything in them seen, cut at a word; no character is cut in two. */
export function visibleLine(text: string, width: number): string {
  // what is far behind the cut is never looked at: a report may bring a title of a million characters
  const line = text
    .slice(0, width * 4)
    .split(/\s/)
    .filter(Boolean)
    .join(" ");
  if (line.length <= width) return visible(line);
  const cut = line.slice(0, width - 1).replace(/[\u{d800}-\u{dbff}]$/u, "");
  const space = cut.lastIndexOf(" ");
  return visible(`${space > width / 2 ? cut.slice(0, space) : cut}…`);
}
