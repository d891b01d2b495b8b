/** Scheme, host and path of an address; what comes after (query, fragment) is left out. */
const ADDRESS = /^(https?:)\/\/([^/?#\s]+)([^?#\s]*)/i;

const hostOf = (written: string): string =>
  written
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/:(?:80|443)$/, "");

/**
 * The address a page goes by: the one its canonical link names, where that stands on the same host; else the one it was fetched from, or the canonical one
 * of a file that came without. A page cannot take the place of another site's page, nor all pages of a site that of its front page.
 */
export function ownAddress(fetched: string | null, canonical: string | null): string | null {
  const named = canonical?.trim() ?? "";
  if (fetched === null) return named === "" ? null : named;
  const from = ADDRESS.exec(fetched);
  if (from === null || named === "") return fetched;
  const whole = named.startsWith("/") && !named.startsWith("//") ? `${from[1]}//${from[2]}${named}` : named;
  const to = ADDRESS.exec(whole);
  if (to === null || hostOf(to[2] ?? "") !== hostOf(from[2] ?? "")) return fetched;
  const isFront = (path: string | undefined): boolean => (path ?? "").replaceAll("/", "") === "";
  return isFront(to[3]) && !isFront(from[3]) ? fetched : whole;
}
