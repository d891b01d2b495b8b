import type { Key } from "../words/words.ts";
import type { Claim, Finding, Report } from "./shapes.ts";

/** Shapes that are drawn beside words. */
export type Shape =
  | "full"
  | "open"
  | "half"
  | "dotted"
  | "cross"
  | "diamond"
  | "dash"
  | "question"
  | "down"
  | "aside"
  | "arrow"
  | "halved"
  | "star"
  | "star-open";

/** How one report says one finding: a shape, and the word that goes with it. */
export interface Mark {
  readonly shape: Shape;
  readonly word: Key;
  readonly old: boolean;
  /** The figure as the report writes it. */
  readonly value: string | null;
}

const RELAYED: ReadonlySet<string> = new Set(["outlet", "agency"]);

/** The report has it from another outlet, and says so or copied it. */
const isRepeat = ({ attribution, outlet }: Claim, { copyOf }: Report): boolean =>
  copyOf !== null || (attribution.length > 1 && RELAYED.has(attribution[0]?.kind ?? "") && attribution[0]?.name !== outlet);

/** The mark of a claim in its cell. */
export function markOf(claim: Claim, report: Report, { superseded, setAside }: Finding): Mark {
  const old = superseded.includes(claim.id) || setAside.some((one) => one.claim === claim.id);
  const value = claim.quantity?.text ?? null;
  if (claim.polarity === "denied") return { shape: "cross", word: "mark.denies", old, value };
  if (claim.modality === "unverified") return { shape: "question", word: "mark.unknown", old, value };
  if (claim.modality === "hedged" || claim.modality === "planned") return { shape: "half", word: "mark.hedged", old, value };
  return isRepeat(claim, report) ? { shape: "open", word: "mark.repeats", old, value } : { shape: "full", word: "mark.asserts", old, value };
}
