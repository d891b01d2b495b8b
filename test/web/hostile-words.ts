import { type Dice, seededRandom } from "../seeded-random.ts";

/** Set by every script among the hostile words, should one ever run. */
export const RAN = "unechoHostileRan";

/** A string that a report may carry in any of its fields. */
export interface HostileWords {
  readonly family: string;
  readonly words: string;
}

const RUN = `window.${RAN}=1`;

const TAGS = [
  "img src=x onerror",
  "svg onload",
  "body onload",
  "details open ontoggle",
  "input autofocus onfocus",
  "video src=x onerror",
  "iframe onload",
] as const;
const OPENERS = ["", '"', "'", '">', "'>", "</title>", "</textarea>", "</script>", "-->", "]]>", "`"] as const;
const CASES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => [...text].map((one, at) => (at % 2 === 0 ? one.toUpperCase() : one)).join(""),
];
const BLOCKS = [
  `<script>${RUN}</script>`,
  `<script src=data:text/javascript,${RUN}></script>`,
  `<style>*{display:none}</style>`,
  `<style>@import "//elsewhere.example/x.css"</style>`,
  `<link rel=stylesheet href=//elsewhere.example/x.css>`,
  `<base href=//elsewhere.example/>`,
  `<meta http-equiv=refresh content="0;url=//elsewhere.example/">`,
  `<form action=//elsewhere.example/><button>Continue</button></form>`,
  `<a href="javascript:${RUN}">read more</a>`,
  `<object data="data:text/html,<script>parent.${RAN}=1</script>"></object>`,
  `<iframe srcdoc="<script>parent.${RAN}=1</script>"></iframe>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
] as const;
const SCHEMES = [
  "javascript:",
  "JaVaScRiPt:",
  "java\tscript:",
  "\u0001javascript:",
  "data:text/html,",
  "vbscript:",
  "view-source:javascript:",
  "blob:",
] as const;
const DIRECTIONS = ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u200e", "\u200f", "\u061c"] as const;
const HIDDEN = [
  "\u200b",
  "\u200c",
  "\u200d",
  "\u2060",
  "\ufeff",
  "\u00ad",
  "\u034f",
  "\u180e",
  "\u3164",
  "\u{e0041}",
  "\u{e0020}",
  "\u2028",
  "\u2029",
] as const;
const CONTROLS = ["\u0000", "\u0007", "\u0008", "\u000b", "\u001b[31m", "\u007f", "\u0085", "\u009b"] as const;
const LOOKALIKES: Readonly<Record<string, string>> = { a: "\u0430", c: "\u0441", e: "\u0435", i: "\u0456", o: "\u043e", p: "\u0440", s: "\u0455", x: "\u0445" };
const TOWNS = ["Karrow", "Port Andris", "Selvane", "Dunmere", "Ostra Bay"] as const;
const RIGHT_TO_LEFT = "\u0645\u062f\u064a\u0646\u0629";
const MARKS = ["\u0300", "\u0316", "\u0334", "\u035c", "\u0489", "\u20dd"] as const;

const times = (dice: Dice, low: number, high: number, make: () => string): string => Array.from({ length: dice.whole(low, high) }, make).join("");

/** Every family makes another string at every throw; all of it is our own writing. */
const FAMILIES: readonly (readonly [name: string, make: (dice: Dice) => string])[] = [
  ["event handlers", (dice) => `${dice.pick(OPENERS)}<${dice.pick(CASES)(dice.pick(TAGS))}=${RUN}>${dice.pick(TOWNS)}`],
  ["markup", (dice) => `${dice.pick(TOWNS)} ${dice.pick(OPENERS)}${dice.pick(BLOCKS)}`],
  ["markup in entities", (dice) => `&lt;${dice.pick(TAGS)}=${RUN}&gt; &#${dice.whole(60, 62)}; &#x3c;script&#x3e;${RUN}&#x3c;/script&#x3e;`],
  ["addresses that run", (dice) => `${dice.pick(SCHEMES)}${RUN}//${dice.pick(TOWNS)}`],
  ["directions", (dice) => `${dice.pick(TOWNS)} ${dice.pick(DIRECTIONS)}${dice.pick(TOWNS)}${dice.chance(50) ? dice.pick(DIRECTIONS) : ""} gnitroper`],
  ["directions in right-to-left words", (dice) => `${RIGHT_TO_LEFT} ${dice.pick(DIRECTIONS)}${dice.whole(10, 999)} ${dice.pick(TOWNS)} ${RIGHT_TO_LEFT}`],
  ["zero widths", (dice) => [...dice.pick(TOWNS)].map((letter) => (dice.chance(60) ? letter + dice.pick(HIDDEN) : letter)).join("")],
  ["controls", (dice) => `${dice.pick(TOWNS)}${dice.pick(CONTROLS)}${dice.pick(TOWNS)}${dice.pick(CONTROLS)}`],
  ["look-alike letters", (dice) => [...dice.pick(TOWNS)].map((letter) => LOOKALIKES[letter] ?? letter).join("")],
  ["half characters", (dice) => `${dice.pick(TOWNS)} ${String.fromCharCode(dice.whole(0xd800, 0xdfff))} ${String.fromCharCode(dice.whole(0xdc00, 0xdfff))}x`],
  ["heaped marks", (dice) => [...dice.pick(TOWNS)].map((letter) => letter + times(dice, 5, 30, () => dice.pick(MARKS))).join("")],
  ["very long words", (dice) => `${dice.pick(TOWNS)} ${dice.pick(["W", "\u4e2d", "m\u0301", "x_", "\u0e01"] as const).repeat(dice.whole(200, 3000))}`],
  ["braces of our own", (dice) => `{n} {label} {${dice.pick(["before", "after", "verb"] as const)}} \u27e6U+202E\u27e7 ${dice.pick(TOWNS)}`],
  ["formulas", (dice) => `${dice.pick(["=", "+", "-", "@", "\t="] as const)}HYPERLINK("//elsewhere.example/${dice.whole(1, 99)}";"${dice.pick(TOWNS)}")`],
];

