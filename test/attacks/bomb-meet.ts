import { inputSource } from "../../src/node/collect/inputs.ts";
import type { Limits } from "../../src/node/fetch/body.ts";
import { httpClient } from "../../src/node/fetch/client.ts";

async function ask(url: string, limits: Partial<Limits>): Promise<string> {
  const client = httpClient({ userAgent: "unecho/test", allowPrivate: [new URL(url).host], limits });
  const answer = await client.exchange({ url });
  await client.close();
  return answer.kind === "reply" ? `read ${answer.reply.bytes.length} bytes` : answer.problem.message;
}

async function collect(path: string): Promise<string> {
  const source = inputSource([path], {
    now: () => "2031-05-14T09:20:00.000Z",
    stdin: (async function* () {})(),
    fetcher: () => {
      throw new Error("a file asks nobody");
    },
    maxPages: 1,
  });
  let taken = 0;
  let skipped = "";
  for await (const found of source.captures(new AbortController().signal)) {
    if (found.kind === "capture") taken += found.capture.bytes.length;
    else skipped ||= found.skip.message;
  }
  return skipped === "" ? `read ${taken} bytes` : `${skipped}${taken === 0 ? "" : ` (read ${taken} bytes)`}`;
}

/** Asks an address or collects a file; what became of it, with the bytes that were read. */
export const meet = (where: string, limits: Partial<Limits>): Promise<string> => (where.startsWith("http:") ? ask(where, limits) : collect(where));
