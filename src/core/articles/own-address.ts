/** Scheme, host and path of an address, and what comes after (query, fragment). */
const ADDRESS = /^(https?:)\/\/([^/?#\s]+)([^?#\s]*).*$/is;

const hostOf = (address: string): string =>
  address
    .replace(ADDRESS, "$2")
    .toLowerCase()
    .replace(/^www\./, "")
    .replace(/:(?:80|443)$/, "");

const isFront = (address: string): boolean => address.replace(ADDRESS, "$3").replaceAll("/", "") === "";

/**
 * The address a page goes by: the one its canonical link names, where that stands on the same host; else the one it was fetched from, or the canonical one
 * of a file that came without. A page cannot take the place of another site's page, nor all pages of a site that of its front page.
 */
export function ownAddress(fetched: string | null, canonical: string | null): string | null {
  const named = canonical?.trim() ?? "";
  if (fetched === null) return named === "" ? null : named;
  if (named === "" || !ADDRESS.test(fetched)) return fetched;
  const whole = named.startsWith("/") && !named.startsWith("//") ? `${fetched.replace(ADDRESS, "$1//$2")}${named}` : named;
  if (!ADDRESS.test(whole) || hostOf(whole) !== hostOf(fetched)) return fetched;
  return isFront(whole) && !isFront(fetched) ? fetched : whole;
}
