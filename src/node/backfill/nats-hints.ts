import { AckPolicy, type Consumer, type JetStreamClient, type JsMsg, jetstream, jetstreamManager, RetentionPolicy, StorageType } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { AppError } from "../errors.ts";
import type { Hint, Hints } from "./hints.ts";
import type { Observe } from "./work-event.ts";

const STREAM = "UNECHO_BATCHES";
const SUBJECT = "unecho.batches";
const CONSUMER = "workers";
/** Copies of the stream, where there are as many servers. */
const MOST_COPIES = 3;
/** Milliseconds a question to the queue may take; a hint that nobody says was heard comes again after `AGAIN_MS`. */
const ANSWER_MS = 3000;
const AGAIN_MS = 15_000;
/** Milliseconds after a failure in which the queue is not asked: the ledger has all it would say. */
const REST_MS = 1000;
/** Seconds in which the same hint is not kept twice. */
const SAME_MS = 10_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Name and password are taken out of the addresses, for they are not part of what may be shown. */
function readServers(servers: string): { readonly urls: readonly string[]; readonly user: string; readonly pass: string; readonly shown: string } {
  const urls = servers
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
  const parsed = urls.map((url) => {
    if (!/^(?:nats|tls):\/\/[^/]/.test(url) || !URL.canParse(url))
      throw new AppError("input/invalid", { detail: "--nats: write nats://host:4222, with commas between several", command: "worker" });
    return new URL(url);
  });
  const [first] = parsed;
  if (first === undefined) throw new AppError("input/invalid", { detail: "--nats: write nats://host:4222, with commas between several", command: "worker" });
  const hosts = parsed.map(({ protocol, host }) => `${protocol}//${host}`);
  return { urls: hosts, user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password), shown: hosts.join(", ") };
}

/** Hints by NATS JetStream. A server that cannot be reached is tried again for ever, and meanwhile tells nobody anything. */
export async function natsHints(servers: string, note: (line: string) => void, observe: Observe): Promise<Hints> {
  const { urls, user, pass, shown } = readServers(servers);
  let connection: NatsConnection | null = null;
  let closed = false;
  const dial = (): Promise<NatsConnection> =>
    connect({
      servers: [...urls],
      ...(user === "" ? {} : { user, pass }),
      name: "unecho",
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
      timeout: ANSWER_MS,
      // those named are those that can be reached from here
      ignoreClusterUpdates: true,
      pingInterval: 5000,
      maxPingOut: 2,
    });
  let ready: { readonly client: JetStreamClient; readonly consumer: Consumer } | null = null;
  let restUntil = 0;
  let isDown = false;

  /** The stream and its consumer, made where they are not there: also after somebody emptied the server. */
  const open = async (): Promise<{ readonly client: JetStreamClient; readonly consumer: Consumer }> => {
    if (ready !== null) return ready;
    connection ??= await dial();
    const manager = await jetstreamManager(connection, { timeout: ANSWER_MS, checkAPI: false });
    await manager.streams.info(STREAM).catch(() =>
      manager.streams.add({
        name: STREAM,
        subjects: [SUBJECT],
        retention: RetentionPolicy.Workqueue,
        storage: StorageType.File,
        num_replicas: Math.min(MOST_COPIES, urls.length),
        duplicate_window: SAME_MS * 1_000_000,
      }),
    );
    await manager.consumers
      .info(STREAM, CONSUMER)
      .catch(() =>
        manager.consumers.add(STREAM, { durable_name: CONSUMER, ack_policy: AckPolicy.Explicit, ack_wait: AGAIN_MS * 1_000_000, max_ack_pending: 10_000 }),
      );
    const client = jetstream(connection, { timeout: ANSWER_MS });
    ready = { client, consumer: await client.consumers.get(STREAM, CONSUMER) };
    return ready;
  };
  const failed = (error: unknown): void => {
    ready = null;
    restUntil = performance.now() + REST_MS;
    if (isDown || closed) return;
    isDown = true;
    note(`the queue ${shown} gives no answer (${reasonOf(error)}); the work goes on from the ledger`);
    observe({ kind: "waiting", for: "queue", reason: reasonOf(error) });
  };
  const hintOf = (message: JsMsg): Hint => ({
    batch: Number(message.string()),
    heard: async () => {
      await message.ackAck({ timeout: ANSWER_MS }).catch(failed);
    },
  });
  return {
    async tell(batches) {
      if (performance.now() < restUntil || batches.length === 0) return 0;
      let told = 0;
      try {
        const { client } = await open();
        for (let at = 0; at < batches.length; at += 256) {
          const part = batches.slice(at, at + 256);
          await Promise.all(part.map((batch) => client.publish(SUBJECT, String(batch), { timeout: ANSWER_MS })));
          told += part.length;
        }
        isDown = false;
      } catch (error) {
        failed(error);
      }
      return told;
    },
    async hear(most, waitMs) {
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      if (performance.now() < restUntil) {
        await wait(Math.min(waitMs, 100));
        return [];
      }
      try {
        const { consumer } = await open();
        const messages = await consumer.fetch({ max_messages: most, expires: Math.max(1000, waitMs) });
        const limit = setTimeout(() => messages.stop(), waitMs);
        const found: Hint[] = [];
        for await (const message of messages) {
          found.push(hintOf(message));
          // what else there is comes at once, or the next time
          if (found.length >= most) messages.stop();
        }
        clearTimeout(limit);
        isDown = false;
        return found.filter(({ batch }) => Number.isSafeInteger(batch));
      } catch (error) {
        failed(error);
        return [];
      }
    },
    async close() {
      closed = true;
      if (connection !== null) await connection.close().catch(() => undefined);
    },
  };
}
