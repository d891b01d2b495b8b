/** Words for an error that only a mistake of ours can cause: what it was and where, so that it can be reported. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return `a fault in unecho itself (${String(error)})`;
  const frame = (error.stack ?? "").split("\n").find((line) => line.includes(".ts:") || line.includes(".js:"));
  const place = frame?.slice(frame.lastIndexOf("/") + 1).replace(")", "");
  return `a fault in unecho itself (${error.message}${place === undefined ? "" : ` at ${place}`})`;
}
