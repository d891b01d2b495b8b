/**
 * Loaded before a worker of the fault tests, in its threads too: a report with one of these words in it makes its reader fail, and UNECHO_TEST_SKEW sets the
 * clock of the process so many milliseconds off.
 */
export const POISON = { throws: "Quandolimbor", memory: "Quandoravast", spins: "Quandoturnel" } as const;

const decode = TextDecoder.prototype.decode;
TextDecoder.prototype.decode = function (this: InstanceType<typeof TextDecoder>, ...given: Parameters<typeof decode>): string {
  const text = decode.apply(this, given);
  if (text.includes(POISON.throws)) throw new Error("poison");
  if (text.includes(POISON.spins)) for (;;) Math.sqrt(text.length);
  if (text.includes(POISON.memory)) {
    const held: unknown[][] = [];
    for (;;) held.push(new Array(1_000_000).fill(text));
  }
  return text;
};

const skew = Number(process.env.UNECHO_TEST_SKEW ?? 0);
if (skew !== 0) {
  const { now } = Date;
  const Plain = Date;
  class SkewedDate extends Plain {
    constructor(...given: [] | [string | number | Date]) {
      if (given.length === 0) super(now() + skew);
      else super(...given);
    }
    static override now(): number {
      return now() + skew;
    }
  }
  globalThis.Date = SkewedDate as DateConstructor;
}
