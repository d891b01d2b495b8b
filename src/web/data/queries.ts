import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { askOperation, RequestError, read, readAll, runOperation } from "./request.ts";
import type { ArticleText, Brief, Check, Claim, Decisions, Finding, Formats, Found, Origin, Provenance, Report, Session, Story } from "./shapes.ts";
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

/** Everything the matrix and its evidence are made of. */
export const storyQuery = (id: string) =>
  queryOptions({
    queryKey: ["story", id],
    queryFn: async ({ signal }) => {
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

export const briefQuery = (id: string) =>
  queryOptions({ queryKey: ["brief", id], queryFn: ({ signal }) => read<Brief>(`/api/stories/${encodeURIComponent(id)}/brief`, signal) });

export const decisionsQuery = queryOptions({
  queryKey: ["decisions"],
  queryFn: () => runOperation<Decisions>("decisions", {}),
});

export const checkQuery = (sentence: string, story: string | null) =>
  queryOptions({
    queryKey: ["check", sentence, story],
    queryFn: ({ signal }) => askOperation<Check>("check", { sentence, ...(story === null ? {} : { story }) }, signal),
    enabled: sentence !== "",
  });

export const articleQuery = (id: string) =>
  queryOptions({ queryKey: ["article", id], queryFn: ({ signal }) => read<ArticleText>(`/api/articles/${encodeURIComponent(id)}/text`, signal) });

export const provenanceQuery = (id: string) =>
  queryOptions({
    queryKey: ["provenance", id],
    queryFn: ({ signal }) => read<Provenance>(`/api/stories/${encodeURIComponent(id)}/provenance`, signal),
  });

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
