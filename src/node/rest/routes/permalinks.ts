import type { Context } from "hono";
import { z } from "zod";
import type { Picture } from "../../app/picture.ts";
import { pageResponse } from "../page.ts";
import { elsewhere, redirectTo } from "../reading.ts";
import { defineRoute, type Route } from "../route.ts";
import { tagOf, unchanged } from "../unchanged.ts";
import { wantsPage } from "../web-files.ts";
import type { RestWorld } from "../world.ts";

const LETTER = /^[A-Za-z]{1,3}$/;
const NUMBER = /^\d{1,9}$/;

/** "A" -> 0, "Z" -> 25, "AA" -> 26: how many larger stories there are. */
const placeOf = (letter: string): number => [...letter.toUpperCase()].reduce((place, one) => place * 26 + one.charCodeAt(0) - 64, 0) - 1;

/** Stories looked through at a time for a letter. */
const PAGE = 500;

/** The id of the story a letter stands for now; letters go by size, and change. */
async function storyOfLetter(letter: string, picture: Picture): Promise<string | null> {
  let place = placeOf(letter);
  for (let cursor: string | null = null; ; ) {
    const { rows, next } = await picture.stories({ limit: PAGE, cursor, order: "size" });
    if (place < rows.length) return rows[place]?.id ?? null;
    if (next === null) return null;
    place -= rows.length;
    cursor = next;
  }
}

/** The id of the story that was given a number, also when it went into another since. */
const storyOfNumber = async (number: number, picture: Picture): Promise<string | null> =>
  (await picture.findNumber(number))?.id ?? (await picture.findGone(number));

const key = z.object({ id: z.string().max(300) });

/** A person follows the address, and there is a workbench to open it in. */
const opensWorkbench = (context: Context, { web }: RestWorld): boolean => web !== null && wantsPage(context);

const story = defineRoute({
  method: "get",
  path: "/s/{id}",
  id: "storyPage",
  group: "permalinks",
  summary: "a story as a page; its letter or number on screen leads to the address that stays",
  role: "viewer",
  params: key,
  answers: { status: 200, type: "text/html", schema: null },
  async handle({ params: { id }, context, signal }, world) {
    const { picture } = await world.store();
    const named = LETTER.test(id) ? await storyOfLetter(id, picture) : NUMBER.test(id) ? await storyOfNumber(Number(id), picture) : null;
    if (named !== null) return redirectTo(`/s/${named}`);
    const found = await picture.findStory(id);
    if (found === null) return elsewhere(id, (now) => `/s/${now}`, world);
    if (opensWorkbench(context, world)) return redirectTo(`/story/${found.id}`);
    const tag = tagOf("page", found.revision, context.req.url.length);
    const known = unchanged(context, tag);
    if (known !== null) return known;
    const { answer } = await world.run({ operation: "brief", input: { story: id, format: "html" }, files: [], asOf: null }, signal);
    const page = pageResponse((answer as { readonly text: string }).text);
    page.headers.set("etag", tag);
    return page;
  },
});

/** A permalink of something inside a story: what it is, and which of the lists has it. */
const INSIDE = [
  { letter: "f", list: "findings", one: "finding" },
  { letter: "c", list: "claims", one: "claim" },
  { letter: "o", list: "origins", one: "origin" },
  { letter: "d", list: "documents", one: "article" },
] as const;

/** Where the workbench shows a thing. */
function inWorkbench(one: (typeof INSIDE)[number]["one"], id: string, { story, body }: { readonly story: string; readonly body: unknown }): string {
  if (one === "article") return `/article/${encodeURIComponent(id)}`;
  if (one === "finding") return `/story/${story}/claim/${encodeURIComponent(id)}`;
  const { finding } = body as { readonly finding?: string | null };
  if (one === "claim" && finding != null) return `/story/${story}/claim/${encodeURIComponent(finding)}`;
  return `/story/${story}${one === "origin" ? `?origin=${encodeURIComponent(id)}` : ""}`;
}

function insideRoute({ letter, list, one }: (typeof INSIDE)[number]): Route {
  return defineRoute({
    method: "get",
    path: `/${letter}/{id}`,
    id: `${one}Page`,
    group: "permalinks",
    summary: `where a ${one} is now`,
    role: "viewer",
    params: key,
    answers: { status: 302, type: null, schema: null },
    async handle({ params: { id }, context }, world) {
      const { picture } = await world.store();
      const path = (now: string): string => `/api/${one}s/${encodeURIComponent(now)}`;
      const found = await picture.findRow(list, id);
      if (found !== null) return redirectTo(opensWorkbench(context, world) ? inWorkbench(one, id, found) : path(id));
      // a claim to those who read an export is a finding to us
      if (letter === "c" && (await picture.findRow("findings", id)) !== null) return redirectTo(`/api/findings/${encodeURIComponent(id)}`);
      return elsewhere(id, (now) => `/${letter}/${encodeURIComponent(now)}`, world);
    },
  });
}

/** Addresses that never break: what an id names may move, and the address leads there. */
export const permalinks: readonly Route[] = [story, ...INSIDE.map(insideRoute)];
