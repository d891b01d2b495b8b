import { makeDice } from "../../test/seeded-random.ts";
import type { Dice } from "../dice.ts";
import { countWords, dressArticle, WORDS } from "../read/articles.ts";
import { rollCountry, rollPerson, rollTown } from "../world.ts";

/** News that never was: the same for the same seed, no two articles alike. */
export interface MadeNews {
  /** Plain texts of about 670 words, headline first. */
  readonly articles: readonly string[];
  /** The same on pages of about 150 kB, with the furniture of a news site. */
  readonly pages: readonly string[];
  readonly words: number;
}

const KINDS = ["flood", "landslide", "warehouse fire", "ferry accident", "dam failure", "earthquake", "storm", "train collision"];
const OFFICES = [
  "the interior ministry",
  "the civil protection agency",
  "the regional governor's office",
  "the health department",
  "the fire brigade",
  "the coast guard",
];
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const GROUPS = ["residents", "patients", "workers", "pupils", "passengers", "farmers"];

const pick = <T>(dice: Dice, items: readonly T[]): T => items[Math.floor(dice() * items.length)] as T;
const whole = (dice: Dice, low: number, high: number): number => low + Math.floor(dice() * (high - low + 1));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Everything one crisis is told with. */
interface Crisis {
  readonly kind: string;
  readonly town: string;
  readonly other: string;
  readonly country: string;
  readonly person: string;
  readonly surname: string;
  readonly office: string;
  readonly killed: number;
}

type Sentence = (dice: Dice, crisis: Crisis) => string;

const SENTENCES: readonly Sentence[] = [
  (dice, { kind, town, killed, office }) => `At least ${killed} people were killed when a ${kind} struck ${town} on ${pick(dice, DAYS)}, ${office} said.`,
  (dice, { person, office, other }) =>
    `"We had asked for ${whole(dice, 3, 40)} more boats, and none of them came," said ${person}, who speaks for ${office} in ${other}.`,
  (dice, { town, office }) =>
    `${capital(office)} said ${whole(dice, 200, 9000)} ${pick(dice, GROUPS)} had been evacuated from ${town} and the villages around it by ${pick(dice, DAYS)} evening.`,
  (dice, { other, surname }) => `${surname} denied that the road to ${other} had been closed for more than ${whole(dice, 2, 30)} hours.`,
  (dice, { town, country }) =>
    `The damage in ${town} was put at ${whole(dice, 2, 90)} million crowns, about ${whole(dice, 1, 9)} per cent of what ${country} spends on its roads in a year.`,
  (dice, { office, killed }) =>
    `An earlier statement of ${office} had spoken of ${Math.max(1, killed - whole(dice, 1, 5))} dead; the figure was corrected after ${whole(dice, 2, 12)} bodies were found below a bridge.`,
  (dice, { other }) =>
    `Doctors at the hospital of ${other}, who asked not to be named, said that ${whole(dice, 10, 300)} people were being treated there, ${whole(dice, 2, 20)} of them in a serious condition.`,
  (dice, { surname, town }) =>
    `According to ${surname}, water stood ${whole(dice, 1, 6)} metres high in the lower part of ${town}, where ${whole(dice, 50, 900)} houses were without electricity.`,
  (_, { town, country }) =>
    `The government of ${country} has not said whether it will ask its neighbours for help, and nobody in ${town} expects an answer before the end of the week.`,
  (dice, { office, other }) =>
    `${capital(office)} may send ${whole(dice, 20, 400)} soldiers to ${other} if the river rises again, a letter seen by this newspaper says.`,
  (dice, { person, kind }) =>
    `${person} told reporters that the ${kind} was "the worst in ${whole(dice, 20, 90)} years", and that warnings had been sent ${whole(dice, 2, 36)} hours before.`,
  (dice, { other, town }) =>
    `Between ${town} and ${other}, ${whole(dice, 3, 60)} kilometres of track have been washed away, and trains will not run until ${pick(dice, DAYS)} at the earliest.`,
  (_, { surname, office }) => `Asked why the sirens had stayed silent, ${surname} said that this was for ${office} to explain, and left the room.`,
  (dice, { country }) =>
    `Aid groups in ${country} reported that ${whole(dice, 2, 60)} tonnes of food and ${whole(dice, 400, 9000)} blankets were waiting at the border.`,
];

function rollCrisis(dice: Dice): Crisis {
  const [first, surname] = rollPerson(dice);
  return {
    kind: pick(dice, KINDS),
    town: rollTown(dice),
    other: rollTown(dice),
    country: rollCountry(dice),
    person: `${first} ${surname}`,
    surname,
    office: pick(dice, OFFICES),
    killed: whole(dice, 2, 60),
  };
}

function makeArticle(dice: Dice): string {
  const crisis = rollCrisis(dice);
  const paragraphs: string[] = [];
  let words = 0;
  while (words < WORDS) {
    const paragraph = Array.from({ length: whole(dice, 2, 4) }, () => pick(dice, SENTENCES)(dice, crisis)).join(" ");
    words += countWords(paragraph);
    paragraphs.push(paragraph);
  }
  return `${capital(crisis.kind)} in ${crisis.town} kills ${crisis.killed}, officials say\n\n${paragraphs.join("\n\n")}\n`;
}

export function makeNews(count: number, seed: number): MadeNews {
  const dice = makeDice(seed);
  const articles = Array.from({ length: count }, () => makeArticle(dice));
  return { articles, pages: articles.map(dressArticle), words: articles.reduce((sum, text) => sum + countWords(text), 0) };
}
