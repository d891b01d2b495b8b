import { type Context, Hono } from "hono";
import { isSameSecret } from "../app/team/secret.ts";
import { AppError } from "../errors.ts";
import type { Log } from "../observe/log.ts";
import type { Measures } from "../observe/measures.ts";
import type { ReadinessCheck } from "../observe/readiness.ts";
import { errorResponse } from "./error-body.ts";
import { peerOf } from "./gates/address.ts";
import { loopbackOrigin } from "./gates/origins.ts";
import { type Listening, listen } from "./listen.ts";
import { liveAnswer, measuresAnswer, readyAnswer } from "./status-answers.ts";

/** An address for probes and Prometheus alone: no report can be asked for there. */
export interface StatusOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What programs of other machines bring to read measures; null: they read none. */
  readonly token: string | null;
}

interface Watched {
  readonly measures: Measures;
  readonly readiness: ReadinessCheck;
  readonly log: Log;
}

/** Asked by a program of this machine that called it by its own address; a name that somebody's DNS points here is another's page in a browser. */
const isFromHere = (context: Context): boolean =>
  /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(peerOf(context)) && loopbackOrigin(context.req.header("host") ?? "") !== null;

function admit(context: Context, token: string | null): void {
  if (isFromHere(context)) return;
  const brought = /^Bearer +(\S{1,200})$/i.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
  if (token === null || !isSameSecret(brought, token)) throw new AppError("observe/token");
}

/** Health and readiness for whoever reaches the address, measures for this machine or with the token. */
export function statusApp({ token, measures, readiness, log }: Pick<StatusOptions, "token"> & Watched): Hono {
  const app = new Hono();
  app.onError((error) => errorResponse(error, log));
  app.notFound((context) => errorResponse(new AppError("server/no-route", { path: context.req.path.slice(0, 200) }), log));
  app.get("/healthz", () => liveAnswer());
  app.get("/readyz", () => readyAnswer(readiness));
  app.get("/metrics", (context) => {
    admit(context, token);
    return measuresAnswer(measures);
  });
  return app;
}

/** Opens the address, for a server or for a worker that has no other. */
export const openStatus = ({ host, port, ...rest }: StatusOptions & Watched): Promise<Listening> => listen(statusApp(rest).fetch, host, port);
