import { type Dice, seededRandom } from "./seeded-random.ts";

/** A page of an outlet that does not exist about something that never happened. */
export interface NewsPage {
  readonly url: string;
  readonly html: string;
  readonly title: string;
  readonly outlet: string;
  /** ISO 8601. */
  readonly published: string;
  /** The text of the report without its page. */
  readonly paragraphs: readonly string[];
}

/** Pages that tell of one event. */
const PAGES_AN_EVENT = 20;

const FIRST = "Tessel Marrow Brin Oster Calder Hollow Fenn Wick Amber Thorn Gala Rusk Vald Sorrel Quill Dun Harrow Pell Mire Lanner".split(" ");
const LAST = "bridge ford haven mouth stead wick dale field port moor gate combe march ness holm".split(" ");
const OUTLETS = "Post Courier Dispatch Gazette Monitor Observer Herald Record Sentinel Ledger".split(" ");
const SURNAMES = "Alder Brask Corvin Dahl Eskel Farrow Gant Hale Ivers Joss Kerr Lund Marsh Noor Oake Prell Quist Rowe Stane Tarn".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

interface Kind {
  readonly cause: string;
  readonly what: string;
  readonly verb: string;
  readonly damage: string;
  readonly service: string;
}

const KINDS: readonly Kind[] = [
  { cause: "a flood", what: "flood", verb: "swept through", damage: "homes were under water", service: "civil protection agency" },
  { cause: "an earthquake", what: "earthquake", verb: "struck", damage: "buildings collapsed", service: "national rescue service" },
  { cause: "an explosion", what: "explosion", verb: "tore through a warehouse in", damage: "windows were shattered", service: "fire department" },
  { cause: "a wildfire", what: "wildfire", verb: "reached", damage: "houses burned down", service: "forest service" },
  { cause: "a landslide", what: "landslide", verb: "buried a road near", damage: "families lost their homes", service: "civil protection agency" },
  { cause: "a ferry accident", what: "ferry accident", verb: "shook", damage: "passengers were taken to hospital", service: "coast guard" },
];

interface Event {
  readonly kind: Kind;
  readonly town: string;
  readonly river: string;
  readonly day: Date;
  readonly dead: number;
  readonly injured: number;
  readonly damaged: number;
  readonly mayor: string;
  readonly minister: string;
}

const townOf = (dice: Dice): string => `${dice.pick(FIRST)}${dice.pick(LAST)}`;

function eventOf(seed: number, index: number): Event {
  const dice = seededRandom(seed * 7919 + index);
  return {
    kind: dice.pick(KINDS),
    town: townOf(dice),
    river: `${dice.pick(FIRST)} River`,
    day: new Date(Date.UTC(2031, 4, 1 + Math.floor(index / 8), dice.whole(0, 10))),
    dead: dice.whole(2, 60),
    injured: dice.whole(61, 400),
    damaged: dice.whole(5, 90) * 10,
    mayor: dice.pick(SURNAMES),
    minister: dice.pick(SURNAMES),
  };
}

/** What an agency sent out: copied by some outlets word for word. */
const wireText = ({ kind, town, dead, injured, damaged, mayor, day }: Event): readonly string[] => [
  `${town.toUpperCase()} (Northwire) - ${kind.cause[0]?.toUpperCase()}${kind.cause.slice(1)} ${kind.verb} ${town} on ${WEEKDAYS[day.getUTCDay()]}, killing ${dead} people, Mayor ${mayor} said.`,
  `At least ${injured} people were injured and ${damaged} ${kind.damage}, the ${kind.service} said in a statement.`,
  `"We have not seen anything like this in ${town} in my lifetime," the mayor told reporters.`,
];

