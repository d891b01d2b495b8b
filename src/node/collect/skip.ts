import type { Collected, Skip } from "../app/ports.ts";
import type { FetchProblem } from "../fetch/problem.ts";

/** Input that is left out, with what to do about it; `lost` when a person would miss it. */
export const skip = (code: Skip["code"], file: string, message: string, fix: string, lost = true): Collected => ({
  kind: "skip",
  skip: { code, file, message, fix, lost },
});

/** A page that could not be had. */
export const skipPage = (file: string, { code, message, fix }: FetchProblem): Collected => skip(code, file, message, fix);

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
