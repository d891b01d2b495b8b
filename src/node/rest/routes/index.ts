import type { Route } from "../route.ts";
import { accountRoutes } from "./account.ts";
import { articlePermalink } from "./article-permalink.ts";
import { events } from "./events.ts";
import { listRoutes } from "./list-routes.ts";
import { mcp } from "./mcp.ts";
import { operationRoutes } from "./operation-routes.ts";
import { pastStory } from "./past-story.ts";
import { permalinks } from "./permalinks.ts";
import { readAddresses } from "./read-addresses.ts";
import { rowRoutes } from "./row-routes.ts";
import { search } from "./search.ts";
import { readSession } from "./session.ts";
import { statusRoutes } from "./status.ts";
import { storyRoutes } from "./story-routes.ts";
import { watchFeeds } from "./watch-feeds.ts";
import { workbenchRoutes } from "./workbench-routes.ts";

/** Every address of the server but the pages that describe it, in the order the page at /api lists them. */
export const routes: readonly Route[] = [
  readSession,
  ...accountRoutes,
  ...storyRoutes,
  pastStory,
  ...listRoutes,
  ...rowRoutes,
  ...workbenchRoutes,
  articlePermalink,
  search,
  ...watchFeeds,
  events,
  ...operationRoutes,
  readAddresses,
  mcp,
  ...statusRoutes,
  ...permalinks,
];
