import { holdings } from "./0001-holdings.ts";
import { fetched } from "./0002-fetched.ts";
import { ledger } from "./0003-ledger.ts";
import { picture } from "./0004-picture.ts";
import { feeds } from "./0005-feeds.ts";
import { storiesBySize } from "./0008-stories-by-size.ts";
import { filterPairs } from "./0009-filter-pairs.ts";
import { accounts } from "./0010-accounts.ts";
import { watches } from "./0011-watches.ts";
import { passages } from "./0012-passages.ts";
import { emptiedDecisions } from "./0015-emptied-decisions.ts";
import { summaries } from "./0016-summaries.ts";
import { drafts } from "./0017-drafts.ts";
import { backlog } from "./0018-backlog.ts";
import type { Step } from "./step.ts";

/** Every step by its number and name, in order; a new one goes to the end under the next free number. */
export const steps: Readonly<Record<string, Step>> = {
  "0001-holdings": holdings,
  "0002-fetched": fetched,
  "0003-ledger": ledger,
  "0004-picture": picture,
  "0005-feeds": feeds,
  "0008-stories-by-size": storiesBySize,
  "0009-filter-pairs": filterPairs,
  "0010-accounts": accounts,
  "0011-watches": watches,
  "0012-passages": passages,
  "0015-emptied-decisions": emptiedDecisions,
  "0016-summaries": summaries,
  "0017-drafts": drafts,
  "0018-backlog": backlog,
};
