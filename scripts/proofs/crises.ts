import { bundledSets, evaluate } from "../../src/node/app/operations/eval.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { readSettings } from "../../src/node/config.ts";
import { goldDigest } from "../../src/node/eval/floors.ts";
import { makeDeps } from "../../src/node/run/deps.ts";
import type { Proof } from "../prove.ts";

/** Figures may fall by so much when names are swapped. */
const ALLOWED_LOSS = 0.03;

/** The gold sets, as they stand and with all proper names swapped. */
export const proof: Proof = {
  name: "crises",
  summary: "figures on the bundled crises, and that they do not hang on the names in them",
  async run({ root, note }) {
    const settings = readSettings({ quiet: true }, {}, false);
    const deps = makeDeps({ settings, program: "unecho", version: "prove", root });
    const { sets, mean, renamedMean } = await evaluate(bundledSets(root), true, deps);
    const lost = (mean.picture ?? 0) - (renamedMean?.picture ?? 0);
    note(`picture ${mean.picture?.toFixed(3)}, with other names ${renamedMean?.picture?.toFixed(3)}, inflated ${mean.inflated?.toFixed(3)}`);
    return { passed: lost <= ALLOWED_LOSS, figures: { gold: goldDigest(root), packs: loadPacks(root).hash, mean, renamedMean, lost, sets } };
  },
};
