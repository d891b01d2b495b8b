/** The vocabulary all stages share: types only, one noun a file. */
export type * from "./article.ts";
export type * from "./attribution.ts";
export type * from "./brief.ts";
export type * from "./capture.ts";
export type * from "./claim.ts";
export type * from "./decision.ts";
export type * from "./diagnostic.ts";
export type * from "./dossier.ts";
export type * from "./finding.ts";
export type * from "./ids.ts";
export type * from "./mention.ts";
export type * from "./origin.ts";
export type * from "./quantity.ts";
export type * from "./reading.ts";
export type * from "./span.ts";
export type * from "./story.ts";
export type * from "./time.ts";
