import { visible } from "../words/visible.ts";
import { figureWords } from "./figure-words.ts";
import type { Claim } from "./shapes.ts";
import type { Row } from "./story-view.ts";

/** Longest wording of a row, in characters. */
const WIDTH = 90;

/** Words on one line, cut at a word. */
export function shorten(text: string, width: number): string {
  const line = text.split(/\s/).filter(Boolean).join(" ");
  if (line.length <= width) return line;
  const cut = line.slice(0, width - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > width / 2 ? cut.slice(0, space) : cut}…`;
}

/** The figures of the passages as they wrote them, each once. */
const reported = (claims: readonly Claim[]): readonly string[] => [...new Set(claims.flatMap(({ quantity }) => (quantity === null ? [] : [quantity.text])))];

/** What a row says, in one line: what is counted with its figure, or the passage itself. */
export function rowWords({ finding, claims, aside }: Row): string {
  const { estimate, label, status } = finding;
  const open = status === "differing" || status === "contested";
  const figure = estimate === null || open ? "" : figureWords(estimate);
  const said = figure === "" ? reported(claims).slice(0, 3).join(" / ") : figure;
  if (said !== "") return visible(shorten(`${label}: ${said}`, WIDTH));
  const passage = (claims.at(-1) ?? aside.at(-1))?.text;
  return passage === undefined ? visible(label) : visible(`${label}: “${shorten(passage, WIDTH - label.length - 4)}”`);
}
