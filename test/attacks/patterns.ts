import { judge, type Pattern, patternsOf, sourcesOf } from "../../scripts/patterns/find.ts";
import { HASTY_PATTERNS } from "../mutants/patterns.ts";
import { root } from "../run-unecho.ts";
import { defineAttack, drawn, type Trial } from "./attack.ts";

export const patterns = defineAttack<(trial: Trial) => readonly Pattern[]>({
  name: "patterns",
  surface: "Texts written for a regular expression",
  promise: "every regular expression of the program is proved to run in linear time on any text",
  least: 300,
  weakness: "patterns are written in a hurry",
  guard: (trial) => drawn(trial, sourcesOf(root), 40).flatMap((path) => patternsOf(root, path)),
  mutant: () => HASTY_PATTERNS.map((source) => ({ where: "a mutant", source, flags: "u" })),
  async run(find, trial) {
    const found = [...new Map(find(trial).map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()];
    const chosen = drawn(trial, found, 5);
    const verdicts = chosen.map((pattern) => ({ ...pattern, verdict: judge(pattern) }));
    return {
      tried: chosen.length,
      escaped: verdicts.filter(({ verdict }) => verdict !== "safe").map(({ where, source, verdict }) => `${where}: ${source} is ${verdict}`),
      spoilt: [],
    };
  },
});
