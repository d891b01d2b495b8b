import { z } from "zod";
import { answerPage, capital, LIST_NAMES, LISTS, type ListName, pageOf, paging } from "../lists.ts";
import { sharedAt } from "../reading.ts";
import { defineRoute, type Route } from "../route.ts";
import { tagOf } from "../unchanged.ts";

function listRoute(list: ListName): Route {
  const { row, filters, about } = LISTS[list];
  return defineRoute({
    method: "get",
    path: `/api/${list}`,
    id: `list${capital(list)}`,
    group: "lists",
    summary: `${list} of all stories, newest first: ${about}`,
    role: "viewer",
    query: z.object({ ...paging, ...filters }),
    answers: { status: 200, type: "application/json", schema: pageOf(row) },
    async handle(asked, world) {
      const { picture } = await world.store();
      const at = await sharedAt(world);
      return answerPage(picture, list, { ...asked.query, sharedAt: at }, tagOf(await picture.revision(), at), asked);
    },
  });
}

/** Lists over all stories. */
export const listRoutes: readonly Route[] = LIST_NAMES.map(listRoute);
