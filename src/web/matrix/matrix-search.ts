import { rowWords } from "../data/row-words.ts";
import type { Status } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";

/** What the matrix shows, all of it in the address. */
export interface MatrixSearch {
  /** The chosen finding. */
  readonly sel?: string | undefined;
  readonly status?: Status | undefined;
  readonly kind?: string | undefined;
  readonly q?: string | undefined;
  /** Only findings with this origin. */
  readonly origin?: string | undefined;
  /** Only those somebody starred here. */
  readonly star?: true | undefined;
  /** Groups folded or unfolded against how the page would have them. */
  readonly fold?: readonly string[] | undefined;
}

export const STATUSES: readonly Status[] = ["conceded", "corroborated", "single-origin", "differing", "contested", "discounted", "unattributed"];

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Reads the address; what is no filter is left out. */
export function readMatrixSearch(raw: Record<string, unknown>): MatrixSearch {
  const { sel, status, kind, q, origin, star, fold } = raw;
  return {
    sel: text(sel),
    status: STATUSES.find((one) => one === status),
    kind: text(kind),
    q: text(q),
    origin: text(origin),
    star: star === true ? true : undefined,
    fold: Array.isArray(fold) ? fold.filter((one) => typeof one === "string") : undefined,
  };
}

/** The rows that the filters leave. */
export function rowsShown({ rows }: StoryView, { status, kind, q, origin, star }: MatrixSearch, starred: ReadonlySet<string>): readonly Row[] {
  const words = q?.toLowerCase();
  return rows.filter(
    (row) =>
      (status === undefined || row.finding.status === status) &&
      (star === undefined || starred.has(row.finding.id)) &&
      (kind === undefined || row.finding.type === kind) &&
      (origin === undefined || row.finding.count.ids.includes(origin)) &&
      (words === undefined || rowWords(row).toLowerCase().includes(words) || row.claims.some(({ text: said }) => said.toLowerCase().includes(words))),
  );
}
