import { userInfo } from "node:os";
import type { Operation, Outcome } from "../app/operation.ts";
import type { Deps } from "../app/ports.ts";
import type { AuditEntry, DoorName } from "../app/team/audit.ts";
import { aboutOf, outcomeOf, record } from "../app/team/record.ts";
import { AppError } from "../errors.ts";

/** Writes down what somebody at this machine did to the store of a team. A store that is not there has no team. */
export async function recordHere(entry: Omit<AuditEntry, "at" | "from">, deps: Pick<Deps, "openStore" | "clock">): Promise<void> {
  try {
    const store = await deps.openStore("existing");
    try {
      await record(store, deps.clock, { ...entry, who: entry.who ?? userInfo().username, from: "this machine" });
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
  const recorded = (error: unknown): Promise<void> =>
    recordHere({ who: null, door, action: operation.name, about: aboutOf(operation, input), ...outcomeOf(error) }, deps);
  let outcome: Outcome;
  try {
    outcome = await operation.call(input, deps);
  } catch (error) {
    // the error that stopped it is the one to tell, also when the store is what is broken
    await recorded(error).catch(() => undefined);
    throw error;
  }
  await recorded(null);
  return outcome;
}
