import { describe, expect, it } from "vitest";
import { eachOnFreshStore } from "../../../test/fresh-store.ts";
import { storeKinds } from "../../../test/store-kinds.ts";
import type { Drafted } from "../app/drafts.ts";
import type { Store } from "../app/ports.ts";

const drafted = (article: string, quotation: string): Drafted => ({
  article,
  model: "m",
  at: "2031-05-14T09:00:00.000Z",
  drafts: [{ id: `${article}:draft`, kind: "casualties", span: { start: 0, end: 4 }, quotation, figures: ["20"], speaker: null, place: null }],
});

for (const kind of await storeKinds()) {
  describe(`drafts: ${kind.name}`, () => {
    let store: Store;
    eachOnFreshStore(kind, (fresh) => {
      store = fresh;
    });

    it("keeps those of a report as they were drafted last, and drops them", async () => {
      await store.drafts.putDrafts(drafted("b", "nul \u0000 and half a pair \ud83d"));
      await store.drafts.putDrafts(drafted("a", "first"));
      await store.drafts.putDrafts(drafted("a", "second"));
      expect(await store.drafts.listDrafts()).toEqual([drafted("a", "second"), drafted("b", "nul \u0000 and half a pair \ud83d")]);
      expect(await store.drafts.listDrafts("b")).toHaveLength(1);
      await store.drafts.dropDrafts(["a", "elsewhere"]);
      expect((await store.drafts.listDrafts()).map(({ article }) => article)).toEqual(["b"]);
    });

    it("takes part in a transaction", async () => {
      const failing = store.transaction(async (inner) => {
        await inner.drafts.putDrafts(drafted("a", "first"));
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await store.drafts.listDrafts()).toEqual([]);
    });
  });
}
