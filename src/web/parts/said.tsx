import { visible, visibleLine } from "../words/visible.ts";

interface Props {
  readonly text: string;
  /** Worked out by us, not printed there. */
  readonly inferred?: boolean;
  /** Longest it may be, in characters; a title of a report may be as long as a book. */
  readonly most?: number;
}

/** Words of a report inside our own: their direction is their own, and nothing in them is invisible. */
export const Said = ({ text, inferred = false, most = 2000 }: Props) => (
  <bdi className={inferred ? "inferred" : undefined}>{text.length > most ? visibleLine(text, most) : visible(text)}</bdi>
);
