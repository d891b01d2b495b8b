import { type Dice, rollRank } from "./dice.ts";

/** Words every text has; they stand before the invented ones, most frequent first. */
const FUNCTION_WORDS =
  "the of and to in a is was on at by that it for were with from had said has be people after two new first who their been police officials government minister town hours night when over into about more would could other all some than which they will out up one no".split(
    " ",
  );
const SYLLABLES =
  "ka lor min ve sta ru den os ti bral quo fen ja hul pir gam ne zor wis lud tra mek sol vin dar peb rou chi gar ont el bu sha nim tor ves pla dru kin mo".split(
    " ",
  );
/** Words, names, places and countries there are. */
const WORDS = 60_000;
const SURNAMES = 60_000;
const FIRST_NAMES = 400;
const TOWNS = 40_000;
const COUNTRIES = 160;
/** Kinds of events ("flood", "strike") and words each has of its own. */
export const TOPICS = 250;
const TOPIC_WORDS = 14;

/** A word from a number: the same number gives the same word, two numbers below 64,000 give two. */
function spell(number: number): string {
  let word = "";
  for (let left = number + SYLLABLES.length, at = 0; at < 3; at++, left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length];
  return word;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Any word of the language: the frequent ones far more often (Zipf). */
export function rollWord(dice: Dice): string {
  const rank = rollRank(dice, WORDS);
  return FUNCTION_WORDS[rank] ?? spell(rank);
}

/** A word that is rare enough to say something of an event. */
export const rollTellingWord = (dice: Dice): string => spell(2000 + Math.floor(dice() ** 2 * (WORDS - 2000)));

/** A word of one kind of event. */
export const rollTopicWord = (dice: Dice, topic: number): string => spell(300 + topic * TOPIC_WORDS + rollRank(dice, TOPIC_WORDS));

/** A person; surnames are shared, some by many. */
export const rollPerson = (dice: Dice): readonly [first: string, last: string] => [
  `${capital(spell(rollRank(dice, FIRST_NAMES)))}a`,
  `${capital(spell(Math.floor(dice() ** 1.5 * SURNAMES)))}ev`,
];

export const rollTown = (dice: Dice): string => `${capital(spell(Math.floor(dice() ** 1.5 * TOWNS)))}burg`;

/** A country; a few are in the news all the time. */
export const rollCountry = (dice: Dice): string => `${capital(spell(rollRank(dice, COUNTRIES)))}land`;
