import { expect, it } from "vitest";
import { plainLine } from "./plain-line.ts";

it.each([
  ["  The silo\r\n\tblew up\u00a0", "The silo blew up"],
  ["The\u202esilo\u2066 blew\ufeff\u0007 up", "Thesilo blew up"],
  ["\u200bSmoke 🚒 rose", "Smoke 🚒 rose"],
  ["\u0000", ""],
])("%j", (text, expected) => {
  expect(plainLine(text)).toBe(expected);
});
