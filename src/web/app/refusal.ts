import { RequestError } from "../data/request.ts";
import { type Key, t } from "../words/words.ts";

/** Refusals that people meet often, in their language; the rest is told in the server's words. */
const KNOWN: Readonly<Record<string, Key>> = {
  "auth/role": "refused.role",
  "auth/read-only": "refused.role",
  "auth/none": "refused.none",
  "server/gone": "refused.gone",
  "server/too-fast": "refused.fast",
};

const ending = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Why something was not done and what to do about it, in one sentence. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof RequestError)) return t("refused", { why: ending(error instanceof Error ? error.message : String(error)) });
  const known = KNOWN[error.code];
  return t("refused", { why: known === undefined ? ending(`${error.message}; ${error.fix}`) : t(known) });
}
