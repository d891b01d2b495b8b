import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { AppError } from "../../errors.ts";
import { defineRoute } from "../route.ts";

/** A line without meaning is sent after so long without a change, so that nobody on the way cuts the connection, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Streams at once; each holds a connection. */
const MAX_STREAMS = 200;

/** The revision a stream goes on after: what the browser saw last, what the address says, or now. */
async function startOf(header: string | undefined, after: number | undefined, now: () => Promise<number>): Promise<number> {
  const last = header === undefined ? Number.NaN : Number(header);
  if (Number.isSafeInteger(last) && last >= 0) return last;
  return after ?? now();
}

/** Server-sent events: a line for each story that changed. A stream that broke goes on where it stopped. */
export const events = defineRoute({
  method: "get",
  path: "/api/events",
  id: "listenToEvents",
  group: "events",
  summary: "changes of stories as they happen (server-sent events)",
  about:
    "The id of an event is the revision, and a new connection that says Last-Event-ID goes on after it; without one it begins now, or after the revision in the address. Events are story (it changed) and gone (it went into another, or its reports were deleted); several changes of one story may come as the last of them.",
  role: "viewer",
  query: z.object({ after: z.coerce.number().int().min(0).optional().describe("revision after which to begin; 0 tells of every story") }),
  answers: { status: 200, type: "text/event-stream", schema: null },
  async handle({ context, query, signal }, { store, changes, gate }) {
    if (changes.listeners >= MAX_STREAMS) throw new AppError("server/busy");
    const start = await startOf(context.req.header("last-event-id"), query.after, async () => (await store()).picture.revision());
    context.header("cache-control", "no-store");
    return streamSSE(context, async (stream) => {
      const over = new AbortController();
      stream.onAbort(() => over.abort());
      await stream.write(": changes of stories\n\n");
      // whoever was signed out or sent away hears no more
      const stillIn = async (): Promise<boolean> => {
        try {
          return (await gate.visitor(context)) !== null;
        } catch {
          return false;
        }
      };
      for await (const batch of changes.after(start, HEARTBEAT_MS, AbortSignal.any([over.signal, signal]))) {
        if (!(await stillIn())) break;
        if (batch.length === 0) await stream.write(": nothing new\n\n");
        for (const { revision, story, gone } of batch)
          await stream.writeSSE({ id: String(revision), event: gone ? "gone" : "story", data: JSON.stringify({ story, revision }) });
      }
    });
  },
});
