import { describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { exportOptions } from "../../../test/export-options.ts";
import { placeAll } from "../../../test/place-all.ts";
import type { Dossier } from "../../core/model/index.ts";
import { readCapture } from "../../core/pipeline.ts";
import { loadPacks } from "../app/packs.ts";
import { alertsFor } from "./alerts-for.ts";
import { payloadOf, type Told } from "./payload.ts";
import { refuseWatch, type Watch, watchSchema } from "./watch.ts";

const packs = loadPacks();
const options = exportOptions(packs);
const report = (body: string, at: string): string => `Outlet: Post ${at.slice(11, 13)}\nPublished: ${at}\n\n${body}\n`;
const stories = (...texts: readonly string[]): readonly Dossier[] =>
  placeAll(
    texts.map((text) => readCapture(captureText(text), packs).value),
    packs,
  );
const watch = (more: Partial<Watch>): Watch => watchSchema.parse({ id: "w", ...more });

const FIRST = report("The interior ministry said 20 people were missing in Dubrava after the flood.", "2031-05-14T09:00:00Z");
const SECOND = report("The river authority said 30 people were missing in Dubrava after the flood.", "2031-05-14T10:00:00Z");
const SAME = SECOND.replace("30", "20");
const before = stories(FIRST);
const agreed = stories(FIRST, SAME);
const after = stories(FIRST, SECOND);
const told = (asked: Partial<Watch>): readonly string[] => alertsFor(before, after, [watch(asked)], options).map(({ event }) => event);

describe("watches", () => {
  it("are told of origins, status and range that changed, and of nothing when nothing did", () => {
    expect(told({})).toEqual(["new-origin", "range-change"]);
    expect(alertsFor(before, agreed, [watch({})], options).map(({ event }) => event)).toEqual(["new-origin", "status-change"]);
    expect(alertsFor(after, after, [watch({})], options)).toEqual([]);
    expect(alertsFor([], before, [watch({})], options).map(({ event }) => event)).toEqual(["new-claim"]);
  });

  it.each<[string, Partial<Watch>, boolean]>([
    ["a term that stands there", { terms: ["missing"] }, true],
    ["a term that does not", { terms: ["volcano"] }, false],
    ["its place", { place: "Dubrava" }, true],
    ["another place", { place: "Selovo" }, false],
    ["who speaks", { actor: "river authority" }, true],
    ["who does not", { actor: "coast guard" }, false],
    ["a value that is passed now", { passes: { label: "missing", value: 25 } }, true],
    ["a value that was passed before", { passes: { label: "missing", value: 15 } }, false],
    ["a value out of reach", { passes: { label: "missing", value: 500 } }, false],
    ["another story", { story: "elsewhere" }, false],
  ])("for %s", (_name, asked, expected) => expect(told(asked).length > 0).toBe(expected));

  it("are told only what they asked for", () => expect(told({ on: ["range-change"] })).toEqual(["range-change"]));
});

describe("a watch on a person without office", () => {
  const people = stories(
    report("Olena Koval, a resident of Dubrava, said 20 people were missing. Governor Pavlo Lysenko said 30 people were missing.", "2031-05-14T09:00:00Z"),
  );

  it.each(["Olena Koval", "koval", "Mrs Olena Koval"])("is refused: %s", (actor) => {
    expect(refuseWatch(watch({ actor }), people, packs)).toMatch(/private person \(resident\)/);
    expect(refuseWatch(watch({ terms: [actor] }), people, packs)).toMatch(/private person/);
  });

  it.each(["Pavlo Lysenko", "interior ministry", "Dubrava"])("but not on %s", (actor) => expect(refuseWatch(watch({ actor }), people, packs)).toBeNull());
});

describe("what a webhook is sent", () => {
  const told: Told = {
    key: "k",
    watch: "w1",
    event: "status-change",
    story: "s",
    finding: "finding:a:1",
    status: "corroborated",
    old: "single-origin",
    new: "corroborated",
    statement: "20 people were missing.",
  };

  it("names event, story, claim, old, new, permalink and its key", () => {
    expect(payloadOf(told, "json", "https://desk.example")).toEqual({
      key: "k",
      watch: "w1",
      event: "status-change",
      story: "s",
      claim: { id: "finding:a:1", statement: told.statement, status: "corroborated" },
      old: "single-origin",
      new: "corroborated",
      permalink: "https://desk.example/c/finding%3Aa%3A1",
    });
  });

  it("has the shape each chat expects, and no markup of a report", () => {
    const hostile = { ...told, statement: "<!channel> & <https://x.example|here> @all **now** [x](https://x.example)" };
    expect(payloadOf(hostile, "slack", "unecho:/")).toMatchObject({ text: expect.stringContaining("&lt;!channel&gt; &amp;"), unfurl_links: false });
    const { text } = payloadOf(hostile, "mattermost", "unecho:/") as { readonly text: string };
    expect(text).toContain("&lt;!channel&gt;");
    for (const markup of ["@all", "**now**", "[x]("]) expect(text).not.toContain(markup);
    expect(text).toContain("unecho://c/finding%3Aa%3A1");
    expect(payloadOf(told, "matrix", "unecho:/")).toMatchObject({ msgtype: "m.notice", body: expect.stringContaining("status-change") });
  });
});
