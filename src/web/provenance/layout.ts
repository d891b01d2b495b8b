import type { Carrier, Chain, Chains, Tie } from "./chains.ts";

/** A box of the graph; `x` and `y` are its corner, in pixels. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly layer: 0 | 1 | 2 | 3;
  readonly chain: Chain;
  /** Null for the origin itself. */
  readonly carrier: Carrier | null;
}

/** A line between two boxes. */
export interface Line {
  readonly from: Box;
  readonly to: Box;
  readonly tie: Tie;
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export const BOX = { width: 190, height: 58 } as const;
const GAP = { x: 70, y: 12 } as const;

const xOf = (layer: number): number => layer * (BOX.width + GAP.x);
const rowY = (row: number): number => row * (BOX.height + GAP.y);

/**
 * Four layers from left to right: who said it, the first outlet, outlets that repeat it, texts that name no source. Each chain has rows of
 * its own, so that no line crosses a box.
 */
export function layOut({ attributed, unattributed }: Chains): Layout {
  const boxes: Box[] = [];
  const lines: Line[] = [];
  let row = 0;
  const origins = new Map<string, Box>();
  for (const chain of attributed) {
    const source: Box = { key: chain.origin.id, x: xOf(0), y: rowY(row), layer: 0, chain, carrier: null };
    origins.set(chain.origin.id, source);
    boxes.push(source);
    const placed = new Map<string, Box>();
    chain.carriers.forEach((carrier, index) => {
      const layer = index === 0 ? 1 : 2;
      const box: Box = { key: `${chain.origin.id} ${carrier.report.id}`, x: xOf(layer), y: rowY(row + index), layer, chain, carrier };
      placed.set(carrier.report.id, box);
      boxes.push(box);
    });
    for (const box of placed.values()) {
      const from = box.carrier?.from == null ? source : (placed.get(box.carrier.from.id) ?? source);
      lines.push({ from, to: box, tie: box.carrier?.tie ?? "cited" });
    }
    row += Math.max(1, chain.carriers.length);
  }
  for (const chain of unattributed)
    for (const carrier of chain.carriers) {
      boxes.push({ key: `${chain.origin.id} ${carrier.report.id}`, x: xOf(3), y: rowY(row), layer: 3, chain, carrier });
      row += 1;
    }
  for (const chain of attributed)
    for (const other of chain.maybe) {
      const [from, to] = [origins.get(chain.origin.id), origins.get(other.id)];
      if (from !== undefined && to !== undefined && from.y < to.y) lines.push({ from, to, tie: "undetermined" });
    }
  return { boxes, lines, width: xOf(3) + BOX.width, height: rowY(row) };
}
