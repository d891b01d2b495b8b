import type { Article, ArticleId, FindingId, Span, StoryId } from "../model/index.ts";
import { isWebAddress } from "../text/web-address.ts";

const pathOf = (base: string, kind: string, id: string): string => `${base}/${kind}/${encodeURIComponent(id)}`;

/** Address of a story that never changes. */
export const storyLink = (base: string, story: StoryId): string => pathOf(base, "s", story);
/** Address of a finding; "c", because it is a claim to those who read it. */
export const findingLink = (base: string, finding: FindingId): string => pathOf(base, "c", finding);
/** Address of a document, or of a passage in its stored text. */
export const documentLink = (base: string, article: ArticleId, span?: Span): string =>
  `${pathOf(base, "d", article)}${span === undefined ? "" : `#${span.start}-${span.end}`}`;
/** Where a report was published, null where it brought no address of the web: what may be made a link by whoever reads a file of ours. */
export const webAddressOf = ({ url }: Pick<Article, "url">): string | null => (url !== null && isWebAddress(url) ? url : null);
