import { describe, expect, it } from "vitest";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import type { ClaimEntry, Page, StoryPicture } from "../app/picture.ts";
import type { Store } from "../app/ports.ts";

const day = (number: number): string => `2031-05-${String(number).padStart(2, "0")}T00:00:00.000Z`;

interface Sketch {
  readonly id: string;
  readonly at: string | null;
  readonly kind?: string;
  readonly outlet?: string | null;
  readonly extra?: Partial<ClaimEntry>;
}

/** A story with these claims, one article each. */
function picture(story: string, claims: readonly Sketch[]): StoryPicture {
  const dates = claims.flatMap(({ at }) => at ?? []).sort();
  const from = dates[0];
  const to = dates.at(-1);
  return {
    dossier: {
      story: {
        id: story,
        label: `story ${story}`,
        articles: claims.map(({ id }) => `article of ${id}`),
        period: from === undefined || to === undefined ? null : { from, to, basis: "stated" },
        lookalikes: [{ story: "other", why: "another year" }],
      },
      versions: [],
      provenance: { origins: [], derivations: [], pairs: [] },
      findings: [],
      brief: { sections: [] } as unknown as StoryPicture["dossier"]["brief"],
    },
    findings: [{ id: `f-${story}`, story, at: to ?? null, type: "killed", status: "single-origin", origins: 1, body: { finding: story } }],
    claims: claims.map(({ id, at, kind = "casualties", outlet = null, extra = {} }) => ({
      id,
      story,
      at,
      article: `article of ${id}`,
      finding: `f-${story}`,
      type: "killed",
      kind,
      outlet,
      body: { claim: id },
      ...extra,
    })),
    documents: claims.map(({ id, at, outlet = null }) => ({ id: `article of ${id}`, story, at, outlet, language: "en", body: { document: id } })),
    origins: [{ id: `o-${story}`, story, at: to ?? null, kind: "person", party: null, body: { origin: story } }],
  };
}

