import { type Key, t } from "../words/words.ts";
import { RequestError } from "./request.ts";

/** Refusals that people meet often, in their language; the rest is told in the server's words. */
const KNOWN: Readonly<Record<string, Key>> = {
  "auth/role": "refused.role",
  "auth/read-only": "refused.role",
  "auth/none": "refused.none",
  "auth/password": "refused.password",
  "auth/attempts": "refused.attempts",
  "server/gone": "refused.gone",
  "server/too-fast": "refused.fast",
};

const ending = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** A refusal people meet often, in the language of the page; null for any other. */
export function knownRefusal(error: unknown): string | null {
  const key = error instanceof RequestError ? KNOWN[error.code] : undefined;
  return key === undefined ? null : t(key);
}

/** Why something was not done and what to do about it, in one sentence. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof RequestError)) return t("refused", { why: ending(error instanceof Error ? error.message : String(error)) });
  return t("refused", { why: ending(knownRefusal(error) ?? `${error.message}; ${error.fix}`) });
}
