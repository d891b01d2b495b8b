import { AppError } from "../../errors.ts";
import type { Operation } from "../operation.ts";
import type { Clock, Store } from "../ports.ts";
import { secretFields } from "../secret-fields.ts";
import type { AuditEntry, AuditOutcome } from "./audit.ts";

/** Longest "what it was done to" that is kept, in characters. */
const MOST_CHARS = 200;

/** What an operation is asked to do it to, in the words of its positional inputs; what comes as files or is secret is left out. */
export function aboutOf(operation: Operation, input: unknown): string {
  const parsed = operation.input.safeParse(input);
  const given: unknown = parsed.success ? parsed.data : input;
  if (typeof given !== "object" || given === null) return "";
  const secret = secretFields(operation);
  const words = operation.positional.flatMap((field) => {
    const value = (given as Readonly<Record<string, unknown>>)[field];
    return secret.includes(field) || typeof value !== "string" ? [] : [value];
  });
  return cutAbout(words.join(" "));
}

export const cutAbout = (text: string): string => (text.length > MOST_CHARS ? `${text.slice(0, MOST_CHARS - 1)}…` : text);

/** What became of something that was tried. */
export function outcomeOf(error: unknown): { readonly outcome: AuditOutcome; readonly code: string | null } {
  if (error === null) return { outcome: "done", code: null };
  const code = error instanceof AppError ? error.code : "server/fault";
  const denied = code.startsWith("auth/") || code === "server/token" || code === "server/origin";
  return { outcome: denied ? "denied" : "failed", code };
}

/** Whether a team works with this store: then what is done to it is written down. */
export const hasTeam = async (store: Store): Promise<boolean> => (await store.accounts.listUsers()).length > 0;

/** Writes down what was done, where a team works with the store. */
export async function record(store: Store, clock: Clock, entry: Omit<AuditEntry, "at">): Promise<void> {
  if (await hasTeam(store)) await store.audit.append({ ...entry, at: clock.now() });
}
