import { useKeys } from "../app/keys.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { webAddress } from "../data/web-address.ts";
import { say } from "../parts/toasts.tsx";
import { t } from "../words/words.ts";
import { attributionLine, copy } from "./attribution-line.ts";

const passages = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-passage]")];
const holdsFocus = (element: HTMLElement): boolean => element.contains(document.activeElement);

/** Moves the focus to the next or previous passage. */
function stepPassage(by: number): void {
  const all = passages();
  const next = all[Math.min(all.length - 1, Math.max(0, all.findIndex(holdsFocus) + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Presses the button that has this key: that of the passage with the focus, else the first there is. */
export function pressKey(key: string): void {
  const button = (within: ParentNode): HTMLButtonElement | null => within.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`);
  const own = passages().find(holdsFocus);
  const main = document.getElementById("main") ?? document;
  ((own === undefined ? null : button(own)) ?? button(main))?.click();
}

/** Keys of the evidence of one finding, wherever it is shown. Those that decide press the button that is there: no button, no decision. */
export function useEvidenceKeys(view: StoryView, row: Row | null): void {
  const first = row?.claims.at(-1);
  const shown = (): string | undefined => passages().find(holdsFocus)?.dataset.claim ?? first?.id;
  const chosen = () => view.claims.get(shown() ?? "");
  const told = (text: string, key: "copied.link" | "copied.line"): void => void copy(text).then(() => say(t(key)));
  const original = (): void => {
    const url = webAddress(view.reports.get(chosen()?.document ?? "")?.url ?? null);
    if (url === null) say(t("passage.noPage"));
    else window.open(url, "_blank", "noopener,noreferrer");
  };
  useKeys({
    "[": () => stepPassage(-1),
    "]": () => stepPassage(1),
    a: () => pressKey("a"),
    r: () => pressKey("r"),
    e: () => pressKey("e"),
    "-": () => pressKey("-"),
    f: () => pressKey("f"),
    v: original,
    V: original,
    y: () => told(row === null ? location.href : `${location.origin}/f/${encodeURIComponent(row.finding.id)}`, "copied.link"),
    Y: () => {
      const claim = chosen();
      if (claim !== undefined) told(attributionLine(claim, view.reports.get(claim.document)), "copied.line");
    },
  });
}