/** Length of the largest strings, in UTF-16 units. */
const HUGE = 1_000_000;

/** So many strings, the families in turn, the same for the same seed; the last ones have a million characters. */
export function hostileWords(count: number, seed: number, huge = 0): readonly HostileWords[] {
  const dice = seededRandom(seed);
  const usual = Array.from({ length: count - huge }, (_, at): HostileWords => {
    const [family, make] = FAMILIES[at % FAMILIES.length] as (typeof FAMILIES)[number];
    return { family, words: make(dice) };
  });
  const large = Array.from({ length: huge }, (): HostileWords => {
    const piece = `${dice.pick(TOWNS)} <img src=x onerror=${RUN}> ${dice.pick(DIRECTIONS)}`;
    return { family: "a million characters", words: piece.repeat(Math.ceil(HUGE / piece.length)).slice(0, HUGE) };
  });
  return [...usual, ...large];
}

/** Where a hostile string stands in its report. */
export const FIELDS = ["title", "outlet", "byline", "url", "text", "claim"] as const;
export type Field = (typeof FIELDS)[number];

/** A file with one report a line: each carries its string in one field, or in all of them; every report tells of an invented quake in figures of its own. */
export function hostileReports(strings: readonly HostileWords[], fields: readonly Field[] = FIELDS): string {
  return strings
    .map(({ words }, at) => {
      const town = TOWNS[at % TOWNS.length] ?? "Karrow";
      const [killed, homes] = [3 + at * 7, 40 + at * 13];
      const has = (field: Field): boolean => fields.includes(field);
      const said = has("claim")
        ? `The quake that struck ${town} killed ${killed} people, a spokesman for ${words} said.`
        : `The quake that struck ${town} killed ${killed} people, the mayor said.`;
      return JSON.stringify({
        title: has("title") ? `Quake in ${town}: ${words}` : `Quake in ${town}`,
        outlet: has("outlet") ? words : `Outlet ${at}`,
        byline: has("byline") ? words : "Ada Quill",
        url: has("url") && at % 2 === 0 ? words : `https://news.example/${at}/${has("url") ? encodeURIComponent(words.toWellFormed().slice(0, 500)) : ""}`,
        published: new Date(Date.UTC(2041, 1, 1 + (at % 25), at % 24)).toISOString(),
        text: `${said} About ${homes} homes were destroyed in ${town} on Monday, the civil protection agency said.\n\n${has("text") ? words : "More follows."}\n\nThe river was calm.`,
      });
    })
    .join("\n");
}
