/** Words for an error that only a mistake of ours can cause: what it was and where, so that it can be reported. */
export function faultWords(error: unknown): string {
  if (!(error instanceof Error)) return `a fault in unecho itself (${String(error)})`;
  const place = /[\w-]+\.[tj]s:\d+/.exec(error.stack ?? "")?.[0];
  return `a fault in unecho itself (${error.message}${place === undefined ? "" : ` at ${place}`})`;
}
