import { visibleLine } from "../words/visible.ts";
import { labelWords } from "../words/words.ts";
import { figureWords } from "./figure-words.ts";
import type { Claim } from "./shapes.ts";
import type { Row } from "./story-view.ts";

/** Longest wording of a row, in characters. */
const WIDTH = 90;
/** What is left at least for the passage beside a long label. */
const LEAST = 30;

/** The figures of the passages as they wrote them, each once. */
const reported = (claims: readonly Claim[]): readonly string[] => [...new Set(claims.flatMap(({ quantity }) => (quantity === null ? [] : [quantity.text])))];

/** What a row says, in one line: what is counted with its figure, or the passage itself. */
export function rowWords({ finding, claims, aside }: Row): string {
  const { estimate, label, status } = finding;
  const open = status === "differing" || status === "contested";
  const figure = estimate === null || open ? "" : figureWords(estimate);
  const said = figure === "" ? reported(claims).slice(0, 3).join(" / ") : figure;
  if (said !== "") return visibleLine(`${labelWords(label)}: ${said}`, WIDTH);
  const passage = (claims.at(-1) ?? aside.at(-1))?.text;
  const shown = visibleLine(labelWords(label), WIDTH);
  return passage === undefined ? shown : `${shown}: “${visibleLine(passage, Math.max(LEAST, WIDTH - shown.length - 4))}”`;
}
