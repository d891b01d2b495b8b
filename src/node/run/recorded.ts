import { userInfo } from "node:os";
import type { Operation, Outcome } from "../app/operation.ts";
import type { Deps } from "../app/ports.ts";
import type { DoorName } from "../app/team/audit.ts";
import { aboutOf, outcomeOf, record } from "../app/team/record.ts";
import { AppError } from "../errors.ts";

/** Writes down what somebody at this machine did to the store of a team. A store that is not there has no team. */
async function recordHere(operation: Operation, input: unknown, error: unknown, door: DoorName, deps: Deps): Promise<void> {
  try {
    const store = await deps.openStore("existing");
    try {
      const about = aboutOf(operation, input);
      await record(store, deps.clock, { who: userInfo().username, door, from: "this machine", action: operation.name, about, ...outcomeOf(error) });
    } finally {
      await store.close();
    }
  } catch (problem) {
    if (!(problem instanceof AppError) || problem.code !== "store/empty") throw problem;
  }
}

/** Calls an operation at a door of this machine; what writes is written down where a team works with the store. */
export async function callRecorded(operation: Operation, input: unknown, door: DoorName, deps: Deps): Promise<Outcome> {
  if (operation.effect === "read") return operation.call(input, deps);
  let outcome: Outcome;
  try {
    outcome = await operation.call(input, deps);
  } catch (error) {
    // the error that stopped it is the one to tell, also when the store is what is broken
    await recordHere(operation, input, error, door, deps).catch(() => undefined);
    throw error;
  }
  await recordHere(operation, input, null, door, deps);
  return outcome;
}