for (const kind of await storeKinds()) {
  describe(`picture: ${kind.name}`, () => {
    let store: Store;
    eachOnFreshStore(kind, (fresh) => {
      store = fresh;
    });

    const put = (entry: StoryPicture, mark = 0) => store.transaction((inner) => inner.picture.put(entry, mark));
    /** All rows, page by page. */
    async function all<R>(ask: (cursor: string | null) => Promise<Page<R>>): Promise<readonly R[]> {
      const rows: R[] = [];
      for (let cursor: string | null = null; ; ) {
        const page = await ask(cursor);
        rows.push(...page.rows);
        cursor = page.next;
        if (cursor === null) return rows;
      }
    }

    it("pages through a list, newest first, undated last, without gap or repeat", async () => {
      const ids = Array.from({ length: 23 }, (_, at) => `c${String(at).padStart(2, "0")}`);
      await put(
        picture(
          "s",
          ids.map((id, at) => ({ id, at: at % 5 === 0 ? null : day(1 + (at % 4)) })),
        ),
      );
      const rows = (await all((cursor) => store.picture.claims({ limit: 4, cursor }))) as readonly { readonly claim: string }[];
      const order = ids
        .map((id, at) => [at % 5 === 0 ? "" : day(1 + (at % 4)), id] as const)
        .sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? 1 : -1) : a[0] < b[0] ? 1 : -1))
        .map(([, id]) => id);
      expect(rows.map(({ claim }) => claim)).toEqual(order);
      expect((await store.picture.claims({ limit: 23 })).next).toBeNull();
    });

    it("counts its stories, and those that wait to be made again", async () => {
      expect(await store.picture.counts()).toEqual({ stories: 0, stale: 0 });
      await put(picture("s1", [{ id: "a", at: day(1) }]));
      await put(picture("s2", [{ id: "b", at: day(2) }]));
      await store.transaction((inner) => inner.picture.touch(["s2", "s3", "s4"]));
      expect(await store.picture.counts()).toEqual({ stories: 2, stale: 3 });
    });

    it("filters each list by what it is asked for", async () => {
      await put(
        picture("s1", [
          { id: "a", at: day(1), outlet: "argus" },
          { id: "b", at: day(2), kind: "damage", outlet: "post" },
        ]),
      );
      await put(picture("s2", [{ id: "c", at: day(3), outlet: "post" }]));
      const { picture: book } = store;
      const claims = async (query: object) =>
        ((await book.claims({ limit: 9, ...query })).rows as readonly { readonly claim: string }[]).map(({ claim }) => claim);
      expect(await claims({})).toEqual(["c", "b", "a"]);
      expect(await claims({ story: "s1" })).toEqual(["b", "a"]);
      expect(await claims({ outlet: "post", kind: "casualties" })).toEqual(["c"]);
      expect(await claims({ article: "article of a" })).toEqual(["a"]);
      expect(await claims({ finding: "f-s2", type: "killed" })).toEqual(["c"]);
      expect(await claims({ since: day(2), until: day(3) })).toEqual(["b"]);
      expect((await book.findings({ limit: 9, story: "s2", status: "single-origin" })).rows).toEqual([{ finding: "s2" }]);
      expect((await book.findings({ limit: 9, type: "none" })).rows).toEqual([]);
      // what one of the engines cannot even write is that of no row
      expect((await book.findings({ limit: 9, type: "death\u0000s" })).rows).toEqual([]);
      expect((await book.documents({ limit: 9, outlet: "argus", language: "en" })).rows).toEqual([{ document: "a" }]);
      expect((await book.origins({ limit: 9, story: "s1", kind: "person" })).rows).toEqual([{ origin: "s1" }]);
    });

    it("lists stories by date or by size, each with its number", async () => {
      await put(picture("s1", [{ id: "a", at: day(9) }]));
      await put(
        picture("s2", [
          { id: "b", at: day(1) },
          { id: "c", at: day(2) },
        ]),
      );
      await put(picture("s3", [{ id: "d", at: day(3) }]));
      const ids = async (order: "newest" | "size") => (await all((cursor) => store.picture.stories({ limit: 1, cursor, order }))).map(({ id }) => id);
      expect(await ids("newest")).toEqual(["s1", "s3", "s2"]);
      expect(await ids("size")).toEqual(["s2", "s1", "s3"]);
      expect(await store.picture.findStory("s2")).toMatchObject({
        id: "s2",
        number: 2,
        label: "story s2",
        from: day(1),
        to: day(2),
        articles: 2,
        claims: 2,
        findings: 1,
        origins: 1,
        lookalikes: [{ story: "other", why: "another year" }],
      });
      expect((await store.picture.findNumber(3))?.id).toBe("s3");
      expect(await store.picture.findStory("s9")).toBeNull();
      expect((await store.picture.stories({ limit: 9, since: day(3), until: day(9) })).rows.map(({ id }) => id)).toEqual(["s3"]);
    });

    it("gives one row, and one dossier", async () => {
      await put(picture("s1", [{ id: "a", at: day(1) }]));
      expect(await store.picture.findRow("claims", "a")).toEqual({ story: "s1", body: { claim: "a" } });
      expect(await store.picture.findRow("claims", "z")).toBeNull();
      expect((await store.picture.dossier("s1"))?.story.label).toBe("story s1");
      expect(await store.picture.dossier("s9")).toBeNull();
    });

    it("replaces a story as a whole, and counts the change", async () => {
      await put(
        picture("s1", [
          { id: "a", at: day(1) },
          { id: "b", at: day(1) },
        ]),
      );
      await put(picture("s2", [{ id: "c", at: day(1) }]));
      const before = await store.picture.revision();
      await put(picture("s1", [{ id: "b", at: day(2) }]));
      expect((await store.picture.claims({ limit: 9, story: "s1" })).rows).toEqual([{ claim: "b" }]);
      expect(await store.picture.changes(before, 9)).toEqual([{ revision: before + 1, story: "s1", gone: false }]);
      expect((await store.picture.changes(0, 9)).map(({ story }) => story)).toEqual(["s2", "s1"]);
      expect(await store.picture.findStory("s1")).toMatchObject({ number: 1, revision: before + 1 });
    });

    it("lets a claim go over to another story", async () => {
      await put(
        picture("s1", [
          { id: "a", at: day(1) },
          { id: "b", at: day(1) },
        ]),
      );
      await put(picture("s2", [{ id: "b", at: day(1) }]));
      expect((await store.picture.findRow("claims", "b"))?.story).toBe("s2");
      await put(picture("s1", [{ id: "a", at: day(1) }]));
      expect((await store.picture.findRow("claims", "b"))?.story).toBe("s2");
    });

    it("remembers the number of a story that is gone and comes back", async () => {
      await put(picture("s1", [{ id: "a", at: day(1) }]));
      await put(picture("s2", [{ id: "b", at: day(1) }]));
      await store.transaction((inner) => inner.picture.remove({ story: "s1", mark: 0 }));
      expect(await store.picture.findStory("s1")).toBeNull();
      expect((await store.picture.claims({ limit: 9 })).rows).toEqual([{ claim: "b" }]);
      expect((await store.picture.changes(0, 9)).map(({ story, gone }) => [story, gone])).toEqual([
        ["s2", false],
        ["s1", true],
      ]);
      await put(picture("s3", [{ id: "c", at: day(1) }]));
      await put(picture("s1", [{ id: "a", at: day(1) }]));
      expect((await store.picture.findStory("s1"))?.number).toBe(1);
      expect((await store.picture.findStory("s3"))?.number).toBe(3);
      expect((await store.picture.changes(0, 9)).map(({ story, gone }) => [story, gone])).toContainEqual(["s1", false]);
    });

    it("knows what waits to be worked out, and what changed again meanwhile", async () => {
      await store.picture.touch(["s2", "s1"]);
      await store.picture.touch(["s3"]);
      const [first, second] = await store.picture.stale(2);
      expect([first?.story, second?.story]).toEqual(["s1", "s2"]);
      await store.picture.touch(["s1"]);
      await put(picture("s1", [{ id: "a", at: day(1) }]), first?.mark);
      await put(picture("s2", [{ id: "b", at: day(1) }]), second?.mark);
      expect((await store.picture.stale(9)).map(({ story }) => story)).toEqual(["s3", "s1"]);
    });

    it("shows from outside only what may leave, at the moment it may", async () => {
      const labels = { label: "a village", lookalikes: [], fresh: { label: "a region", lookalikes: [], openFrom: day(7) } };
      await store.picture.put({ ...picture("told", [{ id: "t", at: day(4) }]), shared: labels }, 0);
      const labelAt = async (sharedAt?: string) => {
        const found = await store.picture.findStory("told", sharedAt);
        const listed = (await store.picture.stories({ limit: 9, sharedAt })).rows.find(({ id }) => id === "told");
        expect(listed).toEqual(found);
        expect(await store.picture.findNumber(found?.number ?? 0, sharedAt)).toEqual(found);
        expect(Object.keys(found ?? {})).not.toContain("shared");
        return found?.label;
      };
      expect(await labelAt()).toBe("story told");
      expect(await labelAt(day(6))).toBe("a region");
      expect(await labelAt(day(7))).toBe("a village");
      await store.picture.remove({ story: "told", mark: 0 });

      const shown = async (sharedAt?: string) => (await store.picture.claims({ limit: 9, sharedAt })).rows;
      await put(
        picture("s", [
          { id: "d", at: day(4), extra: { shared: null } },
          { id: "c", at: day(3), extra: { shared: { claim: "c, no name" } } },
          { id: "b", at: day(2), extra: { fresh: { claim: "b, a region" }, openFrom: day(5) } },
          { id: "a", at: day(1) },
        ]),
      );
      expect(await shown()).toEqual([{ claim: "d" }, { claim: "c" }, { claim: "b" }, { claim: "a" }]);
      expect(await shown(day(4))).toEqual([{ claim: "c, no name" }, { claim: "b, a region" }, { claim: "a" }]);
      expect(await shown(day(5))).toEqual([{ claim: "c, no name" }, { claim: "b" }, { claim: "a" }]);
      expect(await store.picture.findRow("claims", "d", day(5))).toBeNull();
      expect((await store.picture.findRow("claims", "c", day(5)))?.body).toEqual({ claim: "c, no name" });
    });

    it("refuses a cursor it did not give", async () => {
      await expect(store.picture.claims({ limit: 2, cursor: "nonsense" })).rejects.toMatchObject({ code: "page/cursor" });
      await expect(store.picture.stories({ limit: 2, order: "size", cursor: Buffer.from('["x","y"]').toString("base64url") })).rejects.toMatchObject({
        code: "page/cursor",
      });
    });

    it("remembers what it was made by", async () => {
      expect(await store.picture.maker()).toBeNull();
      expect(await store.picture.decisionsSeen()).toBe(0);
      await store.picture.setMaker("m1");
      await store.picture.setMaker("m2");
      await store.picture.setDecisionsSeen(4);
      expect(await store.picture.maker()).toBe("m2");
      expect(await store.picture.decisionsSeen()).toBe(4);
    });
  });
}
