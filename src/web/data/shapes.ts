import type { z } from "zod";
import type { briefAnswer } from "../../node/app/answers/brief.ts";
import type { checkAnswer } from "../../node/app/answers/check.ts";
import type { decidedAnswer, decisionsAnswer } from "../../node/app/answers/decided.ts";
import type { exportAnswer } from "../../node/app/answers/export.ts";
import type { status } from "../../node/app/answers/fields.ts";
import type { foundAnswer } from "../../node/app/answers/found.ts";
import type { reviewAnswer } from "../../node/app/answers/review.ts";
import type { claimRow, documentRow, findingRow, originRow, storyRow } from "../../node/app/answers/rows.ts";
import type { sourcesAnswer } from "../../node/app/answers/sources.ts";
import type { summaryAnswer } from "../../node/app/answers/summary.ts";
import type { watchesAnswer, watchRow } from "../../node/app/answers/watched.ts";
import type { articleTextAnswer, formatsAnswer, provenanceAnswer } from "../../node/app/answers/workbench.ts";

/** What the REST door answers: the shapes are those of the server, of which nothing but the types comes along. */
export type Story = z.infer<typeof storyRow>;
export type Finding = z.infer<typeof findingRow>;
export type Claim = z.infer<typeof claimRow>;
export type Report = z.infer<typeof documentRow>;
export type Origin = z.infer<typeof originRow>;
export type Status = z.infer<typeof status>;
export type Brief = z.infer<typeof briefAnswer>;
export type Check = z.infer<typeof checkAnswer>;
export type Decided = z.infer<typeof decidedAnswer>;
export type Decisions = z.infer<typeof decisionsAnswer>;
export type Exported = z.infer<typeof exportAnswer>;
export type Found = z.infer<typeof foundAnswer>;
export type Ratings = z.infer<typeof sourcesAnswer>;
/** What an analyst says of a source. */
export type Rating = Omit<Ratings["outlets"][number], "outlet">;
export type Summary = z.infer<typeof summaryAnswer>;

export type Watch = z.infer<typeof watchRow>;
export type Watches = z.infer<typeof watchesAnswer>;

/** How long reports are kept, in days; null: for good. */
export interface Kept {
  readonly keepDays: number | null;
}

/** A story as it stood at a moment. */
export interface PastStory {
  readonly asOf: string;
  readonly story: Story;
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  readonly documents: readonly Report[];
  readonly origins: readonly Origin[];
  readonly provenance: Provenance;
}

/** What somebody may do, in a team. */
export type Role = "viewer" | "analyst" | "admin";

/** A key for a program, as its owner sees it; `token` only in the answer that makes it. */
export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly write: boolean;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly token?: string;
}

/** Who asks, and what a write must bring. */
export interface Session {
  readonly mode: "local" | "team";
  readonly account: string | null;
  readonly role: Role | null;
  /** May do what the role allows. */
  readonly write: boolean;
  readonly token: string | null;
}
export type ArticleText = z.infer<typeof articleTextAnswer>;
export type Formats = z.infer<typeof formatsAnswer>;
export type Provenance = z.infer<typeof provenanceAnswer>;
export type ReviewQueue = z.infer<typeof reviewAnswer>;
export type ReviewItem = ReviewQueue["items"][number];
export type ReviewAnswer = ReviewItem["answers"][number];
