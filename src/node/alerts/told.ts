import { limitQuote } from "../../core/exports/guard/quote.ts";
import type { FindingId, Instant, StoryId } from "../../core/model/index.ts";
import { plainLine } from "../../core/text/plain-line.ts";
import type { Store } from "../app/ports.ts";
import type { KeptAlert } from "../app/watches.ts";
import type { Told } from "./payload.ts";

/** A claim as the picture lists it. */
interface ClaimBody {
  readonly story: StoryId;
  readonly finding: FindingId | null;
  readonly text: string;
  readonly sentence: { readonly text: string };
}

/** An alert with the words that may leave at a moment; null when the claim is gone or may not leave. */
export async function tellAlert({ key, watch, facts }: KeptAlert, store: Store, sharedAt: Instant): Promise<Told | null> {
  const row = await store.picture.findRow("claims", facts.claim, sharedAt);
  if (row === null) return null;
  const body = row.body as ClaimBody;
  const { event, status, old, new: now } = facts;
  // repairs and decisions may have moved the claim since
  const finding = body.finding ?? facts.finding;
  const statement = limitQuote(plainLine(facts.clause ? body.text : body.sentence.text));
  return { key, watch, event, status, old, new: now, story: body.story, finding, statement };
}
