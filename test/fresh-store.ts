import { afterAll, afterEach, beforeEach } from "vitest";
import type { Store } from "../src/node/app/ports.ts";
import type { Kind, Place } from "./store-kinds.ts";

/** Gives every test of a suite an empty store of a kind, and ends what was started for them. */
export function eachOnFreshStore(kind: Kind, give: (store: Store, place: Place) => void): void {
  let end: () => Promise<void> = async () => undefined;
  beforeEach(async () => {
    const place = await kind.place();
    const store = await place.open();
    end = async () => {
      await store.close();
      await place.remove();
    };
    give(store, place);
  });
  afterEach(() => end());
  afterAll(kind.stop);
}
