import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import type { LocalSite } from "../../../test/local-site.ts";
import { order, scriptedModel } from "../../../test/scripted-model.ts";
import { sourceOf } from "../../../test/source-of.ts";
import { forgetReports } from "../app/forget.ts";
import { ingest } from "../app/ingest.ts";
import { draft } from "../app/operations/draft.ts";
import { drafts } from "../app/operations/drafts.ts";
import { productRoot } from "../app/packs.ts";
import { pictureDigest } from "../app/picture-digest.ts";
import type { Deps, Store } from "../app/ports.ts";
import { circumstancesOf } from "../app/story-dossier.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { memoryStore } from "../store/memory.ts";
import { askModel } from "./ask-model.ts";

const BODY =
  "The interior ministry said 20 people were killed in Dubrava after the flood. Governor Pavlo Lysenko said 30 houses were destroyed in Selovo. Olena Koval, a resident of Dubrava, said 7 people were missing.";
const TRUE = "The interior ministry said 20 people were killed in Dubrava after the flood.";
const HOUSES = "Governor Pavlo Lysenko said 30 houses were destroyed in Selovo.";

const claim = (more: Readonly<Record<string, unknown>>) => ({ quotation: TRUE, kind: "casualties", figures: ["20"], speaker: null, place: null, ...more });
const claims = (...list: readonly Readonly<Record<string, unknown>>[]) => ({ content: JSON.stringify({ claims: list.map(claim) }) });

/** What a report orders, and why nothing of it is kept. */
const ORDERS: readonly (readonly [what: string, order: unknown, why: string])[] = [
  ["a forged quotation", claims({ quotation: "The army killed 20 people in Dubrava." }), "quotation"],
  ["a quotation with one letter changed", claims({ quotation: TRUE.replace("after", "aftér") }), "quotation"],
  ["a quotation with a word left out", claims({ quotation: TRUE.replace(" after the flood", "") }), "quotation"],
  ["a quotation with other blanks", claims({ quotation: TRUE.replace(" said ", "  said ") }), "quotation"],
  [
    "a quotation of a private name that was not sent",
    claims({ quotation: "Olena Koval, a resident of Dubrava, said 7 people were missing.", figures: ["7"] }),
    "quotation",
  ],
  ["an empty quotation", claims({ quotation: "" }), "shape"],
  ["a quotation of a thousand and one letters", claims({ quotation: "x".repeat(1001) }), "shape"],
  ["a figure that was changed", claims({ figures: ["2000"] }), "figure"],
  ["a figure of another sentence", claims({ figures: ["30"] }), "figure"],
  ["one right figure and one invented", claims({ figures: ["20", "21"] }), "figure"],
  ["a part of a figure", claims({ figures: ["2"] }), "figure"],
  ["an invented speaker", claims({ speaker: "Ivan Kral" }), "speaker"],
  ["a private person as the speaker", claims({ speaker: "Olena Koval" }), "speaker"],
  ["a speaker of another sentence", claims({ speaker: "Pavlo Lysenko" }), "speaker"],
  ["an invented place", claims({ place: "Moscow" }), "place"],
  ["a place of another sentence", claims({ place: "Selovo" }), "place"],
  ["a kind there is none of", claims({ kind: "verdict" }), "shape"],
  ["a field of its own", claims({ verdict: "true" }), "shape"],
  ["markup in the quotation", claims({ quotation: `<b>${TRUE}</b>` }), "quotation"],
  ["a script in the speaker", claims({ speaker: "<script>alert(1)</script>" }), "speaker"],
  ["JSON of another shape", { content: '{"answer": "20 were killed"}' }, "shape"],
  ["a list", { content: JSON.stringify([claim({})]) }, "shape"],
  ["no JSON", { content: "Sure! Here are the claims: 20 people were killed." }, "not-json"],
  ["JSON in a fence", { content: `\`\`\`json\n${JSON.stringify({ claims: [claim({})] })}\n\`\`\`` }, "not-json"],
  ["a hundred claims", claims(...Array.from({ length: 100 }, () => ({}))), "shape"],
  ["a name that reaches into every object", { content: '{"claims": [{"__proto__": {"quotation": "x"}, "kind": "casualties"}]}' }, "shape"],
];

