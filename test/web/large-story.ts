import type { z } from "zod";
import type { claimRow, documentRow, findingRow, originRow } from "../../src/node/app/answers/rows.ts";
import type { StoredDossier, StoryPicture } from "../../src/node/app/picture.ts";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { seededRandom } from "../seeded-random.ts";

type FindingRow = z.output<typeof findingRow>;
type ClaimRow = z.output<typeof claimRow>;

export const LARGE_STORY = "story-large";
const REPORTS = 120;
const ORIGINS = 40;
const LABELS = ["killed", "injured", "missing", "displaced", "homes damaged", "evacuated", "control", "aid delivered"] as const;
const STATUSES = ["corroborated", "single-origin", "differing", "contested", "unattributed"] as const;
const TOWNS = ["Karrow", "Port Andris", "Selvane", "Dunmere", "Ostra Bay"] as const;

const day = (report: number): string => new Date(Date.UTC(2041, 1, 1 + (report % 20), report % 24)).toISOString();
const documentOf = (report: number): string => `report-${String(report).padStart(3, "0")}`;
const originOf = (origin: number): string => `origin-${String(origin).padStart(2, "0")}`;

/** One passage of an invented report. */
function claimOf(id: string, finding: string, type: string, report: number, value: number, town: string): ClaimRow {
  const text = `At least ${value} people were ${type} in ${town}, the civil protection office of district ${report % ORIGINS} said`;
  const at = text.indexOf(String(value));
  return {
    id,
    document: documentOf(report),
    start: 100,
    end: 100 + text.length,
    type: "casualties",
    kind: "count",
    what: type,
    roles: {},
    polarity: "asserted",
    modality: report % 7 === 0 ? "hedged" : "fact",
    background: false,
    time: { from: day(report), to: day(report), basis: "stated" },
    places: [{ name: town, place: null, lat: null, lon: null, prec: 5 }],
    quantity: {
      start: 100 + at,
      end: 100 + at + String(value).length,
      text: String(value),
      unit: "person",
      low: value,
      best: value,
      high: null,
      qualifier: "at least",
    },
    attribution: [
      {
        start: 100 + text.indexOf("the civil"),
        end: 100 + text.length,
        text: "the civil protection office said",
        name: null,
        role: "office",
        anonymous: false,
        kind: "direct",
      },
    ],
    story: LARGE_STORY,
    finding,
    outlet: `Outlet ${report}`,
    published: day(report),
    text,
    said: null,
    hedges: [],
    sentence: { start: 100, end: 101 + text.length, text: `${text}.` },
  };
}

/** Rows of a story with so many findings, one to three passages each; the same for the same count. Every word is invented. */
export function largeStory(count: number): StoryPicture {
  const dice = seededRandom(count);
  const claims: ClaimRow[] = [];
  const carried = Array.from({ length: ORIGINS }, () => [] as string[]);
  const findings = Array.from({ length: count }, (_, index): FindingRow => {
    const id = `finding-${String(index).padStart(5, "0")}`;
    const label = LABELS[index % LABELS.length] ?? "killed";
    const town = dice.pick(TOWNS);
    const value = dice.whole(2, 900);
    const own = Array.from({ length: dice.whole(1, 3) }, (_, at) => claimOf(`${id}-${at}`, id, label, dice.whole(0, REPORTS - 1), value + at, town));
    const origins = [...new Set(own.map(({ document }) => Number(document.slice(-3)) % ORIGINS))];
    for (const claim of own) carried[Number(claim.document.slice(-3)) % ORIGINS]?.push(claim.id);
    claims.push(...own);
    const range = { min: origins.length, max: origins.length };
    return {
      id,
      story: LARGE_STORY,
      type: "casualties",
      label: `${label}, ${town}`,
      claims: own.map((claim) => claim.id),
      setAside: [],
      superseded: [],
      relations: [],
      status: STATUSES[index % STATUSES.length] ?? "single-origin",
      count: { ...range, ids: origins.map(originOf) },
      current: range,
      parties: [],
      reason: `${own.length} passages from ${origins.length} origins.`,
      rule: "R2",
      estimate: { unit: "person", low: value, best: value, high: value + own.length, qualifier: "exact" },
      review: null,
      newest: own.at(-1)?.published ?? null,
    };
  });
  const origins = carried.map(
    (ids, at): z.output<typeof originRow> => ({
      id: originOf(at),
      story: LARGE_STORY,
      kind: at === ORIGINS - 1 ? "unattributed" : "office",
      party: null,
      label: at === ORIGINS - 1 ? "no source named" : `civil protection office of district ${at}`,
      source: null,
      speaker: null,
      named: true,
      outlet: null,
      claims: ids,
      newest: day(at),
    }),
  );
  const reports = Array.from(
    { length: REPORTS },
    (_, at): z.output<typeof documentRow> => ({
      id: documentOf(at),
      story: LARGE_STORY,
      name: `${documentOf(at)}.txt`,
      url: null,
      title: `The eruption in figures, part ${at}`,
      outlet: `Outlet ${at}`,
      outletInferred: false,
      authors: [],
      published: day(at),
      publishedInferred: false,
      language: "en",
      copyOf: null,
      claims: claims.filter(({ document }) => document === documentOf(at)).length,
    }),
  );
  const keyed = <Body extends { readonly id: string }>(body: Body, at: string | null) => ({ id: body.id, story: LARGE_STORY, at, body });
  const story = {
    id: LARGE_STORY,
    label: "The eruption of Mount Harrok in two thousand claims",
    articles: reports.map(({ id }) => id),
    period: null,
    lookalikes: [],
  };
  return {
    // what is read of a story here stands in its rows
    dossier: { story, findings: [], versions: [] } as unknown as StoredDossier,
    findings: findings.map((body) => ({ ...keyed(body, body.newest), type: body.type, status: body.status, origins: body.count.min })),
    claims: claims.map((body) => ({
      ...keyed(body, body.published),
      article: body.document,
      finding: body.finding,
      type: body.type,
      kind: body.kind,
      outlet: body.outlet,
    })),
    documents: reports.map((body) => ({ ...keyed(body, body.published), outlet: body.outlet, language: body.language })),
    origins: origins.map((body) => ({ ...keyed(body, body.newest), kind: body.kind, party: body.party })),
  };
}

/** A store in this folder that holds one story of so many findings. */
export async function keepLargeStory(folder: string, count: number): Promise<void> {
  const store = await openSqliteStore(folder);
  try {
    await store.picture.put(largeStory(count), 0);
  } finally {
    await store.close();
  }
}
