import { useSyncExternalStore } from "react";

const watch =
  (query: string) =>
  (changed: () => void): (() => void) => {
    const list = matchMedia(query);
    list.addEventListener("change", changed);
    return () => list.removeEventListener("change", changed);
  };

const NARROW = "(max-width: 799px)";
const watchNarrow = watch(NARROW);

/** The screen has no room for a table beside its evidence, nor for a table at all. */
export const useNarrow = (): boolean => useSyncExternalStore(watchNarrow, () => matchMedia(NARROW).matches);
