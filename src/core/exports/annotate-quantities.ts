import type { Change, Figure, Mention, Qualifier } from "../model/index.ts";

/** One figure as `unecho annotate` prints it; offsets are UTF-16 units of the text. */
export interface QuantityAnnotation {
  readonly start: number;
  readonly end: number;
  /** As written: a number, or [low, high] for a range or a bare plural of magnitude. */
  readonly value: number | readonly [number, number];
  /** Base unit of low and high. */
  readonly unit: string;
  /** English singular of the unit as written; "-" when none. */
  readonly normalized_unit: string;
  readonly change: Change;
  readonly qualifier: Qualifier;
  readonly low: number | null;
  readonly high: number | null;
}

/** Asides that measure or count something, if not the crisis: they are annotated. Years, clock times, identifiers and the like are not. */
const ANNOTATED = new Set([
  "age",
  "population",
  "number of sources",
  "elapsed time",
  "legal penalty",
  "denominator",
  "idiom",
  "locates a place",
  "price",
  "threshold",
  "general information",
  "description",
]);

/** The figures of a text for `unecho annotate`: claims, and asides that are quantities all the same. "from 4 to 5 per cent" is one range. */
export function annotateQuantities(mentions: readonly Mention[]): readonly QuantityAnnotation[] {
  const out: QuantityAnnotation[] = [];
  let from: Figure | null = null;
  for (const mention of mentions) {
    if (mention.kind !== "quantity") continue;
    const { figure } = mention;
    if (figure.aside !== null && !ANNOTATED.has(figure.aside)) continue;
    // "several", "a few" name no number
    if (typeof figure.value !== "number" && figure.quantity.qualifier === "vague" && figure.value[1] < 10) continue;
    const age = figure.aside === "age";
    const unitName = !age ? figure.unitName : figure.unitName === "-" ? "year of age" : `${figure.unitName} of age`;
    const { unit, low, high, qualifier } = figure.quantity;
    const last = out[out.length - 1];
    if (figure.step === "to" && from?.step === "from" && last !== undefined && typeof last.value === "number" && typeof figure.value === "number") {
      out[out.length - 1] = {
        ...last,
        end: mention.span.end,
        value: [last.value, figure.value],
        normalized_unit: unitName === "-" ? last.normalized_unit : unitName,
      };
      from = null;
      continue;
    }
    from = figure;
    out.push({
      start: mention.span.start,
      end: mention.span.end,
      value: figure.value,
      unit,
      normalized_unit: unitName,
      change: figure.change,
      qualifier,
      low,
      high,
    });
  }
  return out;
}
