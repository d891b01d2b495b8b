import { decide } from "../app/decide.ts";
import { useKeys } from "../app/keys.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { webAddress } from "../data/web-address.ts";
import { say } from "../parts/toasts.tsx";
import { t } from "../words/words.ts";
import { attributionLine, copy } from "./attribution-line.ts";

const passages = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-passage]")];

/** Moves the focus to the next or previous passage. */
function stepPassage(by: number): void {
  const all = passages();
  const at = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Presses the button of a page that has this key. */
function press(key: string): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("main button")];
  buttons.find((button) => button.querySelector("kbd")?.textContent === key)?.click();
}

/** Keys of the evidence of one finding, wherever it is shown. */
export function useEvidenceKeys(view: StoryView, row: Row | null): void {
  const first = row?.claims.at(-1);
  const report = first === undefined ? undefined : view.reports.get(first.document);
  const told = (text: string, key: "copied.link" | "copied.line"): void => void copy(text).then(() => say(t(key)));
  useKeys({
    "[": () => stepPassage(-1),
    "]": () => stepPassage(1),
    a: () => {
      if (row !== null) void decide({ verb: "accept", id: row.finding.id }, view.story.id);
    },
    r: () => press("r"),
    v: () => {
      const address = webAddress(report?.url ?? null);
      if (address !== null) window.open(address, "_blank", "noopener,noreferrer");
    },
    y: () => told(row === null ? location.href : `${location.origin}/f/${encodeURIComponent(row.finding.id)}`, "copied.link"),
    Y: () => {
      if (first !== undefined) told(attributionLine(first, report), "copied.line");
    },
  });
}
