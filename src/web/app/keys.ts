import { useEffect, useRef } from "react";
import { meaningOf, opensPair } from "../parts/key-map.ts";
import { currentSettings } from "./settings.ts";

/** What keys do on a page, by their defaults (`key-map.ts`): "j", "?", or two in a row: "g s". */
export type Keys = Readonly<Record<string, () => void>>;

/** Longest pause between two keys that belong together, in milliseconds. */
const PAUSE_MS = 1200;

const WRITES = "input, textarea, select, [contenteditable], [role=dialog], [role=textbox], [role=combobox]";

/** A box to tick takes no text. */
const isTick = (element: Element): boolean => element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio");

function isWritten(target: EventTarget | null): boolean {
  const field = target instanceof Element ? target.closest(WRITES) : null;
  return field !== null && !(isTick(field) && field.closest("[role=dialog]") === null);
}

/** Single keys never act while somebody writes, in a window over the page, or together with Ctrl, Alt or Meta. */
const isFree = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && !isWritten(event.target);

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
      const isSecond = event.timeStamp - before.at < PAUSE_MS && opensPair(before.key);
      const meant = meaningOf(isSecond ? `${before.key} ${event.key}` : event.key);
      // "g s" is never also "s", and the s of it begins nothing
      before = { key: isSecond ? "" : event.key, at: event.timeStamp };
      const act = meant === null ? undefined : latest.current[meant];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
