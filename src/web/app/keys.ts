import { useEffect, useRef } from "react";
import { currentSettings } from "./settings.ts";

/** What keys do on a page: "j", "?", or two in a row: "g s". */
export type Keys = Readonly<Record<string, () => void>>;

/** Longest pause between two keys that belong together, in milliseconds. */
const PAUSE_MS = 1200;

const WRITES = "input, textarea, select, [contenteditable], [role=dialog]";

/** Single keys never act while somebody writes, in a window over the page, or together with Ctrl, Alt or Meta. */
const isFree = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.altKey && !event.metaKey && !(event.target instanceof Element && event.target.closest(WRITES) !== null);

/** Enter belongs to what has the focus. */
const isOwn = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && event.target instanceof Element && event.target.closest("a, button, summary") !== null;

/** Lets keys act for as long as a part of the page is shown. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let before = { key: "", at: 0 };
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !currentSettings().keys || !isFree(event) || isOwn(event)) return;
      const sequence = event.timeStamp - before.at < PAUSE_MS ? `${before.key} ${event.key}` : "";
      before = { key: event.key, at: event.timeStamp };
      // "g s" is never also "s"
      const act = latest.current[sequence] ?? (sequence.startsWith("g ") ? undefined : latest.current[event.key]);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
