import type { Reading } from "../../src/core/model/index.ts";
import { buildArticle } from "../../test/build-article.ts";
import { makeDice } from "../../test/seeded-random.ts";
import type { Dice } from "../dice.ts";
import { rollCountry, rollPerson, rollTellingWord, rollTopicWord, rollTown, rollWord, TOPICS } from "../world.ts";

/** One report of the stream: a title and a lead, with the event it tells of. */
export interface Item {
  readonly reading: Reading;
  readonly title: string;
  readonly truth: number;
}

/** Stories that run through the whole stream, and their share of it: the largest has some 3 % of all reports. */
const LARGE = 12;
const LARGE_SHARE = 0.1;
/** Share of reports that open a story, and of stories that look like a recent one: same kind of event in the same place, other people, another time. */
const NEW_SHARE = 0.14;
const LOOKALIKE_SHARE = 0.1;
/** Share of reports that are lightly edited copies of the report before them in their story. */
const COPY_SHARE = 0.12;
/** Stories that still get reports, besides the large ones. */
const RUNNING = 8000;
/** Reports after which a large story has moved on to other details. */
const TURN = 150;
/** Reports of a day. */
const DAY = 1_000_000;
const FIRST_DAY = Date.UTC(2031, 2, 1);

interface Event {
  readonly number: number;
  readonly topic: number;
  readonly country: string;
  readonly town: string;
  readonly people: readonly (readonly [string, string])[];
  readonly details: readonly string[];
  readonly weight: number;
  /** Days before the report that its date lies: look-alikes tell of other years. */
  readonly age: number;
  reports: number;
  last: { readonly title: string; readonly lead: string } | null;
}

function openEvent(number: number, dice: Dice, like: Event | null): Event {
  return {
    number,
    topic: like?.topic ?? Math.floor(dice() * TOPICS),
    country: like?.country ?? rollCountry(dice),
    town: like?.town ?? rollTown(dice),
    people: Array.from({ length: 4 }, () => rollPerson(dice)),
    details: Array.from({ length: 8 }, () => rollTellingWord(dice)),
    // a heavy tail: most stories have one report or two, a few have hundreds
    weight: 1 / (dice() + 0.001),
    age: like === null ? 0 : 400 + Math.floor(dice() * 2000),
    reports: 0,
    last: null,
  };
}

/** What a large story tells of at this point of its life, one detail after the other replaced; the others keep what they began with. */
function detailsNow(event: Event): { readonly people: Event["people"]; readonly details: readonly string[] } {
  if (event.number >= LARGE) return event;
  const turned = <T>(list: readonly T[], kept: number, roll: (dice: Dice) => T): readonly T[] =>
    list.map((first, at) => {
      const turn = Math.floor(event.reports / TURN + at / list.length);
      return at < kept || turn === 0 ? first : roll(makeDice(event.number * 7919 + at * 104_729 + turn));
    });
  return { people: turned(event.people, 2, rollPerson), details: turned(event.details, 3, rollTellingWord) };
}

function writeReport(event: Event, dice: Dice): { readonly title: string; readonly lead: string } {
  const { people, details } = detailsNow(event);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(dice() ** 1.5 * list.length)] as T;
  const person = (): string => pick(people).join(" ");
  const detail = (): string => (dice() < 0.5 ? pick(details) : rollTopicWord(dice, event.topic));
  const title = [
    rollTopicWord(dice, event.topic),
    detail(),
    "as",
    pick(people)[1],
    rollTopicWord(dice, event.topic),
    "in",
    dice() < 0.6 ? event.town : event.country,
  ].join(" ");
  const words: string[] = ["The", detail(), "in", event.town, rollWord(dice), rollTopicWord(dice, event.topic), person()];
  const length = 24 + Math.floor(dice() * 18);
  while (words.length < length) {
    const roll = dice();
    words.push(roll < 0.68 ? rollWord(dice) : roll < 0.8 ? detail() : roll < 0.88 ? rollTopicWord(dice, event.topic) : roll < 0.95 ? person() : event.country);
  }
  return { title, lead: `${words.join(" ")}.` };
}

/** A copy as an editor leaves it: a word changed here and there, perhaps the end cut off. */
function editCopy({ title, lead }: { readonly title: string; readonly lead: string }, dice: Dice): { readonly title: string; readonly lead: string } {
  const words = lead.split(" ");
  words[Math.floor(dice() * words.length)] = rollWord(dice);
  return { title: `${rollWord(dice)} ${title}`, lead: words.slice(0, dice() < 0.3 ? -4 : undefined).join(" ") };
}

function toReading(at: number, dice: Dice, { title, lead }: { readonly title: string; readonly lead: string }, age: number): Reading {
  const text = `${title}\n${lead}`;
  const id = Array.from({ length: 8 }, () =>
    Math.floor(dice() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  const day = new Date(FIRST_DAY + (Math.floor(at / DAY) - age) * 86_400_000).toISOString();
  return {
    article: buildArticle(text, {
      id,
      capture: id,
      name: `report ${at}`,
      title,
      blocks: [
        { role: "headline", span: { start: 0, end: title.length }, rule: null },
        { role: "paragraph", span: { start: title.length + 1, end: text.length }, rule: null },
      ],
      published: dice() < 0.7 ? { from: day, to: day, basis: "stated" } : null,
    }),
    mentions: [],
    attributions: [],
    claims: [],
  };
}

/**
 * A stream of titles and leads, the same for the same seed: words by Zipf's law, countries and names that are everywhere, a few stories that run through all
 * of it and change their details, many that end after a report or two, look-alikes and copies.
 */
export function* makeStream(count: number, seed: number): Generator<Item> {
  const dice = makeDice(seed);
  const large = Array.from({ length: LARGE }, (_, number) => openEvent(number, dice, null));
  const running: Event[] = [];
  let stories = LARGE;
  const roll = (): Event => {
    const share = dice();
    if (share < LARGE_SHARE) {
      // the first has a third of them (Zipf)
      return large[Math.min(LARGE - 1, Math.floor(Math.exp(dice() * Math.log(LARGE + 1))) - 1)] as Event;
    }
    if (share < LARGE_SHARE + NEW_SHARE || running.length === 0) {
      const like = running.length > 0 && dice() < LOOKALIKE_SHARE ? (running[Math.floor(dice() * running.length)] ?? null) : null;
      const event = openEvent(stories++, dice, like);
      running.push(event);
      if (running.length > RUNNING) running.splice(0, RUNNING / 8);
      return event;
    }
    // of three running stories, chosen among the newer ones more often, the weightiest
    let best = running[running.length - 1] as Event;
    for (let tries = 0; tries < 3; tries++) {
      const other = running[running.length - 1 - Math.floor(dice() ** 2 * running.length)] as Event;
      if (tries === 0 || other.weight > best.weight) best = other;
    }
    return best;
  };
  for (let at = 0; at < count; at++) {
    const event = roll();
    const report = event.last !== null && dice() < COPY_SHARE ? editCopy(event.last, dice) : writeReport(event, dice);
    event.last = report;
    event.reports++;
    yield { reading: toReading(at, dice, report, event.age), title: report.title, truth: event.number };
  }
}
