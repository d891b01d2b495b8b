import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { httpClient } from "../../src/node/fetch/client.ts";
import { followRedirects } from "../../src/node/fetch/redirects.ts";
import { findTarget } from "../../src/node/fetch/target.ts";
import { refusedByItsLetters } from "../mutants/ssrf.ts";
import { defineAttack, drawn } from "./attack.ts";
import { PUBLIC_ADDRESSES, SSRF_VECTORS } from "./ssrf-vectors.ts";

/** Whether an address is asked: "refused" before a name was resolved or a socket made. */
type Guard = (address: string) => Promise<"refused" | "asked">;

/** Where a page is that redirects. */
const OUTSIDE = "http://news.org/story";

/** What the client does with an address: names lead nowhere, so that nothing outside is asked even where the guard would let it be. */
const product: Guard = async (address) => {
  let asked = false;
  const note = (): void => {
    asked = true;
  };
  const client = httpClient({
    userAgent: "unecho/test",
    limits: { totalMs: 1000 },
    resolve: (_, __, done) => {
      note();
      done(new Error("no such name"), []);
    },
  });
  subscribe("net.client.socket", note);
  try {
    const answer = await client.exchange({ url: address });
    return asked || answer.kind === "reply" || answer.problem.code !== "collect/refused-address" ? "asked" : "refused";
  } finally {
    unsubscribe("net.client.socket", note);
    await client.close();
  }
};

/** Where a redirect to an address leads; null when it stays on the public page's own host. */
function destinationOf(address: string): string | null {
  if (!URL.canParse(address, OUTSIDE)) return null;
  const { href, host } = new URL(address, OUTSIDE);
  return host === new URL(OUTSIDE).host ? null : href;
}

/** The same addresses, given by a page that redirects. */
async function refusesRedirect(guard: Guard, address: string): Promise<boolean> {
  let refused = false;
  await followRedirects(OUTSIDE, async (url) => {
    if (url === OUTSIDE) return { kind: "reply", reply: { url, status: 302, statusText: "Found", headers: [["location", address]], bytes: new Uint8Array() } };
    refused = (await guard(url)) === "refused";
    return { kind: "problem", problem: { code: "collect/refused-address", message: "", fix: "", passing: false, status: null, waitMs: null } };
  });
  return refused;
}

export const ssrf = defineAttack<Guard>({
  name: "ssrf",
  surface: "Addresses that lead inside",
  promise: "an address that is not on the public web is refused before a name is resolved or a socket made, given as it is or by a redirect",
  least: 1500,
  weakness: "an address is judged by its letters, not by what it means",
  guard: product,
  mutant: async (address) => (refusedByItsLetters(address) ? "refused" : "asked"),
  async run(guard, trial) {
    const vectors = drawn(trial, SSRF_VECTORS, 400);
    const redirects = drawn(trial, SSRF_VECTORS, 150).filter((address) => destinationOf(address) !== null);
    const escaped: string[] = [];
    for (const address of vectors) if ((await guard(address)) === "asked") escaped.push(JSON.stringify(address));
    for (const address of redirects) if (!(await refusesRedirect(guard, address))) escaped.push(`a redirect to ${JSON.stringify(address)}`);
    const spoilt = PUBLIC_ADDRESSES.filter((address) => findTarget(address, new Set()).kind === "problem");
    return {
      tried: vectors.length + redirects.length,
      escaped,
      spoilt,
      figures: { addresses: vectors.length, redirects: redirects.length, ordinary: PUBLIC_ADDRESSES.length },
    };
  },
});
