import PostalMime, { type Address } from "postal-mime";
import type { Hints } from "../../core/model/index.ts";

/** A mail as a report: its best part, and what its header says. */
export interface MailReport {
  readonly bytes: Uint8Array;
  readonly mediaType: "text/plain" | "text/html";
  readonly hints: Hints;
}

/** Parts inside parts that are followed; a bomb nests thousands. */
const MAX_NESTING = 50;

/** "The Daily <news@daily.example>": the name is taken for the outlet, the address stands in when there is none. */
const senderOf = (from: Address | undefined): string | null => from?.name?.trim() || from?.address?.trim() || null;

/** Reads a mail; null when it has no text part. */
export async function readMail(bytes: Uint8Array): Promise<MailReport | null> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: MAX_NESTING });
  const plain = mail.text?.trim() ? mail.text : null;
  const html = mail.html?.trim() ? mail.html : null;
  const body = plain ?? html;
  if (body === null) return null;
  return {
    bytes: new TextEncoder().encode(body),
    mediaType: plain !== null ? "text/plain" : "text/html",
    hints: { title: mail.subject?.trim() || null, outlet: senderOf(mail.from), byline: null, published: mail.date ?? null },
  };
}
