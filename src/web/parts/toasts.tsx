import { useSyncExternalStore } from "react";
import { t } from "../words/words.ts";
import { Button } from "./button.tsx";

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
}

/** How long a message stays, in milliseconds; one that can be undone stays longer. */
const STAY_MS = 6000;
const UNDO_MS = 20_000;

let toasts: readonly Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const watch of watchers) watch();
}

const drop = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

/** Tells the person something beside the page, with a way back where there is one. */
export function say(text: string, undo: (() => void) | null = null): void {
  last += 1;
  const id = last;
  change([...toasts.slice(-2), { id, text, undo }]);
  setTimeout(() => drop(id), undo === null ? STAY_MS : UNDO_MS);
}

/** Takes back what the newest message offers to take back; false when none does. */
export function undoLast(): boolean {
  const toast = toasts.findLast(({ undo }) => undo !== null);
  if (toast?.undo == null) return false;
  drop(toast.id);
  toast.undo();
  return true;
}

const subscribe = (watch: () => void): (() => void) => {
  watchers.add(watch);
  return () => watchers.delete(watch);
};

/** Where messages appear; read out when they come. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {undo === null ? null : (
            <Button
              onPress={() => {
                drop(id);
                undo();
              }}
              shortcut="z"
            >
              {t("undo")}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}
