import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { seededRandom } from "../../test/seeded-random.ts";
import type { Proof } from "../prove.ts";

/** Share of mutants that tests must notice, in each area. */
const LEAST_SCORE = 0.8;
/** Lines of code in which mutants are planted, an area; the environment may ask for others. */
const LINES = Number(process.env.UNECHO_MUTATION_LINES ?? "90");
/** Lines that stand together: a mutant is often of more than one line. */
const BLOCK = 5;
/** The pictures of the bundled reports, of short texts and of small stories are looked at by every area; its own tests come beside them. */
const READING = ["test/readings.test.ts", "test/pictures.test.ts"];
const STORIES = ["test/stories.test.ts", "test/pictures.test.ts"];

/** Areas by name: where mutants are planted, and the tests that are to notice them. */
const AREAS: Readonly<Record<string, { readonly folder: string; readonly files: RegExp; readonly tests: readonly string[] }>> = {
  claims: { folder: "src/core/claims", files: /^(?!attribution|voice)/, tests: ["test/claims.test.ts", "test/packs.test.ts", ...READING] },
  quantities: { folder: "src/core/mentions", files: /^(?:quantit|number-|unit-)/, tests: ["src/core/mentions/quantities.test.ts", ...READING] },
  attribution: { folder: "src/core/claims", files: /^(?:attribution|voice)/, tests: ["src/core/claims/attribution.test.ts", ...READING] },
  origins: { folder: "src/core/origins", files: /./, tests: ["src/core/origins/**/*.test.ts", ...STORIES] },
  corroboration: { folder: "src/core/corroboration", files: /./, tests: ["src/core/corroboration/**/*.test.ts", ...STORIES] },
};

/** Blocks of lines drawn from the files of an area, as Stryker writes them: "file:from-to". */
function drawLines(root: string, area: { readonly folder: string; readonly files: RegExp }, seed: number): readonly string[] {
  const dice = seededRandom(seed);
  const blocks = readdirSync(join(root, area.folder))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && area.files.test(name))
    .sort()
    .flatMap((name) => {
      const count = readFileSync(join(root, area.folder, name), "utf8").split("\n").length;
      return Array.from({ length: Math.floor(count / BLOCK) }, (_, at) => `${area.folder}/${name}:${at * BLOCK + 1}-${(at + 1) * BLOCK}`);
    });
  const drawn = new Set<string>();
  while (drawn.size < Math.min(blocks.length, Math.ceil(LINES / BLOCK))) drawn.add(dice.pick(blocks));
  return [...drawn].sort();
}

/**
 * Mutants planted by Stryker in lines drawn by the seed, area by area: how many of them the tests notice. UNECHO_MUTATION_AREA names the areas wanted,
 * UNECHO_MUTATION_WORKERS how many mutants are tried at once.
 */
export const proof: Proof = {
  name: "mutation",
  summary: "a changed operator, condition or word in claims, quantities, attribution, origins and corroboration is noticed by a test",
  async run({ root, seed, note }) {
    const areas: Record<string, unknown> = {};
    let passed = true;
    const wanted = process.env.UNECHO_MUTATION_AREA?.split(",");
    for (const [name, area] of Object.entries(AREAS)) {
      if (wanted !== undefined && !wanted.includes(name)) continue;
      process.env.UNECHO_MUTATION_TESTS = area.tests.join(",");
      const lines = drawLines(root, area, seed);
      const results = await new Stryker({
        testRunner: "vitest",
        plugins: ["@stryker-mutator/vitest-runner"],
        vitest: { configFile: "vitest.mutation.ts", related: false },
        mutate: [...lines],
        concurrency: Number(process.env.UNECHO_MUTATION_WORKERS ?? "2"),
        coverageAnalysis: "perTest",
        ignoreStatic: true,
        timeoutMS: 60_000,
        timeoutFactor: 4,
        reporters: [],
        logLevel: "error",
        disableTypeChecks: true,
        ignorePatterns: ["/dist", "/build", "/coverage", "/docs", "/bench", "/reports"],
      } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
      const count = (status: string): number => results.filter((result) => result.status === status).length;
      const noticed = count("Killed") + count("Timeout");
      const planted = noticed + count("Survived") + count("NoCoverage");
      const score = planted === 0 ? 0 : noticed / planted;
      const survivors = results
        .filter(({ status }) => status === "Survived" || status === "NoCoverage")
        .map(
          ({ fileName, location, mutatorName, replacement }) =>
            `${relative(root, fileName)}:${location.start.line} ${mutatorName} ${(replacement ?? "").slice(0, 60)}`,
        );
      note(`${name}: ${noticed} of ${planted} noticed (${(100 * score).toFixed(1)} %), ${count("Timeout")} by running out of time`);
      passed &&= score >= LEAST_SCORE;
      areas[name] = {
        score,
        planted,
        noticed,
        timedOut: count("Timeout"),
        survived: count("Survived"),
        notReached: count("NoCoverage"),
        left: count("Ignored"),
        lines,
        survivors,
      };
    }
    return { passed, figures: { bar: LEAST_SCORE, linesAnArea: LINES, areas } };
  },
};
