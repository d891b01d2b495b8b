/** Spokes of the wheel: more than the longest patience, so that no turn hides a story. */
const SPOKES = 512;

/** A time wheel: numbers lie on the spoke of the tick at which they are due, so that what is due is found without looking at anything else. */
export class Wheel {
  private readonly spokes: number[][] = Array.from({ length: SPOKES }, () => []);
  /** The tick it is now. */
  now = 0;

  /** A wheel from a clone of one. */
  static revive(data: Wheel): Wheel {
    return Object.assign(new Wheel(), data);
  }

  /** Puts a number where it is looked at in so many ticks. */
  put(number: number, ticks: number): void {
    this.spokes[(this.now + Math.max(1, Math.min(SPOKES - 1, ticks))) % SPOKES]?.push(number);
  }

  /** Turns by one tick and returns the numbers that are due. */
  turn(): readonly number[] {
    this.now++;
    return this.spokes[this.now % SPOKES]?.splice(0) ?? [];
  }
}
