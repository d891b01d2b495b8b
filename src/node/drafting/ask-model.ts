import { APIError, OpenAI } from "openai";
import type { ModelAnswer, ModelQuestion } from "../app/ports.ts";
import { type HttpClient, httpClient } from "../fetch/client.ts";
import { guardedFetch } from "./guarded-fetch.ts";

export interface ModelServer {
  /** Address of an OpenAI-compatible server: "https://api.example/v1", "http://127.0.0.1:11434/v1". */
  readonly url: string;
  readonly name: string;
  readonly key: string | null;
  readonly userAgent: string;
  readonly allowPrivate: readonly string[];
  /** Milliseconds for the whole answer. */
  readonly totalMs?: number;
}

/** Milliseconds a model may take, and bytes of its answer that are read. */
const TOTAL_MS = 120_000;
const ANSWER_BYTES = 262_144;

const problem = (message: string): ModelAnswer => ({ kind: "problem", message });

async function ask({ url, name, key }: ModelServer, client: HttpClient, { system, text }: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
  const openai = new OpenAI({ baseURL: url, apiKey: key ?? "none", maxRetries: 0, fetch: guardedFetch(client), logLevel: "off" });
  const answer = await openai.chat.completions.create(
    {
      model: name,
      temperature: 0,
      // no tools are offered: an answer that calls one is no answer
      messages: [
        { role: "system", content: system },
        { role: "user", content: text },
      ],
      response_format: { type: "json_object" },
    },
    { signal },
  );
  const message = answer.choices?.[0]?.message;
  if (message === undefined) return problem("an answer without a message");
  if ((message.tool_calls ?? []).length > 0 || "function_call" in message) return problem("an answer that calls a tool");
  return typeof message.content === "string" ? { kind: "answer", content: message.content } : problem("an answer without text");
}

/** Asks a model once. Nothing is thrown: what goes wrong is said, without a word of what the model or its server sent. */
export async function askModel(server: ModelServer, question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer> {
  const { totalMs = TOTAL_MS } = server;
  const client = httpClient({
    userAgent: server.userAgent,
    allowPrivate: server.allowPrivate,
    // a model is silent while it thinks
    limits: { totalMs, idleMs: totalMs, bytes: ANSWER_BYTES },
  });
  try {
    return await ask(server, client, question, signal);
  } catch (error) {
    if (error instanceof APIError && error.status !== undefined) return problem(`the model's server answered with status ${error.status}`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return problem(`no answer that can be read (${cause instanceof TypeError ? cause.message.slice(0, 200) : "not what was asked for"})`);
  } finally {
    await client.close();
  }
}
