import type { Reading } from "../src/core/model/index.ts";
import type { Packs } from "../src/core/packs/index.ts";
import { compileStoryPack } from "../src/core/packs/stories.ts";
import { buildArticle } from "./build-article.ts";

export const pack = compileStoryPack({
  path: "languages/en/stories.yaml",
  value: {
    months: [
      ["january", "jan"],
      ["february"],
      ["march"],
      ["april"],
      ["may"],
      ["june"],
      ["july"],
      ["august"],
      ["september"],
      ["october"],
      ["november"],
      ["december"],
    ],
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    stems: [
      ["ies", "y"],
      ["ing", ""],
      ["ed", ""],
      ["es", "e"],
      ["s", ""],
      ["e", ""],
    ],
    demonyms: ["ians", "ian", "ia", "ans", "an", "ish", "i", "a", "e", "o", "s"],
    harm: "killed drowned sank capsized dead fire",
    common: {
      "9": "the of and to in a is was on at by that it for were with from had said has be",
      "6": "people after two new first who their been",
      "4": "police officials government minister town hours night",
    },
    names: { "6": "north south", "5": "president" },
  },
});
/** Packs with little in them: enough for the reports below. */
export const packs = { languages: new Map([["en", { language: "en", stories: pack }]]) } as unknown as Packs;

/** A report of a headline and paragraphs, one a line. */
export function read(id: string, text: string, published: string | null = null): Reading {
  const blocks: Reading["article"]["blocks"][number][] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    blocks.push({ role: start === 0 ? "headline" : "paragraph", span: { start, end: start + line.length }, rule: null });
    start += line.length + 1;
  }
  const range = published === null ? null : { from: `${published}T00:00:00.000Z`, to: `${published}T00:00:00.000Z`, basis: "stated" as const };
  return {
    article: buildArticle(text, { id, capture: id, name: id, blocks, published: range }),
    mentions: [],
    attributions: [],
    claims: [],
  };
}

/** A ferry sinking. */
export const ferry = [
  read(
    "f1",
    "Ferry Morning Tern sinks off Port Caldry\nThe passenger ferry Morning Tern sank on Sunday night off Port Caldry in the Strait of Ossen with 212 people aboard, the Ossen Maritime Agency said. The agency's director, Hale Brandvik, said 140 passengers had been pulled from the water by fishing boats.",
    "2030-04-08",
  ),
  read(
    "f2",
    "Rescuers search Strait of Ossen for ferry passengers\nDivers were searching the wreck of the Morning Tern, which went down off Port Caldry late on Sunday. Hale Brandvik of the Ossen Maritime Agency put the dead at 31. Relatives waited at the harbour in Port Caldry for lists of names.",
    "2030-04-09",
  ),
  read(
    "f3",
    "Captain of Morning Tern held as toll rises to 44\nThe captain of the ferry Morning Tern, Isak Rolde, was detained in Port Caldry on Tuesday. Prosecutors say Rolde left the bridge before the ship capsized in the Strait of Ossen. The Ossen Maritime Agency now counts 44 dead.",
    "2030-04-10",
  ),
];
/** Its look-alike of other years in the same strait. */
export const older = [
  read(
    "o1",
    "Ferry Grey Petrel capsizes near Lunde Island\nAt least 19 people drowned when the ferry Grey Petrel capsized near Lunde Island in the Strait of Ossen on Friday, the Ossen Maritime Agency said. The harbour master of Lunde, Toma Vesk, blamed a cargo of cement.",
    "2024-11-16",
  ),
  read(
    "o2",
    "Cement cargo shifted before Grey Petrel sank, Lunde harbour master says\nThe Grey Petrel listed for an hour off Lunde Island before it went over, Toma Vesk told reporters. Nineteen people drowned in the Strait of Ossen.",
    "2024-11-18",
  ),
];
/** A mine fire in another country. */
export const mine = [
  read(
    "m1",
    "Fire traps miners at Kessiba colliery\nSmoke filled the Kessiba colliery in northern Adamar on Wednesday and trapped 57 miners below the second shaft, the mining union said. Union leader Oreste Nkala said the ventilators had failed twice this year.",
    "2030-04-10",
  ),
  read(
    "m2",
    "Adamar: 23 miners brought out of burning Kessiba pit\nRescue teams brought 23 men out of the Kessiba colliery before dawn. Oreste Nkala, who leads the union, said others were still behind the second shaft.",
    "2030-04-11",
  ),
];
