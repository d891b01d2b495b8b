import type { Context } from "hono";
import type { z } from "zod";
import type { Operation, Role } from "../app/operation.ts";
import type { Session } from "../app/team/accounts.ts";
import type { RestWorld } from "./world.ts";

/** Whether a request changes what is kept. */
export type Effect = Operation["effect"];

/** Who asks: an account of the team, or whoever sits at this machine. */
export interface Visitor {
  /** Null for whoever sits at this machine. */
  readonly account: string | null;
  readonly role: Role;
  /** False for a token that was made to read. */
  readonly write: boolean;
  /** What must come with a write: the token of the page or of the session; null where the way of asking cannot be forged by another site. */
  readonly token: string | null;
  /** The session of somebody who signed in; null for a token, and for whoever sits at this machine. */
  readonly session: Session | null;
}

/** A request whose parts have the declared shapes. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Null only at public routes. */
  readonly visitor: Visitor | null;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
  readonly context: Context;
}

/** Plain data, sent as JSON. */
export interface Reply {
  readonly data: unknown;
  readonly status?: 200 | 201;
  readonly headers?: Readonly<Record<string, string>>;
  /** Who it turned out to be that asked, where nobody was signed in. */
  readonly who?: string | null;
}

/** One address of the server: the list of these makes the router, OpenAPI, the page at /api and the matrix of who may ask. */
export interface Route {
  readonly method: "get" | "post" | "put" | "delete";
  /** With parameters in braces: "/api/stories/{id}". */
  readonly path: string;
  /** Unique; what generated clients call it. */
  readonly id: string;
  readonly group: string;
  readonly summary: string;
  readonly about?: string;
  /** The lowest role that may ask; `public` needs no account. */
  readonly role: Role | "public";
  /** Left out: GET reads, and everything else writes. */
  readonly effect?: Effect;
  /** For people who signed in: no token may ask. */
  readonly person?: boolean;
  /** It decides by itself what a request without the page's token may do; any other POST, PUT or DELETE is a write. */
  readonly guardsItself?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What a good answer is. */
  readonly answers: { readonly status: 200 | 201 | 302; readonly type: string | null; readonly schema: z.ZodType | null };
  /** What the audit calls it; its id when left out. */
  readonly action?: string;
  /** What a write is done to, for the audit: no secret, no word of a report. */
  target?(asked: Asked<unknown, unknown, unknown>, world: RestWorld): Promise<string>;
  handle(asked: Asked<unknown, unknown, unknown>, world: RestWorld): Promise<Reply | Response>;
}

/** What asking at a route does. */
export const effectOf = ({ effect, method }: Pick<Route, "effect" | "method">): Effect => effect ?? (method === "get" ? "read" : "write");

type Output<T> = T extends z.ZodType ? z.output<T> : Record<string, never>;

interface Definition<P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined, B extends z.ZodType | undefined>
  extends Omit<Route, "params" | "query" | "body" | "target" | "handle"> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  target?(asked: Asked<Output<P>, Output<Q>, Output<B>>, world: RestWorld): Promise<string>;
  handle(asked: Asked<Output<P>, Output<Q>, Output<B>>, world: RestWorld): Promise<Reply | Response>;
}

/** A route whose handler sees its parameters with their types. */
export function defineRoute<P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined, B extends z.ZodType | undefined>(
  definition: Definition<P, Q, B>,
): Route {
  return definition as unknown as Route;
}
