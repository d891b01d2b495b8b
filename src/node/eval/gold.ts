import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../errors.ts";

/** Who says so, as the annotators wrote it. */
export interface GoldSource {
  readonly quote: string;
  readonly name: string | null;
  readonly kind: string;
  readonly anonymous: boolean;
  readonly via: string | null;
}

/** A figure or statement of one report. */
export interface GoldItem {
  readonly id: string;
  readonly report: string;
  /** Exact words of the report's body, `nth` occurrence. */
  readonly quote: string;
  readonly nth?: number;
  readonly kind: string;
  readonly polarity: string;
  readonly modality: string;
  readonly source: GoldSource | null;
}

export interface GoldMention extends GoldItem {
  readonly number: string;
  readonly what: string;
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: string;
  readonly background?: boolean;
}

export interface GoldFact {
  readonly id: string;
  readonly label: string;
  readonly members: readonly string[];
  readonly status: string;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly unit?: string | null;
  readonly origins: { readonly min: number; readonly max: number };
  readonly supersedes?: readonly (readonly [string, string])[];
}

/** An annotated crisis: what a careful reader finds in its reports. */
export interface GoldSet {
  readonly set: string;
  readonly stories: readonly (readonly string[])[];
  readonly boilerplate?: readonly { readonly report: string; readonly quote: string; readonly nth?: number }[];
  readonly syndicated?: readonly (readonly string[])[];
  readonly mentions: readonly GoldMention[];
  readonly statements?: readonly GoldItem[];
  readonly facts: readonly GoldFact[];
  readonly contradictions?: readonly (readonly [string, string])[];
}

/** A gold set with the texts it annotates. */
export interface GoldCrisis {
  readonly gold: GoldSet;
  readonly reports: ReadonlyMap<string, string>;
}

/** Reads a folder with gold.json and reports/. */
export function readGold(folder: string): GoldCrisis {
  let gold: GoldSet;
  try {
    gold = JSON.parse(readFileSync(join(folder, "gold.json"), "utf8")) as GoldSet;
  } catch (error) {
    throw new AppError("eval/no-gold", { path: folder }, { cause: error });
  }
  const names = gold.stories.flat();
  return { gold, reports: new Map(names.map((name) => [name, readFileSync(join(folder, "reports", name), "utf8")])) };
}
