import { AppError } from "../errors.ts";

/** The row a page ended with, as an opaque word. */
export const writeCursor = (key: readonly [number | string, string]): string => Buffer.from(JSON.stringify(key)).toString("base64url");

/** What `writeCursor` wrote; null when there is no cursor. */
export function readCursor<T extends "string" | "number">(
  cursor: string | null | undefined,
  type: T,
): readonly [T extends "string" ? string : number, string] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === 2 && typeof key[0] === type && typeof key[1] === "string")
      return key as unknown as readonly [T extends "string" ? string : number, string];
  } catch {
    // no cursor of ours: said below
  }
  throw new AppError("page/cursor", { cursor });
}
