/** What the reader of verb groups must know about the words of a language. */
export interface CueWords {
  /** Whether a verb of this lemma can report what somebody says. */
  readonly reports: (lemma: string) => boolean;
  /** Whether the word at a place names somebody who can speak. */
  readonly speaks: (at: number) => boolean;
  /** Whether a verb of this lemma has the one told as its object ("told CNN"). */
  readonly hears: (lemma: string) => boolean;
  /** Days, months, "week", "year": words that stand beside a subject without being one. */
  readonly times: ReadonlySet<string>;
}
