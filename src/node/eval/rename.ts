import type { GoldCrisis, GoldSet } from "./gold.ts";

/** A word that begins with a capital letter: "Sedge", "O'Neill", "Al-Jarra". */
const CAPITALISED = /\p{Lu}[\p{L}\p{M}]*(?:['\u2019-][\p{L}\p{M}]+)*/gu;
const LOWER_WORD = /(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu;

/** Words that are written with a capital without naming anybody, or that a reader must know: calendar, titles, roles, compass, units of news. */
const KEPT = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mr mrs ms dr professor prime minister president governor mayor prefect general colonel major captain lieutenant sergeant brigadier commander chief king queen prince princess
  north south east west northern southern eastern western central upper lower new old great saint
  ministry minister government parliament senate council army navy force forces guard police court agency office authority service department bureau institute university hospital
  river lake sea ocean bay mount mountain valley island islands bridge dam port harbour airport station road street square region province district county city town state republic kingdom union federation
  press news times post daily herald tribune gazette journal courier chronicle observer standard telegraph mail sun star world radio television tv broadcasting network cable wire media online today week
  red cross crescent united nations international national federal royal defence defense interior foreign health justice finance education environment emergency civil protection relief society committee commission
  outlet url title byline published http https www
  i a an the and or but if in on at by for from to of with as is was were are be been it its he she they we you his her their our this that these those there here what when where who why how not no yes
  english french german spanish`.split(/\s+/),
);

const ONSETS = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "z"];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "ou"];
const CODAS = ["", "l", "n", "r", "s", "k", "m", "th", "rn", "lk"];

/** FNV-1a: the same name always gets the same replacement. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? "";

/** An invented word of about the same number of syllables, spelled from a hash; `salt` gives another one when it is taken. */
function inventWord(name: string, salt: number): string {
  const syllables = Math.max(2, Math.min(4, Math.round(name.length / 3)));
  let seed = hashOf(`${salt}:${name}`);
  let word = "";
  for (let at = 0; at < syllables; at += 1) {
    word += pick(ONSETS, seed) + pick(VOWELS, seed >>> 5) + (at === syllables - 1 ? pick(CODAS, seed >>> 9) : "");
    seed = hashOf(`${seed}:${at}`);
  }
  return word;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Endings that say what a name is (a demonym, a possessive, a plural) and must survive the swap. */
const ENDINGS = ["ians", "ian", "eans", "ean", "ese", "ish", "ans", "an", "is", "i", "s"];

/** Shortest stem that still tells names apart. */
const SHORTEST_STEM = 4;

function stemOf(name: string, known: ReadonlySet<string>): { readonly stem: string; readonly ending: string } {
  for (const ending of ENDINGS) {
    const stem = name.slice(0, -ending.length);
    // only when the bare name stands in the texts as well ("Velmora", "Velmoran")
    if (name.endsWith(ending) && stem.length >= SHORTEST_STEM && known.has(stem)) return { stem, ending };
    if (name.endsWith(ending) && stem.length >= SHORTEST_STEM && known.has(`${stem}a`)) return { stem: `${stem}a`, ending: ending.replace(/^[aei]/, "") };
  }
  return { stem: name, ending: "" };
}

/** Every proper name of the texts with its replacement: words with a capital that never stand in lower case. */
export function findNames(texts: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...texts];
  const lower = new Set(all.flatMap((text) => text.match(LOWER_WORD) ?? []));
  const capitals = new Set(all.flatMap((text) => text.match(CAPITALISED) ?? []));
  const isCommon = (word: string): boolean => KEPT.has(word.toLowerCase()) || lower.has(word.toLowerCase()) || word.length < 3;
  // an all-capital word is an abbreviation and keeps its length and form
  const names = [...capitals].filter((word) => !isCommon(word)).sort();
  const known = new Set(names.filter((name) => name !== name.toUpperCase()).map((name) => name.toLowerCase()));
  const taken = new Set([...lower, ...known]);
  const stems = new Map<string, string>();
  const replaceStem = (stem: string): string => {
    const made = stems.get(stem);
    if (made !== undefined) return made;
    let salt = 0;
    let word = inventWord(stem, salt);
    while (taken.has(word)) word = inventWord(stem, (salt += 1));
    taken.add(word);
    stems.set(stem, word);
    return word;
  };
  const letters = (name: string): string => [...name].map((_, at) => String.fromCharCode(65 + (hashOf(`${name}:${at}`) % 26))).join("");
  return new Map(
    names.map((name) => {
      if (name === name.toUpperCase()) return [name, known.has(name.toLowerCase()) ? replaceStem(name.toLowerCase()).toUpperCase() : letters(name)] as const;
      const { stem, ending } = stemOf(name.toLowerCase(), known);
      return [name, capital(replaceStem(stem) + ending)] as const;
    }),
  );
}

/** A text with every name replaced, possessives and addresses included. */
export const renameText = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(CAPITALISED, (word) => {
    const exact = names.get(word);
    if (exact !== undefined) return exact;
    const cut = word.search(/['\u2019-]/);
    if (cut < 0) return word;
    const head = word.slice(0, cut);
    return (names.get(head) ?? head) + word.charAt(cut) + renameText(word.slice(cut + 1), names);
  });

function renameValue<T>(value: T, names: ReadonlyMap<string, string>, key: string): T {
  // report names, ids and codes are no text
  const isCode = [
    "report",
    "id",
    "kind",
    "unit",
    "qualifier",
    "polarity",
    "modality",
    "status",
    "stories",
    "syndicated",
    "members",
    "contradictions",
    "supersedes",
  ].includes(key);
  if (isCode) return value;
  if (typeof value === "string") return renameText(value, names) as T;
  if (Array.isArray(value)) return value.map((item) => renameValue(item, names, "")) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, renameValue(item, names, name)])) as T;
}

/** The same crisis among other names: every proper name is swapped for an invented one, in texts and gold alike; common words stay. */
export function renameCrisis(crisis: GoldCrisis): GoldCrisis {
  const names = findNames(crisis.reports.values());
  const { set, ...rest } = crisis.gold;
  const gold = { set, ...renameValue(rest, names, "") } as GoldSet;
  return { gold, reports: new Map([...crisis.reports].map(([name, text]) => [name, renameText(text, names)])) };
}
