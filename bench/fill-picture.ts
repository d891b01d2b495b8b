import type { StoryPicture } from "../src/node/app/picture.ts";
import type { Store } from "../src/node/app/ports.ts";
import { makeDice } from "../test/seeded-random.ts";

const KINDS = ["casualties", "damage", "displacement", "movement", "statement"] as const;
const pick = <T>(list: readonly T[], roll: number): T => list[Math.floor(roll * list.length)] as T;

/** Claims of one invented story; five to an article, two to a finding. */
const CLAIMS_OF_STORY = 20;

function storyOf(number: number, dice: () => number): StoryPicture {
  const story = `s${String(number).padStart(7, "0")}`;
  const at = new Date(Date.UTC(2040, 0, 1) + Math.floor(dice() * 300 * 86_400_000)).toISOString();
  const outlet = (): string => `outlet-${Math.floor(dice() ** 2 * 200)}`;
  const documents = Array.from({ length: CLAIMS_OF_STORY / 5 }, (_, at_) => ({ id: `${story}a${at_}`, story, at, outlet: outlet(), language: "en" }));
  const claims = Array.from({ length: CLAIMS_OF_STORY }, (_, nth) => {
    const document = documents[Math.floor(nth / 5)];
    const id = `${document?.id}:${nth * 90}-${nth * 90 + 80}:killed:0`;
    const text = `${Math.floor(dice() * 900)} people were reported in sentence ${nth} of story ${number}, an official said.`;
    const kind = pick(KINDS, dice());
    const common = { id, story, at, article: document?.id ?? "", finding: `finding:${story}:${nth >> 1}`, type: kind, kind, outlet: document?.outlet ?? null };
    return { ...common, body: { ...common, text, sentence: text, polarity: "asserted", modality: "fact", attribution: [{ name: "an official" }] } };
  });
  return {
    dossier: {
      story: { id: story, label: `Story ${number}`, articles: documents.map(({ id }) => id), period: { from: at, to: at, basis: "stated" }, lookalikes: [] },
      versions: [],
      provenance: { origins: [], derivations: [], pairs: [] },
      findings: [],
      brief: { sections: [] } as unknown as StoryPicture["dossier"]["brief"],
    },
    findings: Array.from({ length: CLAIMS_OF_STORY / 2 }, (_, nth) => {
      const common = {
        id: `finding:${story}:${nth}`,
        story,
        at,
        type: pick(KINDS, dice()),
        status: pick(["corroborated", "single-origin"], dice()),
        origins: 1,
      };
      return { ...common, body: common };
    }),
    claims,
    documents: documents.map((document) => ({ ...document, body: document })),
    origins: [0, 1, 2].map((nth) => {
      const common = { id: `origin:${story}:${nth}`, story, at, kind: "person", party: null };
      return { ...common, body: common };
    }),
  };
}

/** Fills the picture of a store with so many invented claims, the same for the same seed. */
export async function fillPicture(store: Store, claims: number, seed: number): Promise<void> {
  const dice = makeDice(seed);
  const stories = Math.ceil(claims / CLAIMS_OF_STORY);
  for (let number = 0; number < stories; number += 200)
    await store.transaction(async (inner) => {
      for (let at = number; at < Math.min(stories, number + 200); at++) await inner.picture.put(storyOf(at, dice), 0);
    });
}
