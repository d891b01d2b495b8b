import type { Outcome } from "../../test/attacks/attack.ts";
import type { Proof } from "../prove.ts";

/** Attacks that got through, named in the evidence at most. */
const MOST_NAMED = 20;

const told = ({ tried, escaped, spoilt, figures = {}, notRun = [] }: Outcome) => ({
  tried,
  escaped: escaped.length,
  spoilt: spoilt.length,
  ...(escaped.length === 0 ? {} : { named: escaped.slice(0, MOST_NAMED) }),
  ...(spoilt.length === 0 ? {} : { spoiltNamed: spoilt.slice(0, MOST_NAMED) }),
  ...(notRun.length === 0 ? {} : { notRun }),
  figures,
});

/** Every family in full against the product's guard, and in part against a weakened one that it must see through. */
export const proof: Proof = {
  name: "attacks",
  summary: "of each family of attacks none gets through, and each family sees through a guard that was weakened",
  async run({ seed, note }) {
    // nothing may leave this machine, whatever gets through
    await import("../../test/loopback-only.ts");
    const [{ ATTACKS }, { trialOf }] = await Promise.all([import("../../test/attacks/index.ts"), import("../../test/attacks/attack.ts")]);
    const families: Record<string, unknown> = {};
    let passed = true;
    for (const attack of ATTACKS) {
      const { name, surface, promise, least, weakness } = attack;
      const started = performance.now();
      const guard = await attack.tryGuard(trialOf(seed, true));
      const mutant = await attack.tryMutant(trialOf(seed, false));
      const held = guard.escaped.length === 0 && guard.spoilt.length === 0 && guard.tried >= least && mutant.escaped.length > 0;
      passed &&= held;
      families[name] = {
        surface,
        promise,
        held,
        least,
        ...told(guard),
        mutant: { weakness, tried: mutant.tried, escaped: mutant.escaped.length },
        seconds: Math.round((performance.now() - started) / 1000),
      };
      note(
        `${name.padEnd(12)} ${guard.tried} tried, ${guard.escaped.length} got through, ${guard.spoilt.length} ordinary ones spoilt${held ? "" : "  NOT HELD"}`,
      );
    }
    return { passed, figures: { families } };
  },
};
