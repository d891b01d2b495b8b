/**
 * Meets one bomb in a process of its own and prints what became of it, the processor's milliseconds that took, and the memory beyond what the process
 * had. The last argument gives other limits to the client.
 */
import type { Limits } from "../../src/node/fetch/body.ts";
import { meet } from "./bomb-meet.ts";

const [where = "", ordinary = "", given = "{}"] = process.argv.slice(2);
const limits = JSON.parse(given) as Partial<Limits>;
// an ordinary one first: what is measured is the bomb, not the start of the program
for (let time = 0; time < 3; time += 1) await meet(ordinary, limits);
const before = process.resourceUsage().maxRSS;
const started = process.cpuUsage();
const outcome = await meet(where, limits);
const { user, system } = process.cpuUsage(started);
const memoryMb = Math.round((process.resourceUsage().maxRSS - before) / 1024);
process.stdout.write(JSON.stringify({ outcome, cpuMs: Math.round((user + system) / 1000), memoryMb }));
process.exit(0);