function ownText(event: Event, dice: Dice, hours: number): readonly string[] {
  const { kind, town, river, dead, injured, damaged, mayor, minister, day } = event;
  const toll = dead + (hours > 24 ? dice.whole(0, 3) : 0);
  const weekday = WEEKDAYS[day.getUTCDay()];
  return [
    dice.pick([
      `The ${kind.what} that ${kind.verb} ${town} on ${weekday} killed ${toll} people, the ${kind.service} said.`,
      `Rescuers in ${town} said on ${WEEKDAYS[(day.getUTCDay() + (hours > 24 ? 1 : 0)) % 7]} that ${toll} people had died in the ${kind.what}.`,
      `${toll} people are dead after ${kind.cause} ${kind.verb} ${town}, Interior Minister ${minister} said.`,
    ]),
    dice.pick([
      `Mayor ${mayor} put the number of injured at ${injured}.`,
      `Hospitals treated ${injured} people, the health ministry said.`,
      `More than ${Math.floor(injured / 10) * 10} people were hurt, according to local officials.`,
    ]),
    dice.pick([
      `Along the ${river}, ${damaged} ${kind.damage}, the governor's office said.`,
      `The interior ministry said ${damaged} ${kind.damage}.`,
      `Aid workers who reached the town described streets full of mud and people looking for their families.`,
    ]),
    dice.pick([
      `"The whole street was gone within minutes," said a shopkeeper who asked not to be named.`,
      `Residents told the newspaper that no warning had come before the ${kind.what}.`,
      `Schools in the district will stay closed until next week, the town council said.`,
    ]),
    ...(dice.chance(40) ? [`Officials could not yet say how many people were missing.`] : []),
    ...(dice.chance(30) ? [`The government declared a state of emergency in the province around ${town}.`] : []),
  ];
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A page as outlets make them: with a head that names things, and much that is no report. */
function htmlOf(page: Omit<NewsPage, "html">, others: readonly string[]): string {
  const list = (items: readonly string[]): string => items.map((item) => `<li><a href="/x">${escape(item)}</a></li>`).join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(page.title)} | ${escape(page.outlet)}</title>
<link rel="canonical" href="${page.url}"><meta property="og:site_name" content="${escape(page.outlet)}">
<meta property="article:published_time" content="${page.published}"><meta property="og:type" content="article">
<script>window.dataLayer=window.dataLayer||[];</script><style>body{margin:0}.nav{display:flex}</style></head>
<body><header><nav class="nav"><ul>${list(["Home", "World", "Business", "Sport", "Weather", "Opinion"])}</ul></nav></header>
<main><article><h1>${escape(page.title)}</h1><p class="byline">By ${escape(page.outlet)} staff</p>
${page.paragraphs.map((text) => `<p>${escape(text)}</p>`).join("\n")}
</article><aside class="related"><h2>More news</h2><ul>${list(others)}</ul></aside></main>
<footer><p>Subscribe to our newsletter for the latest news.</p><p>&copy; ${escape(page.outlet)}. All rights reserved.</p></footer></body></html>
`;
}

/** Page number `index` of the news of `seed`; the same two numbers give the same page. */
export function inventedPage(seed: number, index: number): NewsPage {
  const event = eventOf(seed, Math.floor(index / PAGES_AN_EVENT));
  const dice = seededRandom(seed * 104_729 + index * 31 + 7);
  const outlet = `${townOf(dice)} ${dice.pick(OUTLETS)}`;
  const hours = (index % PAGES_AN_EVENT) * 2 + 1;
  const published = new Date(event.day.getTime() + hours * 3_600_000).toISOString();
  const copied = dice.chance(35);
  const title = dice.pick([
    `${event.dead} dead as ${event.kind.what} hits ${event.town}`,
    `${event.town} ${event.kind.what}: what we know`,
    `Rescuers search ${event.town} after ${event.kind.what}`,
    `${event.kind.what[0]?.toUpperCase()}${event.kind.what.slice(1)} in ${event.town} kills dozens, injures many`,
  ]);
  const host = `www.${outlet.toLowerCase().replace(" ", "-")}.news`;
  const page = {
    url: `https://${host}/${published.slice(0, 10).replaceAll("-", "/")}/${event.town.toLowerCase()}-${index}`,
    title,
    outlet,
    published,
    paragraphs: copied
      ? [
          ...wireText(event),
          ...(dice.chance(50) ? [`The ${outlet} could not reach the ${event.kind.service} on ${WEEKDAYS[new Date(published).getUTCDay()]}.`] : []),
        ]
      : ownText(event, dice, hours),
  };
  return { ...page, html: htmlOf(page, [`Council votes in ${townOf(dice)}`, `Prices rise in ${townOf(dice)}`, `${townOf(dice)} wins at home`]) };
}
