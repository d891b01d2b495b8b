/** A capture's id is the SHA-256, in hex, of its bytes, or of its envelope and bytes where the envelope holds words of the report; every other id is spelled from it, so that the same input gives the same ids. */
export type CaptureId = string;
/** The id of the capture the article was read from. */
export type ArticleId = string;
/** `<article>:<start>-<end>:<mention kind>`. */
export type MentionId = string;
/** `<article>:<start>-<end>:<claim type>:<ordinal>`, spelled from the span of its quantity, or of its predicate. */
export type ClaimId = string;
export type ClaimTypeId = string;
/** Spelled from the smallest claim id of the origin; the store keeps a redirect when the smallest changes. */
export type OriginId = string;
/** Spelled from the smallest claim id of the finding; the store keeps a redirect when the smallest changes. */
export type FindingId = string;
/** Spelled from the first article of the story; `apart:<article>` for one that an analyst opened. */
export type StoryId = string;
/** Begins with the moment it was taken; unique in its store. */
export type DecisionId = string;
export type OutletId = string;
export type PlaceId = string;
export type RuleId = string;
/** ISO 8601, UTC, milliseconds. */
export type Instant = string;
/** BCP 47; `und` when it could not be told. */
export type Language = string;
