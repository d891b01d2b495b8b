import { useRef, useState } from "react";
import { client } from "../data/queries.ts";
import { type Operated, RequestError, runOperation, write } from "../data/request.ts";
import type { Summary } from "../data/shapes.ts";
import { t } from "../words/words.ts";
import { LARGEST_BYTES, NOTHING, nextBatch, type Progress, type Wanted, withAnswer, withRefusal } from "./import-queue.ts";

/** Hands a batch over and waits for what came of it. */
async function readBatch(batch: readonly Wanted[]): Promise<Summary> {
  const addresses = batch.flatMap((one) => (one.kind === "address" ? [one.name] : []));
  if (addresses.length > 0) return (await write<Operated<Summary>>("/api/addresses", { addresses })).answer;
  const files = await Promise.all(batch.flatMap((one) => (one.kind === "file" ? [one.load()] : [])));
  return (await runOperation<Summary>("read", { files })).answer;
}

/** An import that can be added to while it runs, stopped between two answers, and gone on with: what was read stays read. */
export function useImport() {
  const [progress, setProgress] = useState<Progress>(NOTHING);
  const waiting = useRef<readonly Wanted[]>([]);
  const state = useRef({ running: false, stop: false });
  const run = async (): Promise<void> => {
    if (state.current.running) return;
    state.current = { running: true, stop: false };
    for (;;) {
      const batch = nextBatch(waiting.current);
      if (batch.length === 0 || state.current.stop) break;
      try {
        const answer = await readBatch(batch);
        setProgress((before) => withAnswer(before, batch, answer));
      } catch (error) {
        const [why, fix] = error instanceof RequestError ? [error.message, error.fix] : [String(error), ""];
        // nobody answers: what waits is kept for when somebody does
        if (error instanceof RequestError && error.status === 0) state.current.stop = true;
        setProgress((before) => withRefusal(before, batch, why, fix));
      }
      waiting.current = waiting.current.slice(batch.length);
    }
    state.current.running = false;
    setProgress((before) => ({ ...before, running: false }));
    await client.invalidateQueries();
  };
  const add = (things: readonly Wanted[]): void => {
    const fitting = things.filter((one) => one.kind === "address" || one.bytes <= LARGEST_BYTES);
    const large = things.filter((one) => !fitting.includes(one));
    waiting.current = [...waiting.current, ...fitting];
    setProgress((before) =>
      withRefusal({ ...before, all: before.all + things.length, running: fitting.length > 0 || before.running }, large, t("add.large"), t("add.large.fix")),
    );
    void run();
  };
  return {
    progress,
    add,
    /** Stops after the answer that is on its way. */
    stop: (): void => {
      state.current.stop = true;
    },
    goOn: (): void => {
      setProgress((before) => ({ ...before, running: true }));
      void run();
    },
  };
}
