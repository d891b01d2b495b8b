import { createHmac, randomBytes } from "node:crypto";

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

/** Makes the word that a write has to be repeated with: another for every tool and input, and another for every start of the server. */
export function confirmations(secret: Uint8Array = randomBytes(32)): (tool: string, input: unknown) => string {
  return (tool, input) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([tool, sorted(input)]))
      .digest("base64url")
      .slice(0, 16);
}
