/** An answer that is none, in the server's words. */
export class RequestError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly status: number;

  constructor(status: number, { code, message, fix }: { readonly code: string; readonly message: string; readonly fix: string }) {
    super(message);
    this.status = status;
    this.code = code;
    this.fix = fix;
  }
}

async function failure(answer: Response): Promise<RequestError> {
  const body = (await answer.json().catch(() => null)) as { code: string; message: string; fix: string } | null;
  return new RequestError(answer.status, body ?? { code: "server/fault", message: `the server answered ${answer.status}`, fix: "try again" });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new RequestError(0, { code: "server/gone", message: "unecho does not answer", fix: "start it again with: unecho open" });
  }
  if (!answer.ok) throw await failure(answer);
  return (await answer.json()) as T;
}

/** Reads from the server that served this page. */
export const read = <T>(path: string, signal?: AbortSignal): Promise<T> => ask<T>(path, signal === undefined ? {} : { signal });

/** Writes: brings the token of this page along. */
export async function write<T>(path: string, body: unknown, method: "POST" | "DELETE" = "POST", signal?: AbortSignal): Promise<T> {
  const { token } = await read<{ readonly token: string | null }>("/api/session");
  const headers = { "content-type": "application/json", ...(token === null ? {} : { "x-unecho-token": token }) };
  return ask<T>(path, { method, headers, ...(method === "DELETE" ? {} : { body: JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }) });
}

interface PageOf<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** Rows of one page of a list: as many as the server gives. */
const PAGE = 1000;

/** Every row of a list, page by page. */
export async function readAll<T>(path: string, signal?: AbortSignal): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: PageOf<T> = await read(`${path}?limit=${PAGE}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`, signal);
    rows.push(...page.rows);
    cursor = page.next;
    if (cursor === null) return rows;
  }
}

/** An operation that reads, with its notes. */
export function askOperation<T>(name: string, input: Readonly<Record<string, string | boolean>>, signal?: AbortSignal): Promise<Operated<T>> {
  const parameters = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)]));
  return read(`/api/operations/${name}?${parameters}`, signal);
}

/** What an operation answered, and what it said beside it. */
export interface Operated<T> {
  readonly answer: T;
  readonly notes: readonly string[];
}

export const runOperation = <T>(name: string, input: unknown, signal?: AbortSignal): Promise<Operated<T>> =>
  write(`/api/operations/${name}`, input, "POST", signal);
