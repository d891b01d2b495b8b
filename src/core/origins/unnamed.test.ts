import { describe, expect, test } from "vitest";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import { dead, said, trace } from "../../../test/trace-reports.ts";

const OUTLETS = ["Alder Tribune", "Birch Courier", "Cedar Post", "Elm Gazette"];
type Told = string | (Partial<ClaimSketch> & { readonly role: string });

/** Texts of the unnamed people who speak in them, each "told NAME" by another outlet where it says so; the origins with their claims, and what stays open. */
function tell(...texts: readonly (readonly Told[])[]): readonly string[] {
  const { origins, pairs } = trace(
    texts.map((voices, index) =>
      said(
        String.fromCharCode(97 + index),
        OUTLETS[index] ?? "Grove Times",
        ...voices.map((told, at) => {
          const { role, ...more } = typeof told === "string" ? { role: told } : told;
          return dead({ role, anonymous: true, kind: "unnamed" }, { sentence: `People ${at} of report ${index} counted 31.`, ...more });
        }),
      ),
    ),
  );
  const claimsOf = new Map(origins.map(({ id, claims }) => [id, claims.map((claim) => claim.replace(":0", "")).join(" ")]));
  return [
    ...origins.map(({ label, claims }) => `${label}: ${claims.map((claim) => claim.replace(":0", "")).join(" ")}`),
    ...pairs.map(({ a, b, basis }) => `${claimsOf.get(a) ?? ""} | ${claimsOf.get(b) ?? ""}: ${basis}`),
  ];
}
const via = (role: string, outlet: string): Told => ({ role, via: outlet });
const TOGETHER = "unnamed, told the same outlet, and nothing tells them apart";
const APART = "unnamed and of one description, told different outlets";

describe("in one text", () => {
  test.each<[string, readonly (readonly Told[])[], readonly string[]]>([
    ["the officials are those of before", [["two Norlandish officials", "officials"]], ["unnamed two Norlandish officials (Alder Tribune): a0 a1"]],
    ["in the same words too", [["two Norlandish officials", "three Norlandish diplomats"]], ["unnamed three Norlandish diplomats (Alder Tribune): a0 a1"]],
    [
      "another official is another",
      [["two Norlandish officials", "another official"]],
      ["unnamed two Norlandish officials (Alder Tribune): a0", "unnamed another official (Alder Tribune): a1", `a0 | a1: ${TOGETHER}`],
    ],
    [
      "with more said of them they may be others",
      [["officials", "harbour officials"]],
      ["unnamed officials (Alder Tribune): a0", "unnamed harbour officials (Alder Tribune): a1", `a0 | a1: ${TOGETHER}`],
    ],
    [
      "with less said of them too",
      [["Norlandish harbour officials", "harbour officials"]],
      ["unnamed Norlandish harbour officials (Alder Tribune): a0", "unnamed harbour officials (Alder Tribune): a1", `a0 | a1: ${TOGETHER}`],
    ],
    [
      "with something else said of them",
      [["Norlandish harbour officials", "Norlandish border officials"]],
      ["unnamed Norlandish harbour officials (Alder Tribune): a0", "unnamed Norlandish border officials (Alder Tribune): a1", `a0 | a1: ${TOGETHER}`],
    ],
    ["residents are not the officials", [["officials", "residents"]], ["unnamed officials (Alder Tribune): a0", "unnamed residents (Alder Tribune): a1"]],
    [
      "residents again may be others",
      [["residents", "harbour residents"]],
      ["unnamed residents (Alder Tribune): a0", "unnamed harbour residents (Alder Tribune): a1", `a0 | a1: ${TOGETHER}`],
    ],
    [
      "a source after two groups is the later of them",
      [["two Norlandish officials", "two Sudmark officials", "officials"]],
      ["unnamed two Norlandish officials (Alder Tribune): a0", "unnamed two Sudmark officials (Alder Tribune): a1 a2", `a0 | a1 a2: ${TOGETHER}`],
    ],
    [
      "those another outlet is said to have heard are others",
      [["two Norlandish officials", via("officials", "Morning Ledger")]],
      ["unnamed two Norlandish officials (Alder Tribune): a0", "unnamed officials (Morning Ledger): a1", `a0 | a1: ${APART}`],
    ],
    [
      "those who told that outlet are meant when it is named no more",
      [[via("two Norlandish officials", "Morning Ledger"), "officials"]],
      ["unnamed two Norlandish officials (Morning Ledger): a0 a1"],
    ],
    [
      "and when it is named again by a short name",
      [[via("two Norlandish officials", "Morning Ledger"), via("officials", "the Ledger")]],
      ["unnamed two Norlandish officials (Morning Ledger): a0 a1"],
    ],
  ])("%s", (_name, texts, lines) => expect(tell(...texts)).toEqual(lines));
});

describe("in several texts", () => {
  test.each<[string, readonly (readonly Told[])[], readonly string[]]>([
    [
      "told one outlet",
      [[via("Norlandish officials", "Morning Ledger")], [via("officials", "Morning Ledger")]],
      ["unnamed Norlandish officials (Morning Ledger): a0 b0"],
    ],
    [
      "told one outlet something else",
      [[via("Norlandish officials", "Morning Ledger")], [via("residents", "Morning Ledger")]],
      ["unnamed Norlandish officials (Morning Ledger): a0", "unnamed residents (Morning Ledger): b0"],
    ],
    [
      "told two outlets",
      [["Norlandish officials"], ["officials"]],
      ["unnamed Norlandish officials (Alder Tribune): a0", "unnamed officials (Birch Courier): b0", `a0 | b0: ${APART}`],
    ],
    [
      "told two outlets, one of them by two texts",
      [[via("residents", "Morning Ledger"), via("harbour residents", "Morning Ledger")], [via("harbour residents", "Morning Ledger")], ["harbour residents"]],
      [
        "unnamed harbour residents (Morning Ledger): a0 b0",
        "unnamed harbour residents (Morning Ledger): a1",
        "unnamed harbour residents (Cedar Post): c0",
        `a0 b0 | a1: ${TOGETHER}`,
        `a0 b0 | c0: ${APART}`,
        `a1 | c0: ${APART}`,
      ],
    ],
    [
      "residents at large are those of the hill, heard by the same outlet",
      [
        [via("residents", "Morning Ledger"), via("harbour residents", "Morning Ledger")],
        [via("residents", "Morning Ledger"), via("hill residents", "Morning Ledger")],
      ],
      ["unnamed hill residents (Morning Ledger): a0 b0 b1", "unnamed harbour residents (Morning Ledger): a1", `a0 b0 b1 | a1: ${TOGETHER}`],
    ],
  ])("%s", (_name, texts, lines) => expect(tell(...texts)).toEqual(lines));
});
