import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scores } from "./score.ts";

/** Lowest figure allowed for each measure, tied to the gold it was measured on. */
export interface Floors {
  readonly gold: string;
  /** Mean over the bundled sets; `inflated` is a ceiling. */
  readonly floors: Readonly<Record<string, number>>;
  /** Why a floor was lowered, newest last. */
  readonly regressions: readonly string[];
}

/** Measures that have a floor. */
const MEASURES = [
  "stories",
  "copies",
  "quantities",
  "values",
  "kinds",
  "denied",
  "doubt",
  "attribution",
  "alignment",
  "origins",
  "inflated",
  "status",
  "ranges",
  "statements",
  "contradictions",
  "boilerplate",
  "picture",
] as const;

/** Measures in which lower is better. */
const CEILINGS: ReadonlySet<string> = new Set(["inflated"]);

/** Room below the figure reached, so that a change in wording does not fail the build. */
const ROOM = 0.005;

/** Digest of every file of the bundled gold sets. */
export function goldDigest(root: string): string {
  const folder = join(root, "corpus", "gold");
  const hash = createHash("sha256");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:txt|json)$/.test(name));
  for (const name of files.map((file) => file.replaceAll("\\", "/")).sort())
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

export const readFloors = (path: string): Floors => JSON.parse(readFileSync(path, "utf8")) as Floors;

const round = (value: number): number => Number(value.toFixed(3));

/** What the figures break, each in one line. */
export function brokenFloors({ floors }: Floors, scores: Scores): readonly string[] {
  return Object.entries(floors).flatMap(([measure, floor]) => {
    const value = scores[measure];
    if (value === null || value === undefined) return [`${measure}: not measured`];
    const broken = CEILINGS.has(measure) ? value > floor : value < floor;
    return broken ? [`${measure}: ${value.toFixed(3)}, ${CEILINGS.has(measure) ? "at most" : "at least"} ${floor.toFixed(3)} is allowed`] : [];
  });
}

/** Floors raised to what is reached. One that would fall is refused, unless a reason is given or the gold changed. */
export function updateFloors(
  old: Floors | null,
  scores: Scores,
  gold: string,
  reason: string | null,
): { readonly floors: Floors; readonly refused: readonly string[] } {
  const refused: string[] = [];
  const floors: Record<string, number> = {};
  for (const measure of MEASURES) {
    const value = scores[measure];
    if (value === null || value === undefined) continue;
    const down = CEILINGS.has(measure);
    const reached = round(down ? value + ROOM : Math.max(0, value - ROOM));
    const was = old?.floors[measure];
    const worse = was !== undefined && (down ? reached > was : reached < was);
    const fell = was !== undefined && (down ? value > was : value < was);
    if (fell && reason === null) refused.push(`${measure}: ${value.toFixed(3)} after ${was.toFixed(3)}`);
    floors[measure] = worse && !fell ? was : reached;
  }
  return { floors: { gold, floors, regressions: [...(old?.regressions ?? []), ...(reason === null ? [] : [reason])] }, refused };
}
