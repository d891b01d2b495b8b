import { afterAll, describe, expect, it } from "vitest";
import { FaultWorld } from "./fault-world.ts";
import { FAULTS, QUEUE_FAULTS } from "./faults.ts";
import { startNats } from "./nats-server.ts";

const SEED = 7;
const world = await FaultWorld.open();
const nats = typeof world === "string" ? world : await startNats(3);
if (typeof world === "string") process.stderr.write(`not run: what goes wrong while archives are read (${world})\n`);
else if (typeof nats === "string") process.stderr.write(`not run: what goes wrong with a queue (${nats})\n`);

afterAll(async () => {
  if (typeof nats !== "string") await nats.stop();
  if (typeof world !== "string") await world.close();
});

// one short schedule of each; twenty of each are proved by `npm run prove faults`
describe.skipIf(typeof world === "string")("archives come to what an undisturbed run makes of them, nothing lost and nothing counted twice, when", () => {
  it.each(FAULTS.map((fault) => [`${fault.number}: ${fault.what}`, fault] as const))(
    "%s",
    async (_, { run }) => {
      if (typeof world !== "string") expect(await run(world, SEED, false)).toEqual(expect.any(Object));
    },
    240_000,
  );

  it.skipIf(typeof nats === "string").each(QUEUE_FAULTS.map((fault) => [`${fault.number}: ${fault.what}`, fault] as const))(
    "%s",
    async (_, { run }) => {
      if (typeof world !== "string" && typeof nats !== "string") expect(await run(world, nats, SEED)).toEqual(expect.any(Object));
    },
    240_000,
  );
});
