import { expect, it } from "vitest";
import { isDigit, isLetter, isLower, isSpace, isUpper } from "./characters.ts";

/** What the classes say of a sign, as letters: Space, Digit, Letter, Upper, lOwer. */
const classes = (code: number): string =>
  [isSpace(code) && "S", isDigit(code) && "D", isLetter(code) && "L", isUpper(code) && "U", isLower(code) && "O"].filter((name) => name !== false).join("");

it.each([
  [" ", "S"],
  ["\u0085", "S"],
  ["\u200b", "S"],
  ["\u3000", "S"],
  ["7", "D"],
  ["a", "LO"],
  ["Z", "LU"],
  ["²", "L"],
  ["§", ""],
  ["×", ""],
  ["÷", ""],
  ["É", "LU"],
  ["é", "LO"],
  ["Ж", "LU"],
  ["ж", "LO"],
  ["ب", "L"],
  ["\u1680", "S"],
  ["\u200d", "L"],
  ["—", ""],
  ["₂", "L"],
  ["€", ""],
  ["ℵ", "L"],
  ["№", ""],
  ["→", ""],
  ["⃝", ""],
  ["⸺", ""],
  ["、", ""],
  ["中", "L"],
  ["\ud83d", ""],
  ["︐", ""],
  ["（", ""],
  ["Ａ", "LU"],
  ["\ufffd", ""],
])("%s is %j", (sign, expected) => {
  expect(classes(sign.charCodeAt(0))).toBe(expected);
});
