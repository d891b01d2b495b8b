import type { Capture } from "../../core/model/index.ts";
import type { Readers } from "../app/ports.ts";
import type { ReadReport } from "../app/read-report.ts";
import { Hand } from "./line-pool.ts";

/** Threads that read reports, each with packs of its own; the work goes to each in turn. */
export function captureReaders(root: string, workers: number): Readers {
  const hands = Array.from({ length: workers }, () => new Hand<Capture, ReadReport>({ root, task: "capture" }));
  let asked = 0;
  return {
    read(capture) {
      const hand = hands[asked % hands.length] as Hand<Capture, ReadReport>;
      asked += 1;
      return hand.ask(capture);
    },
    async stop() {
      await Promise.all(hands.map((hand) => hand.stop()));
    },
  };
}
