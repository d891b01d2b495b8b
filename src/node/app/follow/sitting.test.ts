import { describe, expect, it } from "vitest";
import { captureText } from "../../../../test/capture-text.ts";
import type { Halt } from "../ingest.ts";
import type { Collected } from "../ports.ts";
import { type Arrival, Inbox } from "./inbox.ts";
import { Sitting } from "./sitting.ts";

const arrival = (name: string): Arrival => ({
  found: [{ kind: "capture", capture: { ...captureText(`The flood in Tessel killed 12 people, the mayor said. ${name}`), name } }],
  marks: [{ key: name, done: true, tries: 0, at: "2031-05-14T09:00:00Z" }],
  feed: null,
});

interface Seen {
  readonly steps: readonly string[];
  readonly marked: readonly string[];
}

/** Sits while `come` fills the inbox; `takes` is how long showing takes, in milliseconds. */
async function sit(
  inbox: Inbox,
  { signal = new AbortController().signal, turn = (): boolean => true, takes = 0, onHalt = (): void => undefined } = {},
): Promise<Seen> {
  const steps: string[] = [];
  const marked: string[] = [];
  const mark = async (list: readonly Arrival[]): Promise<void> => {
    for (const { marks } of list) marked.push(...marks.map(({ key }) => key));
  };
  for await (const step of new Sitting(inbox, { signal, mark, turn }).captures() as AsyncIterable<Collected | Halt>) {
    if (step.kind === "capture") steps.push(step.capture.name);
    else if (step.kind === "halt") {
      onHalt();
      steps.push(step.show ? "shown" : `kept, ${marked.length} marked`);
      if (step.show) await new Promise((resolve) => setTimeout(resolve, takes));
    }
  }
  return { steps, marked };
}

const SHOWING_MS = 300;

describe("a sitting", () => {
  it("keeps, marks and shows what is there, and ends when nothing more comes", async () => {
    const inbox = new Inbox();
    inbox.put(arrival("one"));
    inbox.put(arrival("two"));
    const seen = await sit(inbox);
    expect(seen).toEqual({ steps: ["one", "two", "kept, 0 marked", "shown"], marked: ["one", "two"] });
  });

  it("leaves half of the time for keeping while showing takes long, and shows the last that came", async () => {
    const inbox = new Inbox();
    let number = 0;
    const coming = setInterval(() => {
      number += 1;
      if (number < 20) inbox.put(arrival(String(number)));
      else clearInterval(coming);
    }, 50);
    inbox.put(arrival("0"));
    const started = performance.now();
    const { steps, marked } = await sit(inbox, { takes: SHOWING_MS });
    expect(marked).toHaveLength(20);
    expect(steps.at(-1)).toBe("shown");
    // shown one by one, 20 reports would have taken six seconds
    const shown = steps.filter((step) => step === "shown").length;
    expect(shown).toBeGreaterThanOrEqual(2);
    expect(shown * SHOWING_MS).toBeLessThanOrEqual((performance.now() - started) / 2 + SHOWING_MS);
  });

  it("marks nothing that was not read when it is stopped", async () => {
    const inbox = new Inbox();
    inbox.put(arrival("one"));
    const stop = new AbortController();
    const seen = await sit(inbox, { signal: stop.signal, onHalt: () => stop.abort() });
    expect(seen).toEqual({ steps: ["one", "kept, 0 marked"], marked: [] });
  });

  it("ends with what is there once it is told to", async () => {
    const inbox = new Inbox();
    inbox.put(arrival("one"));
    const started = performance.now();
    const { marked } = await sit(inbox, { turn: () => false });
    expect(marked).toEqual(["one"]);
    expect(performance.now() - started).toBeLessThan(900);
  });
});
