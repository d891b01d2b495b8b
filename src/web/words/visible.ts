/**
 * Characters that change how a text is shown without being seen: directions, zero widths, controls, fillers, variation selectors.
 * Line ends, tabs and the two selectors that emoji need are none of them.
 */
const HIDDEN = /(?![\t\n\r]|\u{fe0e}|\u{fe0f})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Words of a report with everything invisible in them made visible, as its code point in a frame: "Ki⟦U+202E⟧ev". */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`);
