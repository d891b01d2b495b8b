/** Answers kept for their later parts; more would hold memory for nobody. */
const MAX_KEPT = 8;
/** How long a client may take to ask for the next part, in milliseconds. */
const KEPT_MS = 300_000;

interface Kept {
  readonly answer: unknown;
  readonly notes: readonly string[];
  readonly until: number;
}

/** Large answers between two of their parts: asked for again they would be another answer, and a write would be done twice. */
export class KeptAnswers {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  keep(key: string, answer: unknown, notes: readonly string[]): void {
    this.#kept.delete(key);
    this.#kept.set(key, { answer, notes, until: this.#now() + KEPT_MS });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  find(key: string): Kept | null {
    const kept = this.#kept.get(key);
    return kept !== undefined && kept.until > this.#now() ? kept : null;
  }
}
