import type { StoryPicture } from "../../src/node/app/picture.ts";
import type { Store } from "../../src/node/app/ports.ts";

const PER_STORY = { claims: 200, findings: 60, documents: 25, origins: 20 };
/** Stories written in one transaction. */
const BATCH = 25;

const KINDS = ["casualties", "displacement", "control", "movement", "attack", "damage", "aid", "order"];
const STATUSES = ["corroborated", "single-origin", "differing", "contested", "unattributed"];
const hash = (kind: string, number: number): string => `${kind}${number.toString(16).padStart(60, "0")}`;
const pick = (list: readonly string[], number: number): string => list[number % list.length] ?? "";
/** A minute of its own for each number, over some years. */
const dayOf = (number: number): string => new Date(Date.UTC(2030, 0, 1) + number * 60_000).toISOString();

/** A row as large as those of real reports: about a kilobyte. */
const claimBody = (id: string, story: string, article: string, at: string) => ({
  id,
  document: article,
  start: 955,
  end: 1000,
  type: "casualties",
  kind: "casualties",
  what: "missing",
  story,
  finding: null,
  outlet: "The Harbour Voice",
  published: at,
  roles: { victim: [{ start: 955, end: 964, name: "people" }] },
  polarity: "asserted",
  modality: "fact",
  background: false,
  time: { from: at, to: at, basis: "relative" },
  places: [{ name: "Miramar", place: "geonames:1", lat: 25.9873, lon: -80.2323, prec: 1 }],
  quantity: { start: 955, end: 957, text: "44", unit: "person", low: 44, best: 44, high: 44, qualifier: "exact" },
  attribution: [{ start: 941, end: 943, text: "the harbour ministry", name: "harbour ministry", role: null, anonymous: false, kind: "official" }],
  text: "44 people were missing from the hotel by the harbour",
  sentence: { start: 928, end: 1001, text: "On Wednesday the harbour ministry said that 44 people were missing from the hotel by the harbour." },
});

/** A story with as many rows as a large one has. */
function storyOf(number: number): StoryPicture {
  const id = hash("5", number);
  const at = (index: number): string => dayOf(number * PER_STORY.claims + index);
  const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  const article = (index: number): string => hash("a", number * PER_STORY.documents + (index % PER_STORY.documents));
  const finding = (index: number): string => `finding:${article(index)}:${index}-${index + 9}:casualties:0`;
  return {
    dossier: {
      story: {
        id,
        label: `Flood in valley ${number}`,
        articles: range(PER_STORY.documents).map(article),
        period: { from: at(0), to: at(PER_STORY.claims - 1), basis: "stated" },
        lookalikes: [],
      },
      versions: [],
      provenance: { origins: [], derivations: [], pairs: [] },
      findings: [],
      brief: { story: id, title: `Flood in valley ${number}`, sections: [] },
    },
    findings: range(PER_STORY.findings).map((index) => ({
      id: finding(index),
      story: id,
      at: at(index),
      type: pick(KINDS, index),
      status: pick(STATUSES, index),
      origins: index % 4,
      body: { id: finding(index), story: id, label: "missing", reason: "two origins agree on the figure", claims: [] },
    })),
    claims: range(PER_STORY.claims).map((index) => {
      const claim = `${article(index)}:${index}-${index + 9}:casualties:0`;
      return {
        id: claim,
        story: id,
        at: at(index),
        article: article(index),
        finding: finding(index % PER_STORY.findings),
        type: pick(KINDS, index),
        kind: pick(KINDS, index),
        outlet: `outlet-${index % 40}`,
        body: claimBody(claim, id, article(index), at(index)),
      };
    }),
    documents: range(PER_STORY.documents).map((index) => ({
      id: article(index),
      story: id,
      at: at(index),
      outlet: `outlet-${index % 40}`,
      language: "en",
      body: { id: article(index), story: id, title: "Karrow counts its houses" },
    })),
    origins: range(PER_STORY.origins).map((index) => ({
      id: `origin:${finding(index)}`,
      story: id,
      at: at(index),
      kind: "person",
      party: null,
      body: { id: `origin:${finding(index)}`, label: "a spokesman" },
    })),
  };
}

/** Fills the picture of an empty store with at least so many claims, and leaves it at rest. */
export async function seedClaims(store: Store, claims: number, note: (line: string) => void): Promise<void> {
  const stories = Math.ceil(claims / PER_STORY.claims);
  for (let first = 0; first < stories; first += BATCH) {
    await store.transaction(async (inner) => {
      for (let number = first; number < Math.min(stories, first + BATCH); number += 1) await inner.picture.put(storyOf(number), 0);
    });
    if (first % 1000 === 0) note(`${first} of ${stories} stories`);
  }
  await store.ledger.scrub();
}
