import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { AppError, ERRORS, type ErrorCode } from "../errors.ts";
import { faultFacts } from "../observe/fault-facts.ts";
import type { Log } from "../observe/log.ts";

/** What every answer that is none says; the codes are listed in docs/reference/errors.md. */
export const errorBody = z
  .object({
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    fix: z.string().describe("what to do about it"),
    status: z.int(),
    retry: z.enum(["never", "later"]),
  })
  .meta({ id: "Error" });

/** An error of the HTTP layer itself (a body too large, a handler too slow) in our words. */
function ofHttp(error: HTTPException): AppError {
  if (error.status === 413) return new AppError("server/too-large", { limit: "its limit" });
  if (error.status === 504 || error.status === 408) return new AppError("server/timeout", { seconds: "10" });
  if (error.status === 403) return new AppError("server/origin");
  return new AppError("server/not-json");
}

/** The answer for an error; what is not in the table is a fault of ours, of which the caller learns nothing but that. */
export function errorResponse(error: unknown, log: Log): Response {
  let known: AppError;
  if (error instanceof AppError) known = error;
  else if (error instanceof HTTPException) known = ofHttp(error);
  else {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error), { event: "fault", fault: faultFacts(error) });
    known = new AppError("server/fault");
  }
  const { status, retry } = ERRORS[known.code];
  const body: z.output<typeof errorBody> = { code: known.code, message: known.message, fix: known.fix, status, retry };
  const headers: Record<string, string> = { "content-type": "application/json; charset=utf-8" };
  if (retry === "later") headers["retry-after"] = known.code === "auth/attempts" ? "900" : "5";
  if (status === 401) headers["www-authenticate"] = "Bearer";
  return new Response(JSON.stringify(body), { status, headers });
}
