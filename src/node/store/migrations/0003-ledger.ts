import { type RawBuilder, sql } from "kysely";
import type { Decision } from "../../../core/model/index.ts";
import { CHAIN_START, makeLink } from "../../app/ledger/chain.ts";
import { captureColumns, captureContent, decisionColumns, decisionContent } from "../../app/ledger/entries.ts";
import type { Database, Engine } from "../engine.ts";
import { packJson } from "../packed.ts";
import type { Step } from "./step.ts";

interface OldCapture {
  readonly ordinal: number;
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly charset: string | null;
  readonly url: string | null;
  readonly hints: string;
  readonly received_at: string;
  readonly bytes: Uint8Array;
  readonly http: string | null;
}

/** Tables of this step are made under these names and take those of the first schema at the end. */
const REPLACED = ["readings", "placements", "captures", "decisions"] as const;

async function makeTables(database: Database, engine: Engine): Promise<void> {
  const { text, bytes, whole } = engine;
  const create = (table: string) => database.schema.createTable(table);
  await create("chains")
    .addColumn("name", text, (column) => column.primaryKey())
    .addColumn("length", whole, (column) => column.notNull())
    .addColumn("head", text, (column) => column.notNull())
    .execute();
  // `envelope` is everything that came with the bytes, as JSON; both are emptied when a report is forgotten, their hashes stay
  await create("captures_new")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("id", text, (column) => column.notNull().unique())
    .addColumn("sha256", text, (column) => column.notNull())
    .addColumn("envelope_sha256", text, (column) => column.notNull())
    .addColumn("received_at", text, (column) => column.notNull())
    .addColumn("previous", text, (column) => column.notNull())
    .addColumn("hash", text, (column) => column.notNull())
    .addColumn("url", text)
    .addColumn("envelope", text)
    .addColumn("bytes", bytes)
    .execute();
  await create("readings_new")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("article", text, (column) => column.notNull().unique())
    .addColumn("versions", text, (column) => column.notNull())
    .addColumn("packs", text, (column) => column.notNull())
    .addColumn("body", bytes, (column) => column.notNull())
    .execute();
  // `streamed`: the story the article was put into on arrival; `settled`: after the last repair whose window is closed; `story`: as it stands
  await create("placements_new")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("article", text, (column) => column.notNull().unique())
    .addColumn("story", text, (column) => column.notNull())
    .addColumn("settled", text, (column) => column.notNull())
    .addColumn("streamed", text, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await create("story_index")
    .addColumn("maker", text, (column) => column.primaryKey())
    .addColumn("position", whole, (column) => column.notNull())
    .addColumn("body", bytes, (column) => column.notNull())
    .execute();
  await create("decisions_new")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("verb", text, (column) => column.notNull())
    .addColumn("decided_by", text, (column) => column.notNull())
    .addColumn("decided_at", text, (column) => column.notNull())
    .addColumn("previous", text, (column) => column.notNull())
    .addColumn("hash", text, (column) => column.notNull())
    .addColumn("ruling", text, (column) => column.notNull())
    .addColumn("words_sha256", text, (column) => column.notNull())
    .addColumn("words", text)
    .execute();
  await create("removals")
    .addColumn("position", whole, (column) => column.primaryKey())
    .addColumn("article", text, (column) => column.notNull().unique())
    .addColumn("reason", text, (column) => column.notNull())
    .addColumn("removed_by", text, (column) => column.notNull())
    .addColumn("removed_at", text, (column) => column.notNull())
    .addColumn("previous", text, (column) => column.notNull())
    .addColumn("hash", text, (column) => column.notNull())
    .execute();
  // who is writing a long piece of work; another process waits for it, or says who it is
  await create("leases")
    .addColumn("name", text, (column) => column.primaryKey())
    .addColumn("holder", text, (column) => column.notNull())
    .addColumn("pid", whole, (column) => column.notNull())
    .addColumn("host", text, (column) => column.notNull())
    .addColumn("command", text, (column) => column.notNull())
    .addColumn("since", text, (column) => column.notNull())
    .addColumn("renewed_at", text, (column) => column.notNull())
    .execute();
}

const run = async <R>(database: Database, query: RawBuilder<R>): Promise<readonly R[]> => (await query.execute(database)).rows;

async function copyCaptures(database: Database): Promise<void> {
  let head = CHAIN_START;
  let position = 0;
  for (let after = -1; ; ) {
    const [old] = await run(database, sql<OldCapture>`select * from captures where ordinal > ${after} order by ordinal limit 1`);
    if (old === undefined) break;
    after = old.ordinal;
    const columns = captureColumns({
      id: old.id,
      bytes: old.bytes,
      name: old.name,
      mediaType: old.media_type,
      charset: old.charset,
      url: old.url,
      hints: JSON.parse(old.hints),
      receivedAt: old.received_at,
      ...(old.http === null ? {} : { http: JSON.parse(old.http) }),
    });
    const link = makeLink(++position, head, captureContent(columns));
    head = link.hash;
    await database
      .insertInto("captures_new" as "captures")
      .values({ ...columns, ...link })
      .execute();
    const [reading] = await run(database, sql<{ versions: string; packs: string; reading: string }>`select * from readings where article = ${old.id}`);
    if (reading !== undefined) {
      const { versions, packs } = reading;
      const row = { position, article: old.id, versions, packs, body: packJson(JSON.parse(reading.reading)) };
      await database
        .insertInto("readings_new" as "readings")
        .values(row)
        .execute();
    }
    const [placed] = await run(database, sql<{ story: string; placement: string }>`select * from placements where article = ${old.id}`);
    if (placed !== undefined) {
      const { story } = placed;
      const row = { position, article: old.id, story, settled: story, streamed: story, body: placed.placement };
      await database
        .insertInto("placements_new" as "placements")
        .values(row)
        .execute();
    }
  }
  if (position > 0) await database.insertInto("chains").values({ name: "captures", length: position, head }).execute();
}

async function copyDecisions(database: Database): Promise<void> {
  let head = CHAIN_START;
  let position = 0;
  for (const old of await run(database, sql<{ decision: string }>`select decision from decisions order by ordinal`)) {
    const columns = decisionColumns({ ...(JSON.parse(old.decision) as Decision), anchors: [] });
    const link = makeLink(++position, head, decisionContent(columns));
    head = link.hash;
    await database
      .insertInto("decisions_new" as "decisions")
      .values({ ...columns, ...link })
      .execute();
  }
  if (position > 0) await database.insertInto("chains").values({ name: "decisions", length: position, head }).execute();
}

const same = (columns: readonly string[]): string => columns.map((column) => `new.${column} = old.${column}`).join(" and ");

/** What forgetting a report may do to its capture, and to a decision that quotes it; nothing else of them ever changes. */
const EMPTIED_CAPTURE = `${same(["position", "id", "sha256", "envelope_sha256", "received_at", "previous", "hash"])}
  and new.bytes is null and new.envelope is null and new.url is null`;
const EMPTIED_DECISION = `${same(["position", "verb", "decided_by", "decided_at", "ruling", "words_sha256", "previous", "hash"])} and new.words is null`;

/** Captures, decisions and removals become hash chains; readings are compressed; placements remember where the stream put each article. */
export const ledger: Step = async (database, engine) => {
  await makeTables(database, engine);
  await copyCaptures(database);
  await copyDecisions(database);
  // the list of stories is worked out from the placements
  for (const table of [...REPLACED, "stories"]) await database.schema.dropTable(table).execute();
  for (const table of REPLACED) await database.schema.alterTable(`${table}_new`).renameTo(table).execute();
  const index = (name: string) => database.schema.createIndex(name);
  await index("captures_by_url").on("captures").column("url").execute();
  await index("captures_by_date").on("captures").column("received_at").where(sql<boolean>`envelope is not null`).execute();
  await index("readings_by_maker").on("readings").columns(["packs", "versions", "position"]).execute();
  await index("placements_by_story").on("placements").columns(["story", "position"]).execute();
  await index("placements_by_settled").on("placements").columns(["settled", "position"]).execute();
  await index("placements_moved").on("placements").column("position").where(sql<boolean>`story <> settled`).execute();
  for (const [table, unless] of [
    ["captures", EMPTIED_CAPTURE],
    ["decisions", EMPTIED_DECISION],
    ["removals", undefined],
  ] as const) {
    const message = `${table} are only ever added`;
    await engine.refuse(database, { table, event: "delete", message });
    await engine.refuse(database, { table, event: "update", message, ...(unless === undefined ? {} : { unless }) });
  }
};
