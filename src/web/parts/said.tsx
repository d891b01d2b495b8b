import { visible } from "../words/visible.ts";

/** Words of a report inside our own: their direction is their own, and nothing in them is invisible. */
export const Said = ({ text, inferred = false }: { readonly text: string; readonly inferred?: boolean }) => (
  <bdi className={inferred ? "inferred" : undefined}>{visible(text)}</bdi>
);
