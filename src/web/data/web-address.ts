/** An address of the web that may be opened; null for what is none: a report may carry anything where its address should be. */
export function webAddress(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.parse(address);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}
