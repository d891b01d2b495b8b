import { Worker } from "node:worker_threads";
import type { PlacingAside } from "../app/ports.ts";
import type { Observe } from "../backfill/work-event.ts";
import type { FromPlaceThread, PlaceStart } from "./place-thread.ts";

/** Places reports on a thread. */
export function placeAside(start: PlaceStart, observe: Observe): PlacingAside {
  // beside this file, compiled or not
  const ending = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const worker = new Worker(new URL(`./place-thread.${ending}`, import.meta.url), { workerData: start });
  const ended = new Promise<Awaited<PlacingAside["ended"]>>((resolve) => {
    worker.on("message", (message: FromPlaceThread) => {
      if ("event" in message) observe(message.event);
      else {
        resolve(message.ended);
        void worker.terminate();
      }
    });
    worker.on("error", (error) => resolve({ busy: false, reason: error.message }));
    worker.on("exit", (code) => resolve({ busy: false, reason: `its thread ended (${code})` }));
  });
  return { stop: (now) => worker.postMessage(now), ended };
}
