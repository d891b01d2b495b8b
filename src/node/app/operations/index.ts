import type { Operation } from "../operation.ts";
import { annotate } from "./annotate.ts";
import { archive } from "./archive.ts";
import { article } from "./article.ts";
import { audit } from "./audit.ts";
import { backfill } from "./backfill.ts";
import { backup } from "./backup.ts";
import { brief } from "./brief.ts";
import { check } from "./check.ts";
import { cluster } from "./cluster.ts";
import { decide } from "./decide.ts";
import { decisions } from "./decisions.ts";
import { demo } from "./demo.ts";
import { draft } from "./draft.ts";
import { drafts } from "./drafts.ts";
import { evalOperation } from "./eval.ts";
import { exportOperation } from "./export.ts";
import { follow } from "./follow.ts";
import { forget } from "./forget.ts";
import { past } from "./past.ts";
import { read } from "./read.ts";
import { restore } from "./restore.ts";
import { retention } from "./retention.ts";
import { review } from "./review.ts";
import { search } from "./search.ts";
import { sources } from "./sources.ts";
import { stamp } from "./stamp.ts";
import { status } from "./status.ts";
import { stories } from "./stories.ts";
import { tokensAdd } from "./tokens-add.ts";
import { tokensList } from "./tokens-list.ts";
import { tokensRevoke } from "./tokens-revoke.ts";
import { usersAdd } from "./users-add.ts";
import { usersList } from "./users-list.ts";
import { usersPassword } from "./users-password.ts";
import { usersRemove } from "./users-remove.ts";
import { usersRole } from "./users-role.ts";
import { verify } from "./verify.ts";
import { versions } from "./versions.ts";
import { watchAdd } from "./watch-add.ts";
import { watchDeliver } from "./watch-deliver.ts";
import { watchFeed } from "./watch-feed.ts";
import { watchList } from "./watch-list.ts";
import { watchRemove } from "./watch-remove.ts";
import { watchTest } from "./watch-test.ts";
import { why } from "./why.ts";
import { worker } from "./worker.ts";

/** Everything a user can do, in the order help lists it, each with its own types: the TypeScript door reads its methods off this list. */
export const listed = [
  demo,
  read,
  follow,
  stories,
  brief,
  why,
  review,
  decide,
  decisions,
  sources,
  search,
  article,
  versions,
  check,
  exportOperation,
  draft,
  drafts,
  watchAdd,
  watchList,
  watchTest,
  watchFeed,
  watchRemove,
  watchDeliver,
  archive,
  backfill,
  worker,
  status,
  annotate,
  cluster,
  verify,
  stamp,
  forget,
  retention,
  backup,
  restore,
  usersAdd,
  usersList,
  usersRole,
  usersPassword,
  usersRemove,
  tokensAdd,
  tokensList,
  tokensRevoke,
  audit,
  evalOperation,
] as const;

/** The same list for doors that treat all alike. */
export const operations: readonly Operation[] = listed;

/** What a server asks of its own threads beside what users can do. */
export const inner: readonly Operation[] = [past];
