import type { Brief } from "../data/shapes.ts";

type Citation = Brief["sections"][number]["sentences"][number]["citations"][number];

/** Passages of a brief, each with one number however often it is cited. */
export interface Notes {
  readonly numberOf: (citation: Citation) => number;
  readonly list: readonly Citation[];
}

const keyOf = ({ article, span }: Citation): string => `${article} ${span.start} ${span.end}`;

/** Numbers passages in the order in which the brief cites them. */
export function notesOf({ sections }: Brief): Notes {
  const all = sections.flatMap(({ sentences, rows, notes }) => [...sentences, ...rows, ...notes].flatMap(({ citations }) => citations));
  const list = [...new Map(all.map((citation) => [keyOf(citation), citation])).values()];
  const numbers = new Map(list.map((citation, index) => [keyOf(citation), index + 1]));
  return { numberOf: (citation) => numbers.get(keyOf(citation)) ?? 0, list };
}
