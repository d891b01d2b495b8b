/** A batch somebody says is waiting. It may be wrong, late or said twice: the ledger decides. */
export interface Hint {
  readonly batch: number;
  /** Says that it need not be told again. */
  readonly heard: () => Promise<void>;
}

/** A queue that tells workers of batches. */
export interface Hints {
  /** Tells of batches; those the queue has surely taken. Never throws. */
  tell(batches: readonly number[]): Promise<number>;
  /** At most so many hints, after at most so long; none when the queue cannot be asked. Never throws. */
  hear(most: number, waitMs: number): Promise<readonly Hint[]>;
  close(): Promise<void>;
}
