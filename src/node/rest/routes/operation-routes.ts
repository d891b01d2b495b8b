import { z } from "zod";
import { methodOf, slugOf } from "../../app/door-names.ts";
import { attachedFields, needsFiles, networkInput, readNetworkInput } from "../../app/network-input.ts";
import type { Operation } from "../../app/operation.ts";
import { operations } from "../../app/operations/index.ts";
import { aboutOf } from "../../app/team/record.ts";
import type { Route, Visitor } from "../route.ts";

/** In a team the account that asks is the one that did it, whatever the request says. */
function signed(operation: Operation, input: unknown, visitor: Visitor | null): unknown {
  if (visitor?.account == null || !("by" in operation.input.shape) || typeof input !== "object" || input === null) return input;
  return { ...input, by: visitor.account };
}

const answerOf = (operation: Operation): z.ZodType =>
  z.object({
    answer: operation.rows ? z.array(operation.output) : operation.output,
    notes: z.array(z.string()).describe("what was said beside the answer: reports left out, lines skipped"),
  });

function routeOf(operation: Operation, method: "get" | "post"): Route {
  const input = networkInput(operation);
  const name = methodOf(operation.name);
  const asksTwice = method === "post" && readsByAddress(operation);
  return {
    method,
    path: `/api/operations/${slugOf(operation.name)}`,
    id: asksTwice ? `${name}OfFiles` : name,
    group: "operations",
    summary: operation.summary,
    about: operation.about,
    role: operation.role,
    effect: operation.effect,
    action: operation.name,
    ...(method === "get" ? { query: "files" in input.shape ? input.omit({ files: true }) : input } : { body: input }),
    answers: { status: 200, type: "application/json", schema: answerOf(operation) },
    target: async ({ query, body }) => aboutOf(operation, method === "get" ? query : body),
    async handle({ query, body, visitor, signal }, { run }) {
      const request = readNetworkInput(operation, signed(operation, method === "get" ? query : body, visitor));
      return { data: await run({ operation: operation.name, ...request }, signal) };
    },
  };
}

const readsByAddress = (operation: Operation): boolean => operation.effect === "read" && !needsFiles(operation);

/** GET for what only reads, POST for what writes or brings files along. */
function routesOf(operation: Operation): readonly Route[] {
  const posts = operation.effect === "write" || attachedFields(operation).length > 0;
  return [...(readsByAddress(operation) ? [routeOf(operation, "get")] : []), ...(posts ? [routeOf(operation, "post")] : [])];
}

/** The routes of every operation that has a network door. */
export const operationRoutes: readonly Route[] = operations.filter((operation) => !operation.local).flatMap(routesOf);
