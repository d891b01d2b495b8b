import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run-unecho.ts";

/** A folder of reports of one crisis. */
export interface ReportSet {
  readonly name: string;
  readonly folder: string;
}

/** A report as its file has it. */
export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

const gold = join(root, "corpus", "gold");
const shared = join(root, "..", "shared");

const foldersIn = (parent: string, label: string): readonly ReportSet[] =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, "reports")))
        .map((entry) => ({ name: `${label} ${entry.name}`, folder: join(parent, entry.name, "reports") }))
    : [];

/** The bundled sets with human answers. */
export const goldSets: readonly ReportSet[] = foldersIn(gold, "gold");

/** The founding articles, where they lie beside the checkout. */
export const seedSets: readonly ReportSet[] = existsSync(join(shared, "seeds", "gold.json")) ? [{ name: "seeds", folder: join(shared, "seeds") }] : [];

/** The crises that lie beside the checkout; none where there are none. */
export const crisisSets: readonly ReportSet[] = foldersIn(join(shared, "crises"), "crisis");

/** What is not at hand, for whoever reads the evidence. */
export const absentSets: readonly string[] = [...(seedSets.length === 0 ? ["seeds"] : []), ...(crisisSets.length === 0 ? ["crises"] : [])];

/** The reports of a set, in order of their names. */
export const reportsOf = ({ folder }: ReportSet): readonly ReportFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
