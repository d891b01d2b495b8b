import { Agent, request } from "node:http";
import type { Store } from "../../src/node/app/ports.ts";
import { confirmations } from "../../src/node/mcp/confirm.ts";
import { KeptAnswers } from "../../src/node/mcp/kept-answers.ts";
import { plainLog } from "../../src/node/observe/log.ts";
import { unobserved } from "../../src/node/observe/observer.ts";
import { ReadinessCheck } from "../../src/node/observe/readiness.ts";
import { restApp } from "../../src/node/rest/app.ts";
import { ChangeFeed } from "../../src/node/rest/changes.ts";
import { localGate } from "../../src/node/rest/gates/local-gate.ts";
import { listen } from "../../src/node/rest/listen.ts";

/** Milliseconds from sending a request to the last byte of its answer. */
export interface Timing {
  readonly requests: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

/** What was measured: times by question, and the CPU time of this process (server and client together) a request took on average. */
export interface Measured {
  readonly timings: Readonly<Record<string, Timing>>;
  readonly all: Timing;
  readonly cpuMs: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const get = (url: string): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.once("error", reject).end();
  });

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));

const timingOf = (times: readonly number[]): Timing => {
  const sorted = [...times].sort((a, b) => a - b);
  return { requests: sorted.length, median: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
};

interface Listed {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
}

/** Asks a server on loopback, one question after the other, what a desk asks all day; each question of other stories than the one before. */
export async function measureApi(store: Store, rounds: number): Promise<Measured> {
  const open = async (): Promise<Store> => store;
  const app = restApp({
    run: () => Promise.reject(new Error("no operation is measured")),
    store: open,
    changes: new ChangeFeed(open),
    gate: localGate("bench"),
    record: async () => undefined,
    clock: { now: () => new Date().toISOString() },
    web: null,
    packs: () => {
      throw new Error("no text is measured");
    },
    version: "bench",
    mcpWrite: false,
    mcp: { confirmation: confirmations(), kept: new KeptAnswers() },
    observer: unobserved(plainLog((line) => process.stderr.write(line))),
    readiness: new ReadinessCheck(open),
  });
  const server = await listen(app.fetch, "127.0.0.1", 0);
  const list = async (path: string): Promise<Listed> => JSON.parse((await get(`${server.url}${path}`)).text) as Listed;
  try {
    const stories: string[] = [];
    for (let cursor: string | null = ""; cursor !== null && stories.length < 2000; ) {
      const page: Listed = await list(`/api/stories?limit=200${cursor === "" ? "" : `&cursor=${cursor}`}`);
      stories.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    }
    const { rows: claims, next } = await list("/api/claims?limit=200");
    const of = (items: readonly string[], round: number): string => encodeURIComponent(items[(round * 7919) % items.length] ?? "");
    const ids = claims.map(({ id }) => id);
    const questions: Readonly<Record<string, (round: number) => string>> = {
      stories: () => "/api/stories?limit=50",
      "largest stories": () => "/api/stories?limit=50&order=size",
      "one story": (round) => `/api/stories/${of(stories, round)}`,
      "findings of a story": (round) => `/api/stories/${of(stories, round)}/findings?limit=50`,
      "claims of a story": (round) => `/api/stories/${of(stories, round)}/claims?limit=50`,
      "claims of a story, by kind": (round) => `/api/stories/${of(stories, round)}/claims?limit=50&kind=aid`,
      "documents of a story": (round) => `/api/stories/${of(stories, round)}/documents?limit=50`,
      "origins of a story": (round) => `/api/stories/${of(stories, round)}/origins?limit=50`,
      "claims by kind": () => "/api/claims?limit=50&kind=attack",
      "claims by kind and outlet": (round) => `/api/claims?limit=50&kind=attack&outlet=outlet-${round % 40}`,
      "claims, the next page": () => `/api/claims?limit=200&cursor=${next ?? ""}`,
      "one claim": (round) => `/api/claims/${of(ids, round)}`,
    };
    const times: Record<string, number[]> = {};
    let cpu = process.cpuUsage();
    for (let round = -3; round < rounds; round += 1) {
      if (round === 0) cpu = process.cpuUsage();
      for (const [name, pathOf] of Object.entries(questions)) {
        const from = performance.now();
        const { status, text } = await get(`${server.url}${pathOf(Math.abs(round))}`);
        if (status !== 200) throw new Error(`${name}: ${status} ${text.slice(0, 200)}`);
        if (round >= 0) (times[name] ??= []).push(performance.now() - from);
      }
    }
    const { user, system } = process.cpuUsage(cpu);
    const all = timingOf(Object.values(times).flat());
    const timings = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, timingOf(list)]));
    return { timings, all, cpuMs: Number(((user + system) / 1000 / all.requests).toFixed(2)) };
  } finally {
    agent.destroy();
    await server.close();
  }
}
