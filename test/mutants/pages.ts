/** The words of a page by descent: each element is read by a call of its own, so that a deep page is a deep stack. */
export function wordsByDescent(html: string): string {
  const tokens = html.match(/<[^>]*>|[^<]+/g) ?? [];
  let at = 0;
  const read = (): string => {
    let words = "";
    while (at < tokens.length) {
      const token = tokens[at++] as string;
      if (token.startsWith("</")) return words;
      words += token.startsWith("<") ? read() : token;
    }
    return words;
  };
  return read();
}
