import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { askOperation, RequestError, read, readAll, runOperation } from "./request.ts";
import type {
  ArticleText,
  Brief,
  Check,
  Claim,
  Decisions,
  Finding,
  Formats,
  Found,
  Kept,
  Origin,
  PastStory,
  Provenance,
  Ratings,
  Report,
  ReviewQueue,
  Session,
  Story,
  Token,
  Watches,
} from "./shapes.ts";
import { storyView } from "./story-view.ts";

/** Answers are kept until the server says that a story changed. */
export const client = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: (count, error) => count < 1 && !(error instanceof RequestError) },
  },
});

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: ({ signal }) => read<Session>("/api/session", signal) });

export const storiesQuery = queryOptions({ queryKey: ["stories"], queryFn: ({ signal }) => readAll<Story>("/api/stories", signal) });

const partOf = <T>(id: string, list: string, signal: AbortSignal): Promise<readonly T[]> =>
  readAll<T>(`/api/stories/${encodeURIComponent(id)}/${list}`, signal);

const pastQuery = (id: string, asOf: string) =>
  queryOptions({
    queryKey: ["story", id, asOf, "all"],
    queryFn: ({ signal }) => read<PastStory>(`/api/stories/${encodeURIComponent(id)}/past?asOf=${encodeURIComponent(asOf)}`, signal),
  });

/** Everything the matrix and its evidence are made of, now or at a moment. */
export const storyQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: asOf === undefined ? ["story", id] : ["story", id, asOf],
    queryFn: async ({ signal }) => {
      if (asOf !== undefined) {
        const { documents, ...past } = await client.fetchQuery(pastQuery(id, asOf));
        return storyView({ ...past, reports: documents });
      }
      const [story, findings, claims, reports, origins] = await Promise.all([
        read<Story>(`/api/stories/${encodeURIComponent(id)}`, signal),
        partOf<Finding>(id, "findings", signal),
        partOf<Claim>(id, "claims", signal),
        partOf<Report>(id, "documents", signal),
        partOf<Origin>(id, "origins", signal),
      ]);
      return storyView({ story, findings, claims, reports, origins });
    },
  });

export const briefQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ["brief", id, asOf ?? null],
    queryFn: async ({ signal }) =>
      asOf === undefined
        ? read<Brief>(`/api/stories/${encodeURIComponent(id)}/brief`, signal)
        : (await askOperation<Brief>("brief", { story: id, format: "json", asOf }, signal)).answer,
  });

export const decisionsQuery = queryOptions({
  queryKey: ["decisions"],
  queryFn: () => runOperation<Decisions>("decisions", {}),
});

/** What only a person can decide, with what each answer would change; empty where nothing was read yet. */
export const reviewQuery = queryOptions({
  queryKey: ["review"],
  queryFn: async ({ signal }) => (await askOperation<ReviewQueue>("review", {}, signal)).answer,
});

export const checkQuery = (sentence: string, story: string | null) =>
  queryOptions({
    queryKey: ["check", sentence, story],
    queryFn: ({ signal }) => askOperation<Check>("check", { sentence, ...(story === null ? {} : { story }) }, signal),
    enabled: sentence !== "",
  });

export const articleQuery = (id: string) =>
  queryOptions({ queryKey: ["article", id], queryFn: ({ signal }) => read<ArticleText>(`/api/articles/${encodeURIComponent(id)}/text`, signal) });

export const provenanceQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ["provenance", id, asOf ?? null],
    queryFn: async ({ signal }) =>
      asOf === undefined
        ? read<Provenance>(`/api/stories/${encodeURIComponent(id)}/provenance`, signal)
        : (await client.fetchQuery(pastQuery(id, asOf))).provenance,
  });

/** Everything in every story, for what is counted over all of them. */
export const sourcesQuery = queryOptions({
  queryKey: ["stories", "sources"],
  queryFn: async ({ signal }) => {
    const [findings, claims, reports, origins] = await Promise.all([
      readAll<Finding>("/api/findings", signal),
      readAll<Claim>("/api/claims", signal),
      readAll<Report>("/api/documents", signal),
      readAll<Origin>("/api/origins", signal),
    ]);
    return { findings, claims, reports, origins };
  },
});

/** The letters analysts gave to sources; another process may have given one. */
export const ratingsQuery = queryOptions({
  queryKey: ["ratings"],
  queryFn: async ({ signal }) => (await askOperation<Ratings>("sources", {}, signal)).answer,
  staleTime: 0,
});

export const watchesQuery = queryOptions({ queryKey: ["watches"], queryFn: ({ signal }) => askOperation<Watches>("watch-list", {}, signal), staleTime: 0 });

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: ({ signal }) => read<{ readonly tokens: readonly Token[] }>("/api/account/tokens", signal),
  staleTime: 0,
});

/** How long reports are kept; asking is an operation that could also set it. */
export const retentionQuery = queryOptions({ queryKey: ["retention"], queryFn: () => runOperation<Kept>("retention", {}) });

export const formatsQuery = queryOptions({ queryKey: ["formats"], queryFn: ({ signal }) => read<Formats>("/api/formats", signal) });

/** Passages with these words, a page at a time. */
export const searchQuery = (words: string) =>
  infiniteQueryOptions({
    queryKey: ["search", words],
    queryFn: ({ signal, pageParam }) =>
      read<Found>(`/api/search?q=${encodeURIComponent(words)}${pageParam === null ? "" : `&cursor=${encodeURIComponent(pageParam)}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: words !== "",
  });
