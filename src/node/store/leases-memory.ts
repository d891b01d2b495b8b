import type { Holder, Leases } from "../app/ports.ts";
import type { MemoryBook } from "./memory-book.ts";

/** The book of leases, gone with the process. */
export function memoryLeases(): MemoryBook<Leases> {
  let held: Holder | null = null;
  const book: Leases = {
    findLease: async () => held,
    async takeLease(mine, isGone) {
      if (held !== null && held.id !== mine.id && !isGone(held)) return held;
      held = mine;
      return null;
    },
    async dropLease(id) {
      if (held?.id === id) held = null;
    },
  };
  return {
    book,
    keep() {
      const kept = held;
      return () => {
        held = kept;
      };
    },
  };
}
