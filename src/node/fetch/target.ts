import { type FetchProblem, problemOf } from "./problem.ts";
import { isPublicAddress } from "./public-address.ts";

/** Ports the public web is served at. */
const PORTS: ReadonlySet<string> = new Set(["", "80", "443", "8080", "8443"]);

/** Longest address that is asked for, in characters; browsers and servers agree on about this. */
const MAX_URL = 2048;

/** Last labels of names that never mean a public host (RFC 2606, 6761, 6762, 7686, 8375, ICANN SAC113). */
const LOCAL_NAMES: ReadonlySet<string> = new Set([
  "localhost",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "localdomain",
  "arpa",
  "onion",
  "invalid",
  "test",
  "example",
]);

/** Where a request may go. */
export type Target =
  | /** `checked`: the resolved address must be public; false for a host on the list of private ones. */
  { readonly kind: "target"; readonly url: URL; readonly checked: boolean }
  | { readonly kind: "problem"; readonly problem: FetchProblem };

const DEFAULT_PORT: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/** "host:port" as the list of private hosts spells it. */
export const hostKey = (url: URL): string => `${url.hostname}:${url.port || DEFAULT_PORT[url.protocol]}`;

const LITERAL_V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** The address a host name spells out, null when it must be resolved. */
function literalOf(hostname: string): string | null {
  if (hostname.startsWith("[")) return hostname.slice(1, -1);
  return LITERAL_V4.test(hostname) ? hostname : null;
}

/** What is wrong with a host by its name alone; null when its addresses decide. */
function problemOfHost(hostname: string): string | null {
  const literal = literalOf(hostname);
  if (literal !== null) return isPublicAddress(literal) ? null : "is not a public address";
  const labels = hostname.replace(/\.$/, "").split(".");
  // the URL parser has brought decimal, octal and hex spellings of an address into its usual form already
  if (labels.length < 2 || labels.some((label) => label === "") || LOCAL_NAMES.has(labels.at(-1) ?? "")) return "is not a name on the public Internet";
  return null;
}

/** Checks an address before anything is asked: scheme, user, port, host. `allowed` are HOST:PORT entries that may be private. */
export function findTarget(raw: string, allowed: ReadonlySet<string>, base?: string): Target {
  const refuse = (message: string): Target => ({ kind: "problem", problem: problemOf("collect/refused-address", message) });
  if (raw.length > MAX_URL) return refuse(`an address of ${raw.length} characters (limit ${MAX_URL})`);
  if (!URL.canParse(raw, base)) return refuse("not an address");
  const url = new URL(raw, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return refuse(`${url.protocol} is not fetched, only http: and https:`);
  if (url.username !== "" || url.password !== "") return refuse("an address with a user name or password in it");
  url.hash = "";
  if (url.href.length > MAX_URL) return refuse(`an address of ${url.href.length} characters (limit ${MAX_URL})`);
  if (allowed.has(hostKey(url))) return { kind: "target", url, checked: false };
  if (!PORTS.has(url.port)) return refuse(`port ${url.port} is not one the public web is served at (80, 443, 8080, 8443)`);
  const problem = problemOfHost(url.hostname);
  return problem === null ? { kind: "target", url, checked: true } : refuse(`${url.hostname} ${problem}`);
}
