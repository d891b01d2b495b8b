import type { Exchange, Reply } from "./client.ts";
import { headerOf } from "./client.ts";
import { problemOf } from "./problem.ts";

/** Redirects in a row that are followed. */
const MAX_REDIRECTS = 5;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A reply with the way there: every address asked, the last of them the one that answered. */
export type Followed = { readonly kind: "reply"; readonly reply: Reply; readonly way: readonly string[] } | Extract<Exchange, { kind: "problem" }>;

/** Asks, and asks on where it is sent; each step is an exchange of its own, with all its checks. Never from https: to http:. */
export async function followRedirects(url: string, exchange: (url: string) => Promise<Exchange>): Promise<Followed> {
  const way = [url];
  for (let at = url; ; ) {
    const answer = await exchange(at);
    if (answer.kind === "problem") return answer;
    const location = headerOf(answer.reply.headers, "location");
    if (!REDIRECTS.has(answer.reply.status) || location === "") return { kind: "reply", reply: answer.reply, way };
    if (way.length > MAX_REDIRECTS) return { kind: "problem", problem: problemOf("collect/redirects", `more than ${MAX_REDIRECTS} redirects`) };
    if (!URL.canParse(location, at)) return { kind: "problem", problem: problemOf("collect/redirects", "a redirect to no address") };
    const next = new URL(location, at).href;
    if (at.startsWith("https:") && next.startsWith("http:"))
      return { kind: "problem", problem: problemOf("collect/redirects", `a redirect from https: to ${next.slice(0, 200)}`) };
    if (way.includes(next)) return { kind: "problem", problem: problemOf("collect/redirects", "a redirect in a circle") };
    way.push(next);
    at = next;
  }
}
