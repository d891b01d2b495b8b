import { AppError } from "../../errors.ts";

/** A Host header that names this machine by its own address, and not by a name that anybody's DNS may point here. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** True for an address that only this machine can reach. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host === "[::1]" || host === "127.0.0.1";

/** The origin of a host of this machine itself; null for every other. */
export const loopbackOrigin = (host: string): string | null => (LOOPBACK_HOST.test(host) ? `http://${host}` : null);

/**
 * What people may type to reach a server, from the --origin of the command line ("https://desk.example", more with commas between them).
 * Only https, or this machine: a password or a cookie crosses no network in the open.
 */
export function listedOrigins(text: string): (host: string) => string | null {
  const listed = new Map<string, string>();
  for (const given of text.split(",").map((one) => one.trim())) {
    const url = URL.canParse(given) ? new URL(given) : null;
    const plain = url !== null && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
    const closed = url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)));
    if (url === null || !plain || !closed) throw new AppError("serve/origin", { origin: given.slice(0, 100) });
    listed.set(url.host, url.origin);
  }
  return (host) => listed.get(host) ?? null;
}
