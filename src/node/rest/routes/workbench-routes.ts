import { z } from "zod";
import { articleTextAnswer, formatsAnswer, provenanceAnswer } from "../../app/answers/workbench.ts";
import { articleText, provenanceOf, sharedStory } from "../../app/shared-story.ts";
import { AppError } from "../../errors.ts";
import { formats } from "../../exports/index.ts";
import { elsewhere, sharedAt } from "../reading.ts";
import { defineRoute, type Route } from "../route.ts";
import { tagOf, unchanged } from "../unchanged.ts";

const params = z.object({ id: z.string().max(300) });

const readArticleText = defineRoute({
  method: "get",
  path: "/api/articles/{id}/text",
  id: "readArticleText",
  group: "lists",
  summary: "one report with its whole text, its boilerplate marked, and where its claims stand",
  about: "For those who work with the reports on this server. Private persons stand in the text by their role; no export carries whole texts.",
  role: "viewer",
  params,
  answers: { status: 200, type: "application/json", schema: articleTextAnswer },
  async handle({ params: { id }, context }, world) {
    const at = await sharedAt(world);
    const store = await world.store();
    const found = await store.picture.findRow("documents", id, at);
    if (found === null) return elsewhere(id, (now) => `/api/articles/${encodeURIComponent(now)}/text`, world);
    const tag = tagOf("text", (await store.picture.findStory(found.story))?.revision ?? 0, at);
    const known = unchanged(context, tag);
    if (known !== null) return known;
    const dossier = await sharedStory(store, found.story, at, world.packs());
    const text = dossier === null ? null : await articleText(dossier, id, store);
    if (text === null) throw new AppError("id/unknown", { id: id.slice(0, 200), program: "unecho" });
    return { data: text, headers: { etag: tag } };
  },
});

const readProvenance = defineRoute({
  method: "get",
  path: "/api/stories/{id}/provenance",
  id: "readProvenance",
  group: "stories",
  summary: "how the origins of one story stand to each other, and what was folded into what",
  role: "viewer",
  params,
  answers: { status: 200, type: "application/json", schema: provenanceAnswer },
  async handle({ params: { id }, context }, world) {
    const at = await sharedAt(world);
    const store = await world.store();
    const story = await store.picture.findStory(id);
    if (story === null) return elsewhere(id, (now) => `/api/stories/${now}/provenance`, world);
    const tag = tagOf("provenance", story.revision, at);
    const known = unchanged(context, tag);
    if (known !== null) return known;
    const dossier = await sharedStory(store, id, at, world.packs());
    if (dossier === null) throw new AppError("id/unknown", { id: id.slice(0, 200), program: "unecho" });
    return { data: provenanceOf(dossier), headers: { etag: tag } };
  },
});

const listFormats = defineRoute({
  method: "get",
  path: "/api/formats",
  id: "listFormats",
  group: "operations",
  summary: "formats that export writes through a network door",
  role: "viewer",
  answers: { status: 200, type: "application/json", schema: formatsAnswer },
  handle: async () => ({
    data: { formats: formats.filter(({ local }) => !local).map(({ id, file, summary, mediaType }) => ({ id, file, summary, mediaType })) },
  }),
});

/** What the workbench shows beside the lists. */
export const workbenchRoutes: readonly Route[] = [listFormats, readArticleText, readProvenance];
