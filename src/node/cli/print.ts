import { once } from "node:events";
import { createColors } from "picocolors";
import type { Style } from "../app/operation.ts";

/** Colours when asked for, the bare text otherwise. */
export function styleOf(color: boolean): Style {
  const { bold, dim, green, yellow, red, cyan } = createColors(color);
  return { bold, dim, green, yellow, red, cyan };
}

/** Writes to standard output and waits while the reader is slower than we are. */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Milliseconds between two drawings of the progress line. */
const REDRAW_MS = 80;

/** One line on a terminal's stderr that is drawn over and over, and wiped before anything else is written there. */
export class ProgressLine {
  readonly #on: boolean;
  #drawnAt = 0;
  #shown = false;

  constructor(on: boolean) {
    this.#on = on;
  }

  draw(label: string, done: number, total: number | null): void {
    const now = performance.now();
    if (!this.#on || now - this.#drawnAt < REDRAW_MS) return;
    this.#drawnAt = now;
    this.#shown = true;
    process.stderr.write(`\r\u001b[K${label} ${done}${total === null ? "" : ` of ${total}`}`);
  }

  wipe(): void {
    if (this.#shown) process.stderr.write("\r\u001b[K");
    this.#shown = false;
  }
}
