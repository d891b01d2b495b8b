import { z } from "zod";
import { briefAnswer } from "../../app/answers/brief.ts";
import { storyRow } from "../../app/answers/rows.ts";
import { answerPage, capital, LIST_NAMES, LISTS, type ListName, pageOf, paging } from "../lists.ts";
import { elsewhere, sharedAt } from "../reading.ts";
import { defineRoute, type Route } from "../route.ts";
import { tagOf, unchanged } from "../unchanged.ts";

const params = z.object({ id: z.string().max(300).describe("id of a story; one that was replaced leads to the new one") });

const listStories = defineRoute({
  method: "get",
  path: "/api/stories",
  id: "listStories",
  group: "stories",
  summary: "the stories, newest report first or most reports first",
  role: "viewer",
  query: z.object({ ...paging, order: z.enum(["newest", "size"]).default("newest") }),
  answers: { status: 200, type: "application/json", schema: pageOf(storyRow) },
  async handle({ query, context }, world) {
    const { picture } = await world.store();
    const at = await sharedAt(world);
    const revision = await picture.revision();
    const tag = tagOf(revision, at);
    return unchanged(context, tag) ?? { data: { ...(await picture.stories({ ...query, sharedAt: at })), revision }, headers: { etag: tag } };
  },
});

const readStory = defineRoute({
  method: "get",
  path: "/api/stories/{id}",
  id: "readStory",
  group: "stories",
  summary: "one story",
  role: "viewer",
  params,
  answers: { status: 200, type: "application/json", schema: storyRow },
  async handle({ params: { id }, context }, world) {
    const at = await sharedAt(world);
    const story = await (await world.store()).picture.findStory(id, at);
    if (story === null) return elsewhere(id, (now) => `/api/stories/${now}`, world);
    const tag = tagOf(story.revision, at);
    return unchanged(context, tag) ?? { data: story, headers: { etag: tag } };
  },
});

const readBrief = defineRoute({
  method: "get",
  path: "/api/stories/{id}/brief",
  id: "readBrief",
  group: "stories",
  summary: "the brief of one story as data, every sentence with its passages",
  role: "viewer",
  params,
  answers: { status: 200, type: "application/json", schema: briefAnswer },
  async handle({ params: { id }, context, signal }, world) {
    const at = await sharedAt(world);
    const story = await (await world.store()).picture.findStory(id);
    if (story === null) return elsewhere(id, (now) => `/api/stories/${now}/brief`, world);
    const tag = tagOf(story.revision, at);
    const known = unchanged(context, tag);
    if (known !== null) return known;
    const { answer } = await world.run({ operation: "brief", input: { story: id, format: "json" }, files: [], asOf: null }, signal);
    return { data: answer, headers: { etag: tag } };
  },
});

function storyListRoute(list: ListName): Route {
  const { row, filters, about } = LISTS[list];
  return defineRoute({
    method: "get",
    path: `/api/stories/{id}/${list}`,
    id: `listStory${capital(list)}`,
    group: "stories",
    summary: `${list} of one story, newest first: ${about}`,
    role: "viewer",
    params,
    query: z.object({ ...paging, ...filters }),
    answers: { status: 200, type: "application/json", schema: pageOf(row) },
    async handle(asked, world) {
      const { id } = asked.params;
      const { picture } = await world.store();
      const story = await picture.findStory(id);
      // what was asked of the list is asked of the new one too
      const { search } = new URL(asked.context.req.url);
      if (story === null) return elsewhere(id, (now) => `/api/stories/${now}/${list}${search}`, world);
      const at = await sharedAt(world);
      return answerPage(picture, list, Object.assign({}, asked.query, { story: id, sharedAt: at }), tagOf(story.revision, at), asked);
    },
  });
}

/** Stories, and the lists of what is in each. */
export const storyRoutes: readonly Route[] = [listStories, readStory, ...LIST_NAMES.map(storyListRoute), readBrief];
