import { useSyncExternalStore } from "react";
import type { Key } from "../words/words.ts";

/** What a key does. Parts of pages bind what they do to the default key; which key a person presses for it is looked up here. */
export interface KeyAction {
  /** The default: "j", "Enter", or two in a row: "g s". */
  readonly key: string;
  readonly does: Key;
}

/** Every key with what it does, in the order of the help. */
export const KEY_ACTIONS: readonly KeyAction[] = [
  { key: "j", does: "key.next" },
  { key: "k", does: "key.previous" },
  { key: "n", does: "key.nextToo" },
  { key: "p", does: "key.previousToo" },
  { key: "o", does: "key.open" },
  { key: "Enter", does: "key.open" },
  { key: "h", does: "key.left" },
  { key: "l", does: "key.right" },
  { key: "ArrowLeft", does: "key.left" },
  { key: "ArrowRight", does: "key.right" },
  { key: "[", does: "key.passageBefore" },
  { key: "]", does: "key.passageNext" },
  { key: "v", does: "key.original" },
  { key: "V", does: "key.original" },
  { key: "y", does: "key.link" },
  { key: "Y", does: "key.line" },
  { key: "a", does: "key.accept" },
  { key: "r", does: "key.reject" },
  { key: "e", does: "key.edit" },
  { key: "x", does: "key.select" },
  { key: "=", does: "key.merge" },
  { key: "m", does: "key.merge" },
  { key: "-", does: "key.split" },
  { key: "f", does: "key.star" },
  { key: "c", does: "key.same" },
  { key: "d", does: "key.different" },
  { key: "u", does: "key.undetermined" },
  { key: "s", does: "key.skip" },
  { key: "z", does: "key.undo" },
  { key: "Z", does: "key.fold" },
  { key: "g s", does: "key.stories" },
  { key: "g r", does: "key.review" },
  { key: "g m", does: "key.map" },
  { key: "g t", does: "key.timeline" },
  { key: "g o", does: "key.sources" },
  { key: "g b", does: "key.brief" },
  { key: "g f", does: "key.figures" },
  { key: "g p", does: "key.provenance" },
  { key: "g e", does: "key.export" },
  { key: "/", does: "key.search" },
  { key: "?", does: "key.help" },
];

/** Keys chosen by a person, by the default they replace. */
export type KeyChoices = Readonly<Record<string, string>>;

const KEPT_AS = "unecho.keys";
const DEFAULTS: ReadonlySet<string> = new Set(KEY_ACTIONS.map(({ key }) => key));

/** Keys that have a name of their own; Escape closes what is open, whatever anybody chose. */
const NAMED: ReadonlySet<string> = new Set([
  "Enter",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
  "Insert",
  "Delete",
]);
const isOne = (key: string): boolean => NAMED.has(key) || (/^\S$/u.test(key) && !/^\p{C}$/u.test(key));

/** One key, or two in a row with a space between them. */
export const isKey = (text: string): boolean => {
  const parts = text.split(" ");
  return parts.length <= 2 && parts.every(isOne);
};

function load(): KeyChoices {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(kept).flatMap(([key, chosen]) => (DEFAULTS.has(key) && typeof chosen === "string" && isKey(chosen) ? [[key, chosen]] : [])),
    );
  } catch {
    return {};
  }
}

let choices = load();
const watchers = new Set<() => void>();

const subscribe = (watch: () => void): (() => void) => {
  watchers.add(watch);
  return () => watchers.delete(watch);
};

/** The choices in force, followed. */
export const useKeyChoices = (): KeyChoices => useSyncExternalStore(subscribe, () => choices);

/** The key in force for an action. */
export const keyFor = (key: string): string => choices[key] ?? key;

/** What somebody meant by a key: the default of the action it stands for; null when it stands for none any more. */
export function meaningOf(pressed: string): string | null {
  const chosen = Object.entries(choices).find(([, key]) => key === pressed);
  if (chosen !== undefined) return chosen[0];
  return choices[pressed] === undefined ? pressed : null;
}

/** Whether a key opens a pair: it waits for the second. */
export const opensPair = (key: string): boolean => KEY_ACTIONS.some((action) => keyFor(action.key).startsWith(`${key} `));

/** The action that has a key already, or begins or ends in its way; null when the key is free for `own`. */
export function takenBy(key: string, own: string): KeyAction | null {
  const clash = (other: string): boolean => other === key || other.startsWith(`${key} `) || key.startsWith(`${other} `);
  return KEY_ACTIONS.find((action) => action.key !== own && clash(keyFor(action.key))) ?? null;
}

/** Puts choices into force and keeps them in this browser. */
export function chooseKeys(next: KeyChoices): void {
  choices = Object.fromEntries(Object.entries(next).filter(([key, chosen]) => key !== chosen));
  localStorage.setItem(KEPT_AS, JSON.stringify(choices));
  for (const watch of watchers) watch();
}
