import type { Quantity, Status } from "../model/index.ts";
import { centre, sameBound } from "./interval.ts";
import { type Item, isVoiced } from "./item.ts";

type Range = Pick<Quantity, "low" | "high">;

/** The one of several bounds that `choose` takes; open ones are skipped, and null is left where all are. */
const chosen = (choose: (a: number, b: number) => number, values: readonly (number | null)[]): number | null =>
  values.reduce((kept, value) => (kept === null || value === null ? (kept ?? value) : choose(kept, value)), null);
const least = (values: readonly (number | null)[]): number | null => chosen(Math.min, values);
const most = (values: readonly (number | null)[]): number | null => chosen(Math.max, values);

/** Within one origin: what all its current figures allow; their union when they allow nothing together. */
function withinOrigin(ranges: readonly Range[]): Range {
  const [lows, highs] = [ranges.map(({ low }) => low), ranges.map(({ high }) => high)];
  const [low, high] = [most(lows), least(highs)];
  if (low === null || high === null || low <= high) return { low, high };
  // Bounds within tolerance of each other are one value, and the range stays the right way round.
  return sameBound(low, high) ? { low: high, high: low } : { low: least(lows), high: most(highs) };
}

/** R7: the range over origins of the current figures, and the value most origins give; never an average. */
export function estimateMeasure(items: readonly Item[], status: Status): Quantity | null {
  const usable = items.flatMap((item) => {
    const figure = item.claim.figure?.figure;
    // Text without attribution is one more voice for the range.
    const voice = isVoiced(item) ? item.origin.id : "";
    return figure === undefined || item.claim.polarity === "denied" ? [] : [{ voice, quantity: figure.quantity, converts: figure.convertsFrom !== null }];
  });
  const stated = usable.filter(({ converts }) => !converts);
  const figures = stated.length > 0 ? stated : usable;
  const first = figures[0]?.quantity;
  if (first === undefined) return null;
  const { unit } = first;
  const alike = figures.filter(({ quantity }) => quantity.unit === unit);
  const byVoice = [...Map.groupBy(alike, ({ voice }) => voice).values()].map((said) => said.map(({ quantity }) => quantity));
  const ranges = byVoice.map(withinOrigin);
  const low = least(ranges.map((range) => range.low));
  const high = most(ranges.map((range) => range.high));
  const best = status === "differing" || status === "contested" ? null : usualValue(byVoice, { low, high });
  const only = figures.length === 1 ? first.qualifier : null;
  const qualifier = only ?? (low === null ? "at-most" : high === null ? "at-least" : sameBound(low, high) ? "exact" : "range");
  return { unit, low, best, high, qualifier };
}

/** How wide a figure is; open ones are the widest. */
const width = ({ low, high }: Range): number => (high ?? Number.POSITIVE_INFINITY) - (low ?? Number.NEGATIVE_INFINITY);

/** The value inside the range that most origins give, the lower of equals; null when only vague words are current. */
function usualValue(byVoice: readonly (readonly Quantity[])[], { low, high }: Range): number | null {
  const said = byVoice.flatMap((quantities, voice) =>
    quantities.flatMap((quantity) => {
      const value = centre(quantity);
      // "exceeded 2,000" beside an exact 2,681 is no value of its own
      const isOutside = value === null || value < (low ?? value) || value > (high ?? value);
      return isOutside || quantity.qualifier === "vague" ? [] : [{ value, voice, width: width(quantity) }];
    }),
  );
  const votes: { readonly value: number; readonly voices: Set<number> }[] = [];
  // Exact words first: a range near an exact value is a vote for that value.
  for (const { value, voice } of said.sort((a, b) => a.width - b.width || a.value - b.value)) {
    const known = votes.find((vote) => sameBound(vote.value, value));
    if (known === undefined) votes.push({ value, voices: new Set([voice]) });
    else known.voices.add(voice);
  }
  return votes.sort((a, b) => b.voices.size - a.voices.size || a.value - b.value)[0]?.value ?? null;
}
