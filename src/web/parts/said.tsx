import { visible, visibleLine } from "../words/visible.ts";

interface Props {
  readonly text: string;
  /** Worked out by us, not printed there. */
  readonly inferred?: boolean;
  /** Longest it may be, in characters; a title of a report may be as long as a book. */
  readonly most?: number;
  /** The language of the words where it is known to be another than that of the page: the server explains itself in English. */
  readonly lang?: string;
}

/** Words of a report inside our own: their direction is their own, and nothing in them is invisible. */
export const Said = ({ text, inferred = false, most = 2000, lang }: Props) => (
  <bdi className={inferred ? "inferred" : undefined} lang={lang}>
    {text.length > most ? visibleLine(text, most) : visible(text)}
  </bdi>
);
