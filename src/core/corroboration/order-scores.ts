/** Bits looked at in one pass. */
const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;
/** Of each half of a number, from the lowest. */
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS];
/** Where the low half of a number stands: which half comes first differs between machines. */
const LOW = new Uint32Array(new Float64Array([-2]).buffer)[0] === 0 ? 0 : 1;

/** The places of scores, all above nought, from the highest down; equal ones stay in their order. Sorted digit by digit: a large story has millions. */
export function highestFirst(scores: Float64Array): Uint32Array {
  const size = scores.length;
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, size * 2);
  // halves that ascend as the scores descend
  const [low, high] = [new Uint32Array(size), new Uint32Array(size)];
  for (let at = 0; at < size; at++) {
    low[at] = ~(bits[2 * at + LOW] as number);
    high[at] = ~(bits[2 * at + 1 - LOW] as number);
  }
  let order = new Uint32Array(size);
  let next = new Uint32Array(size);
  for (let at = 0; at < size; at++) order[at] = at;
  for (const half of [low, high]) {
    for (const shift of SHIFTS) {
      const starts = countDigits(half, shift);
      for (let rank = 0; rank < size; rank++) {
        const at = order[rank] as number;
        const digit = ((half[at] as number) >>> shift) & (DIGITS - 1);
        const to = starts[digit] as number;
        starts[digit] = to + 1;
        next[to] = at;
      }
      [order, next] = [next, order];
    }
  }
  return order;
}

/** How many of the numbers have a smaller digit than each. */
function countDigits(numbers: Uint32Array, shift: number): Uint32Array {
  const counts = new Uint32Array(DIGITS + 1);
  for (let at = 0; at < numbers.length; at++) {
    const digit = ((numbers[at] as number) >>> shift) & (DIGITS - 1);
    counts[digit + 1] = (counts[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) counts[digit + 1] = (counts[digit + 1] as number) + (counts[digit] as number);
  return counts;
}
