import type { Measures } from "../observe/measures.ts";
import type { ReadinessCheck } from "../observe/readiness.ts";

const json = (data: unknown, status: number): Response =>
  new Response(JSON.stringify(data), { status, headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" } });

/** The process runs and answers. */
export const liveAnswer = (): Response => json({ status: "ok" }, 200);

/** Whether it can work now; 503 sends the next request elsewhere. */
export async function readyAnswer(check: ReadinessCheck): Promise<Response> {
  const readiness = await check.now();
  return json(readiness, readiness.ready ? 200 : 503);
}

/** The measures in the text format of Prometheus. */
export const measuresAnswer = async (measures: Measures): Promise<Response> =>
  new Response(await measures.text(), { headers: { "content-type": measures.registry.contentType, "cache-control": "no-store" } });
