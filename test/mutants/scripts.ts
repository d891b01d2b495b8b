/** A page that puts words where they stand, as markup. */
export const withoutEscapes = (words: readonly string[]): string =>
  `<!doctype html><html><body>${words.map((each) => `<p>${each}</p>`).join("\n")}</body></html>`;