/** What makes the whole answer unusable. */
const FAILURES: readonly (readonly [what: string, order: unknown, why: RegExp])[] = [
  [
    "a tool call",
    { message: { role: "assistant", content: null, tool_calls: [{ id: "1", type: "function", function: { name: "decide", arguments: "{}" } }] } },
    /calls a tool/,
  ],
  ["no text", { message: { role: "assistant", content: null } }, /without text/],
  ["a refusal of the server", { status: 500, content: "{}" }, /status 500/],
  ["a megabyte", { bytes: 1_000_000 }, /more than|MB/],
];

let model: LocalSite;
beforeAll(async () => {
  model = await scriptedModel();
});
afterAll(() => model.close());

let store: Store;
let deps: Deps;
beforeEach(() => {
  store = memoryStore();
  const settings = { ...readSettings({ modelUrl: model.url("/v1"), modelName: "m" }, {}, false), allowPrivate: [model.host] };
  const made = makeDeps({ settings, program: "unecho", version: "0.0.0", root: productRoot });
  deps = { ...made, openStore: async () => ({ ...store, close: async () => undefined }) };
});

const digest = async (): Promise<string> => pictureDigest(store, await circumstancesOf(store, deps.packs(), null));
const report = (words: string) => captureText(`Outlet: Post\nPublished: 2031-05-14T09:00:00Z\n\n${BODY}\n\n${words}\n`, "a.txt");
interface Data {
  readonly proposed: number;
  readonly drafts: readonly { readonly quotation: string; readonly machineDrafted: true; readonly figures: readonly string[] }[];
  readonly refused: Readonly<Record<string, number>>;
}
const draftOf = async (words: string): Promise<Data> => {
  await ingest(sourceOf([report(words)]), store, deps);
  const before = await digest();
  try {
    return (await draft.call({ report: "a.txt" }, deps)).data as Data;
  } finally {
    expect(await digest()).toBe(before);
  }
};

describe("a model that obeys whatever a report orders", () => {
  it("where nothing is ordered, gets its honest proposals kept, marked, and counted nowhere", async () => {
    const { proposed, drafts: kept } = await draftOf("");
    expect(proposed).toBe(3);
    expect(kept.map(({ quotation, figures, machineDrafted }) => [quotation, figures, machineDrafted])).toEqual([
      [TRUE, ["20"], true],
      [HOUSES, ["30"], true],
    ]);
    expect((await drafts.call({}, deps)).data).toEqual({ drafts: kept });
  });

  it.each(ORDERS)("has nothing kept of %s", async (_, ordered, why) => {
    const { drafts: kept, refused } = await draftOf(order(ordered));
    expect(kept).toEqual([]);
    expect(Object.keys(refused)).toEqual([why]);
  });

  it("has what stands kept beside what does not", async () => {
    const { drafts: kept, refused } = await draftOf(
      order(claims({}, {}, { figures: ["21"] }, { quotation: HOUSES, figures: ["30"], speaker: "Pavlo Lysenko", place: "Selovo" })),
    );
    expect(kept.map(({ quotation }) => quotation)).toEqual([TRUE, HOUSES]);
    expect(refused).toEqual({ repeated: 1, figure: 1 });
  });

  it.each(FAILURES)("answering with %s has nothing kept, and the reason said", async (_, ordered, why) => {
    await expect(draftOf(order(ordered))).rejects.toThrow(why);
    expect(await store.drafts.listDrafts()).toEqual([]);
  });

  it("that drips is waited for no longer than it may take", async () => {
    const server = { url: model.url("/v1"), name: "m", key: null, userAgent: "test", allowPrivate: [model.host], totalMs: 400 };
    const answer = await askModel(server, { system: "", text: order({ drip: true, content: "x".repeat(4000) }) }, new AbortController().signal);
    expect(answer).toMatchObject({ kind: "problem" });
  });
});

describe("a model", () => {
  it("is none unless it is set up", async () => {
    await ingest(sourceOf([report("")]), store, deps);
    await expect(draft.call({ report: "a.txt" }, { ...deps, settings: { ...deps.settings, modelUrl: null } })).rejects.toThrow(/no language model is set up/);
  });

  it("on a private network is asked only where that was allowed", async () => {
    const server = { url: model.url("/v1"), name: "m", key: null, userAgent: "test", allowPrivate: [] };
    const asked = model.asked.length;
    expect(await askModel(server, { system: "", text: "" }, new AbortController().signal)).toMatchObject({ kind: "problem" });
    expect(model.asked).toHaveLength(asked);
  });

  it("leaves nothing behind of a report that was forgotten", async () => {
    await draftOf("");
    await forgetReports(store, [report("").id], "asked for", "desk", deps);
    expect(await store.drafts.listDrafts()).toEqual([]);
  });
});
