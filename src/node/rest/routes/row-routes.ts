import { z } from "zod";
import { capital, LIST_NAMES, LISTS, type ListName } from "../lists.ts";
import { elsewhere, sharedAt } from "../reading.ts";
import { defineRoute, type Route } from "../route.ts";
import { tagOf, unchanged } from "../unchanged.ts";

function rowRoute(list: ListName): Route {
  const { row, one } = LISTS[list];
  return defineRoute({
    method: "get",
    path: `/api/${one}s/{id}`,
    id: `read${capital(one)}`,
    group: "lists",
    summary: `one ${one}; an id that was replaced leads to the new one`,
    role: "viewer",
    params: z.object({ id: z.string().max(300) }),
    answers: { status: 200, type: "application/json", schema: row },
    async handle({ params, context }, world) {
      const at = await sharedAt(world);
      const { picture } = await world.store();
      const found = await picture.findRow(list, params.id, at);
      if (found === null) return elsewhere(params.id, (id) => `/api/${one}s/${encodeURIComponent(id)}`, world);
      const tag = tagOf((await picture.findStory(found.story))?.revision ?? 0, at);
      return unchanged(context, tag) ?? { data: found.body, headers: { etag: tag } };
    },
  });
}

/** Findings, claims, reports and origins one by one. */
export const rowRoutes: readonly Route[] = LIST_NAMES.map(rowRoute);
