import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyLedger } from "../../src/node/app/ledger/verify.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { pictureDigest } from "../../src/node/app/picture-digest.ts";
import type { Store } from "../../src/node/app/ports.ts";
import { circumstancesOf } from "../../src/node/app/story-dossier.ts";
import { askedInOneSentence } from "../mutants/filters.ts";
import { startPostgres } from "../postgres-server.ts";
import { localRest } from "../rest-local.ts";
import { defineAttack } from "./attack.ts";
import { filterString } from "./filter-strings.ts";

interface Said {
  readonly status: number;
  readonly rows: number;
}

/** Answers a filter at one of the places there are. */
type Guard = (place: string, value: string) => Promise<Said>;

/** Every parameter that chooses among rows, with the address it stands in; `{}` is a part of the path. */
const PLACES: readonly string[] = [
  ...["type", "status", "since", "until", "cursor", "limit"].map((name) => `/api/findings?${name}=`),
  ...["type", "kind", "outlet", "article", "finding", "cursor"].map((name) => `/api/claims?${name}=`),
  ...["outlet", "language", "since", "cursor"].map((name) => `/api/documents?${name}=`),
  ...["kind", "party", "cursor"].map((name) => `/api/origins?${name}=`),
  ...["order", "cursor", "until"].map((name) => `/api/stories?${name}=`),
  "/api/search?q=",
  "/api/search?q=killed&story=",
  "/api/search?q=killed&cursor=",
  "/api/operations/search?words=",
  "/api/operations/search?words=killed&story=",
  "/api/operations/stories?story=",
  "/api/operations/why?id=",
  "/api/operations/article?report=",
  "/api/operations/versions?report=",
  "/api/operations/decisions?id=",
  "/api/operations/audit?action=",
  "/api/operations/brief?story=",
  "/api/operations/export?format=json&story=",
  ...["stories", "claims", "findings", "articles", "origins"].map((list) => `/api/${list}/{}`),
  "/api/articles/{}/text",
  "/api/stories/{}/provenance",
  "/s/{}",
  "/a/{}",
  "/f/{}",
];

const REPORTS = ["Forty people were killed in Sund on Monday, officials said.", "At least 31 people were killed in Sund, the mayor said on Monday evening."];

/** The value as bytes of an address; half a surrogate pair too, in the form a careless program sends it. */
const spelled = (value: string): string => encodeURIComponent(value.toWellFormed()).replaceAll("%EF%BF%BD", value.isWellFormed() ? "%EF%BF%BD" : "%ED%A0%80");

const addressOf = (place: string, value: string): string => (place.includes("{}") ? place.replace("{}", () => spelled(value)) : `${place}${spelled(value)}`);

/** How many rows an answer holds, wherever they stand in it. */
function rowsIn(body: unknown): number {
  if (typeof body !== "object" || body === null) return 0;
  const { rows, answer } = body as { readonly rows?: unknown; readonly answer?: unknown };
  if (Array.isArray(rows)) return rows.length;
  return answer === undefined ? 0 : Array.isArray(answer) ? answer.length : rowsIn(answer);
}

/** What a store says of itself: that nothing in it was changed, and what its stories say. */
async function stateOf(store: Store): Promise<string> {
  const { faults, heads } = await verifyLedger(store.ledger, null, () => undefined);
  const { audit: _, ...kept } = heads;
  return JSON.stringify({ faults, kept, picture: await pictureDigest(store, await circumstancesOf(store, loadPacks(), null)) });
}

interface Outcome {
  readonly tried: number;
  readonly escaped: readonly string[];
}

/** Puts strings to every place in turn. */
async function put(guard: Guard, places: readonly string[], strings: readonly string[], where: string): Promise<Outcome> {
  const escaped: string[] = [];
  for (const [at, value] of strings.entries()) {
    const place = places[at % places.length] as string;
    const { status, rows } = await guard(place, value);
    // paging and order choose no rows: there a value that is no value is refused, or it is one
    const mayAnswer = /(?:limit|order|since|until)=$/.test(place);
    if (status >= 500 || (rows > 0 && !mayAnswer)) escaped.push(`${where} ${place}${JSON.stringify(value)}: status ${status}, ${rows} rows`);
  }
  return { tried: strings.length, escaped };
}

async function putToServer(data: string, database: string | null, strings: readonly string[], where: string): Promise<Outcome> {
  const rest = localRest(data, database);
  try {
    const read = await rest.post("/api/operations/read", { files: REPORTS.map((text, at) => ({ name: `r${at}.txt`, text })) });
    if (read.status !== 200) throw new Error(await read.text());
    const store = await rest.store();
    const before = await stateOf(store);
    const ask: Guard = async (place, value) => {
      const answer = await rest.ask(addressOf(place, value));
      const text = await answer.text();
      return { status: answer.status, rows: (answer.headers.get("content-type") ?? "").includes("json") ? rowsIn(JSON.parse(text)) : 0 };
    };
    const outcome = await put(ask, PLACES, strings, where);
    return (await stateOf(store)) === before ? outcome : { ...outcome, escaped: [...outcome.escaped, `${where}: the store was changed`] };
  } finally {
    await rest.close();
  }
}

export const filters = defineAttack<"product" | "mutant">({
  name: "filters",
  surface: "Values of filters, searches and ids",
  promise: "no value chooses rows that it does not name, fails the server or changes the store, on SQLite and PostgreSQL",
  least: 5000,
  weakness: "a value is written into the sentence that the database is asked",
  guard: "product",
  mutant: "mutant",
  async run(guard, trial) {
    const strings = Array.from({ length: trial.full ? 5_000 : 80 }, () => filterString(trial.dice));
    if (guard === "mutant") return { ...(await put(async (_, value) => askedInOneSentence(value), ["type="], strings, "")), spoilt: [] };
    const folder = mkdtempSync(join(tmpdir(), "unecho-filters-"));
    try {
      const sqlite = await putToServer(folder, null, strings, "sqlite");
      if (!trial.full) return { ...sqlite, spoilt: [] };
      const server = await startPostgres();
      if (typeof server === "string") return { ...sqlite, spoilt: [], notRun: [`filters on PostgreSQL (${server})`] };
      const postgres = await putToServer(folder, await server.freshDatabase(), strings.slice(0, 1_500), "postgres").finally(() => server.stop());
      return {
        tried: sqlite.tried + postgres.tried,
        escaped: [...sqlite.escaped, ...postgres.escaped],
        spoilt: [],
        figures: { places: PLACES.length, sqlite: sqlite.tried, postgres: postgres.tried },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
