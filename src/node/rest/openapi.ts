import { z } from "zod";
import { errorBody } from "./error-body.ts";
import { effectOf, type Route } from "./route.ts";

type Json = Record<string, unknown>;

/** An OpenAPI 3.1 document; schemas are JSON Schema 2020-12, which is what 3.1 means by a schema. */
export type OpenApi = Json & { readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>; readonly components: Json };

/** Schemas with a name, gathered from every place that uses them. */
type Named = Map<string, unknown>;

const LOCAL_REF = /"#\/\$defs\/([^"]+)"/g;

/** A shape as JSON Schema; parts that have a name go to `named` and are referred to. */
function schemaOf(type: z.ZodType, io: "input" | "output", named: Named): Json {
  const made = z.toJSONSchema(type, { io, unrepresentable: "any" }) as Json;
  const { $schema: _, $defs = {}, ...schema } = JSON.parse(JSON.stringify(made).replace(LOCAL_REF, '"#/components/schemas/$1"')) as Json;
  for (const [name, part] of Object.entries($defs as Json)) named.set(name, withoutId(part as Json));
  const { id } = schema;
  if (typeof id !== "string") return schema;
  named.set(id, withoutId(schema));
  return { $ref: `#/components/schemas/${id}` };
}

const withoutId = (schema: Json): Json => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "id"));

function parametersOf(route: Route, named: Named): readonly Json[] {
  const of = (place: "path" | "query", schema: z.ZodObject | undefined): readonly Json[] => {
    if (schema === undefined) return [];
    const { properties = {}, required = [] } = schemaOf(schema, "input", named) as { properties?: Record<string, Json>; required?: readonly string[] };
    return Object.entries(properties).map(([name, { description, ...property }]) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: property,
    }));
  };
  return [...of("path", route.params), ...of("query", route.query)];
}

function answerOf({ answers }: Route, named: Named): Json {
  if (answers.status === 302) return { description: "where it is now", headers: { location: { schema: { type: "string" } } } };
  if (answers.type === null) return { description: "done" };
  return {
    description: "the answer",
    content: { [answers.type]: { schema: answers.schema === null ? { type: "string" } : schemaOf(answers.schema, "output", named) } },
  };
}

function operationOf(route: Route, named: Named): Json {
  return {
    operationId: route.id,
    tags: [route.group],
    summary: route.summary,
    ...(route.about === undefined ? {} : { description: route.about }),
    "x-unecho-role": route.role,
    "x-unecho-effect": effectOf(route),
    ...(route.person === true ? { "x-unecho-person": true } : {}),
    security: route.role === "public" ? [] : [{ session: [], page: [] }, ...(route.person === true ? [] : [{ bearer: [] }]), {}],
    parameters: parametersOf(route, named),
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: { "application/json": { schema: schemaOf(route.body, "input", named) } } } }),
    responses: {
      [String(route.answers.status)]: answerOf(route, named),
      default: { description: "no answer, and why", content: { "application/json": { schema: schemaOf(errorBody, "output", named) } } },
    },
  };
}

const ABOUT = `Counts voices, not echoes: claims of many reports of one crisis, with the independent origins behind each. Every answer says what reports say, never what is true.

On one's own machine (unecho serve) nobody signs in. In a team (unecho serve --team) people sign in at POST /api/sign-in and have a session cookie; programs send Authorization: Bearer with a token. A write from a page, in either, brings the header x-unecho-token that GET /api/session gives, and the server's own Origin. x-unecho-role names the lowest role that may ask, x-unecho-effect whether asking writes (a token that only reads may not), x-unecho-person what is for people and no token; whoever sits at the machine itself has every role.`;

/** The OpenAPI document of a list of routes. */
export function openApiOf(routes: readonly Route[], version: string): OpenApi {
  const named: Named = new Map();
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, named) };
  return {
    openapi: "3.1.1",
    info: { title: "unecho", version, description: ABOUT, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-unecho" },
        page: { type: "apiKey", in: "header", name: "x-unecho-token" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}
