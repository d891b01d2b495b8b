/** The one file that asks anything of the network: the guards are in it (address, size, time). */
export const NETWORK_CLIENT = "src/node/fetch/client.ts";

/** Ways to the network that would go round the guards. A server is none of them: node:http is free to listen, not to ask. */
const FORBIDDEN_OUTSIDE_CLIENT: readonly RegExp[] = [
  /(?<![\w.])(?:globalThis\s*\.\s*)?fetch\s*\(/,
  /\bnew\s+(?:WebSocket|EventSource|XMLHttpRequest)\b/,
  /\bfrom\s*["']undici["']|\bimport\s*\(\s*["']undici["']/,
  /\bfrom\s*["']node:(?:https|http2|net|tls|dgram|dns)(?:\/promises)?["']/,
  /\bhttps?\s*\.\s*(?:request|get)\s*\(|\{[^}]*\b(?:request|get)\b[^}]*\}\s*from\s*["']node:https?["']/,
];

/**
 * Libraries that open connections of their own accord, by how their names begin, with the one file that may take each; null: no file at all.
 * One that is not listed here and connects all the same is found by nothing but whoever adds it to the table of imports.
 */
const CONNECTING: Readonly<Record<string, string | null>> = {
  pg: "src/node/store/postgres.ts",
  nodemailer: "src/node/fetch/mail.ts",
  "@opentelemetry/exporter-": null,
  "@opentelemetry/otlp-exporter-base": null,
};

/** Whether a file takes a library that connects by itself, and is not the one that may. */
const takesConnecting = (file: string, specifiers: readonly string[]): boolean =>
  Object.entries(CONNECTING).some(
    ([library, owner]) => file !== owner && specifiers.some((one) => one === library || one.startsWith(library.endsWith("-") ? library : `${library}/`)),
  );

/** The two files of the workbench that ask the server that served it. */
const WEB_CLIENTS: ReadonlySet<string> = new Set(["src/web/data/request.ts", "src/web/data/live.ts"]);

/** Whether a file asks the network by a way of its own; `specifiers` are what it imports. */
export const goesRoundClient = (file: string, code: string, specifiers: readonly string[]): boolean =>
  file !== NETWORK_CLIENT && !WEB_CLIENTS.has(file) && (takesConnecting(file, specifiers) || FORBIDDEN_OUTSIDE_CLIENT.some((pattern) => pattern.test(code)));
