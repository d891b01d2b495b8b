import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { type Moment, readMoment } from "./app/as-of.tsx";
import { Shell } from "./app/shell.tsx";
import { StartPage } from "./app/start-page.tsx";
import { Failed } from "./app/waiting.tsx";
import { client, storyQuery } from "./data/queries.ts";
import { MatrixPage } from "./matrix/matrix-page.tsx";
import { readMatrixSearch } from "./matrix/matrix-search.ts";
import { StoriesPage } from "./stories/stories-page.tsx";

const rootRoute = createRootRoute({
  component: Shell,
  validateSearch: readMoment,
  // a past state is left by saying so, not by following a link
  search: { middlewares: [retainSearchParams<Moment>(["asOf"])] },
  errorComponent: ({ error }) => <Failed error={error} />,
});
const getParentRoute = () => rootRoute;

type Raw = Record<string, unknown>;
interface Words {
  readonly q?: string | undefined;
}
interface Asked extends Words {
  readonly story?: string | undefined;
}
interface Chosen {
  readonly sel?: string | undefined;
}
interface Placed {
  readonly place?: string | undefined;
}
interface Wanted {
  readonly story?: string | undefined;
  readonly format?: string | undefined;
}
interface Passage {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** Asks for a story as soon as its address is known: before the page is there, and when somebody points at a link to it. */
const fetchStory = (id: string, { search }: { readonly search: Moment }): void => void client.prefetchQuery(storyQuery(id, search.asOf));

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const whole = (value: unknown): number | undefined => (Number.isSafeInteger(Number(value)) && value !== undefined ? Number(value) : undefined);

const routes = [
  createRoute({ getParentRoute, path: "/", component: StartPage }),
  createRoute({ getParentRoute, path: "/stories", component: StoriesPage, validateSearch: ({ q }: Raw): Words => ({ q: text(q) }) }),
  createRoute({
    getParentRoute,
    path: "/story/$id",
    component: MatrixPage,
    validateSearch: readMatrixSearch,
    loader: ({ params, location }) => fetchStory(params.id, location),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/claim/$finding",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./evidence/claim-page.tsx"), "ClaimPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/brief",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./brief/brief-page.tsx"), "BriefPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/article/$article",
    component: lazyRouteComponent(() => import("./article/article-page.tsx"), "ArticlePage"),
    validateSearch: ({ start, end }: Raw): Passage => ({ start: whole(start), end: whole(end) }),
  }),
  createRoute({
    getParentRoute,
    path: "/search",
    component: lazyRouteComponent(() => import("./search/search-page.tsx"), "SearchPage"),
    validateSearch: ({ q }: Raw): Words => ({ q: text(q) }),
  }),
  createRoute({
    getParentRoute,
    path: "/check",
    component: lazyRouteComponent(() => import("./check/check-page.tsx"), "CheckPage"),
    validateSearch: ({ q, story }: Raw): Asked => ({ q: text(q), story: text(story) }),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/figures",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./figures/figures-page.tsx"), "FiguresPage"),
    validateSearch: ({ sel }: Raw): Chosen => ({ sel: text(sel) }),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/provenance",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./provenance/provenance-page.tsx"), "ProvenancePage"),
    validateSearch: ({ sel }: Raw): Chosen => ({ sel: text(sel) }),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/timeline",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./timeline/timeline-page.tsx"), "TimelinePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/story/$id/map",
    loader: ({ params, location }) => fetchStory(params.id, location),
    component: lazyRouteComponent(() => import("./map/map-page.tsx"), "MapPage"),
    validateSearch: ({ place }: Raw): Placed => ({ place: text(place) }),
  }),
  createRoute({
    getParentRoute,
    path: "/export",
    component: lazyRouteComponent(() => import("./export/export-page.tsx"), "ExportPage"),
    validateSearch: ({ story, format }: Raw): Wanted => ({ story: text(story), format: text(format) }),
  }),
  createRoute({ getParentRoute, path: "/add", component: lazyRouteComponent(() => import("./add/add-page.tsx"), "AddPage") }),
  createRoute({ getParentRoute, path: "/review", component: lazyRouteComponent(() => import("./review/review-page.tsx"), "ReviewPage") }),
  createRoute({ getParentRoute, path: "/sources", component: lazyRouteComponent(() => import("./sources/sources-page.tsx"), "SourcesPage") }),
  createRoute({ getParentRoute, path: "/watches", component: lazyRouteComponent(() => import("./watches/watches-page.tsx"), "WatchesPage") }),
  createRoute({ getParentRoute, path: "/settings", component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage") }),
  createRoute({ getParentRoute, path: "/account", component: lazyRouteComponent(() => import("./account/account-page.tsx"), "AccountPage") }),
  createRoute({ getParentRoute, path: "/about", component: lazyRouteComponent(() => import("./about/about-page.tsx"), "AboutPage") }),
] as const;

/** Every page by its address; what a page shows is in the address too. */
export const router = createRouter({ routeTree: rootRoute.addChildren(routes), defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
