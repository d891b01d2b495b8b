import { z } from "zod";
import { defineRoute, type Route } from "../route.ts";

const SPELLINGS = [
  { file: "feed.atom", format: "atom", type: "application/atom+xml" },
  { file: "feed.json", format: "json", type: "application/feed+json" },
] as const;

function feedRoute({ file, format, type }: (typeof SPELLINGS)[number]): Route {
  return defineRoute({
    method: "get",
    path: `/api/watches/{id}/${file}`,
    id: `readWatchAs${format === "atom" ? "Atom" : "JsonFeed"}`,
    group: "watches",
    summary: `the newest alerts of a watch, for a newsreader (${format === "atom" ? "Atom" : "JSON Feed"})`,
    role: "viewer",
    params: z.object({ id: z.string().max(60) }),
    answers: { status: 200, type, schema: null },
    async handle({ params: { id }, signal }, world) {
      const { answer } = await world.run({ operation: "watch feed", input: { id, format }, files: [], asOf: null }, signal);
      return new Response((answer as { readonly text: string }).text, {
        headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "private, no-cache" },
      });
    },
  });
}

/** The feeds of watches as newsreaders ask for them. */
export const watchFeeds: readonly Route[] = SPELLINGS.map(feedRoute);
