import type { Dice } from "../seeded-random.ts";

const nest = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

/** Where hostile names and values are put. */
const POLLUTING = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "then", "toJSON", "length"];
const VALUES = [
  "null",
  "true",
  "0",
  "-0",
  "1e309",
  "-1e309",
  "1e-400",
  "123456789012345678901234567890",
  "0.1e1000000",
  '""',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u0000"',
  '"\u2028"',
  "[]",
  "{}",
  '{"polluted":true}',
  '{"__proto__":{"polluted":true}}',
  '[{"polluted":true}]',
  '{"toString":null}',
  '{"then":1}',
  '{"length":1e9}',
  `"${"a".repeat(5_000)}"`,
];

const FIELDS = ["text", "title", "outlet", "byline", "published", "url", "html_gz_b64", "articles", "content"];

/** What is no JSON at all, or only nearly. */
const BROKEN = [
  "",
  " ",
  "\ufeff",
  "{",
  "}",
  "[",
  "]",
  "[1,]",
  '{"a":1,}',
  "{a:1}",
  "{'a':1}",
  '{"a" 1}',
  '{"a":}',
  "[1 2]",
  "01",
  "+1",
  "1.",
  ".5",
  "0x1F",
  "NaN",
  "Infinity",
  "undefined",
  "nul",
  '"',
  '"\\x41"',
  '"\\u12"',
  '"\n"',
  "/* */ {}",
  "{} {}",
  "{}x",
  "\0{}",
  '{"a":1}\0',
  "[,1]",
  "[[[",
  '{"a":{"b":',
  "\u00a0{}",
  "\u2028{}",
  "true false",
  "--1",
  "1e",
  "1e+",
  '["a",\n4\n,1,',
  "{]",
  "[}",
  '{"\\ud800":1',
  "\ufffe{}",
];

/** Texts that a reader of JSON may fall over. */
export const HOSTILE_JSON: readonly string[] = [
  ...BROKEN,
  ...[10, 1_000, 100_000, 1_000_000].flatMap((depth) => [
    nest("[", "]", depth),
    nest('{"a":', "}", depth),
    "[".repeat(depth),
    nest('{"articles":[', "]}", depth),
  ]),
  ...POLLUTING.flatMap((name) => VALUES.slice(0, 22).map((value) => `{"text":"The flood killed 12 people.","${name}":${value}}`)),
  ...FIELDS.flatMap((name) => VALUES.map((value) => `{"text":"The flood killed 12 people.","${name}":${value}}`)),
  `{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":${at}`).join(",")}}`,
  `{"text":${'"a",'.repeat(3)}"text":"b"}`,
  `[${"{},".repeat(20_000)}{}]`,
  `"${"\\u0000".repeat(50_000)}"`,
  `{"text":"${"\\ud83d".repeat(20_000)}"}`,
];

/** A hostile text with a few signs changed. */
export function mutatedJson(dice: Dice): string {
  let text = dice.pick(HOSTILE_JSON).slice(0, 2_000);
  for (let round = dice.whole(1, 4); round > 0; round -= 1) {
    const at = dice.whole(0, text.length);
    text =
      text.slice(0, at) +
      dice.pick(['"', "{", "}", "[", "]", ",", ":", "\\", "\\u", "0", "e", "-", "\0", "\ud800", '"__proto__":', "null"]) +
      text.slice(at + dice.whole(0, 3));
  }
  return text;
}
