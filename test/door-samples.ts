/** What an operation is asked in the test that compares the doors. */
export interface Sample {
  /** "{door}" in it is another word for each door: no two write the same file. "{token}" is the id of a token of the filled store. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The store it is asked on: one with reports in it, or an empty one. */
  readonly store: "filled" | "empty";
  /** Fields of the answer that say when or where it was given: they differ from one question to the next. */
  readonly moments?: readonly string[];
}

const REPORTS = ["r1.txt", "r2.txt", "r3.txt"];

/** The password of users in tests. */
export const TEAM_PASSWORD = "nine grey herons stand still";

/** One question for each operation, by its name; files are named as they stand in the folder of the test. */
export const samples: Readonly<Record<string, Sample>> = {
  demo: { input: {}, store: "empty" },
  read: { input: { paths: REPORTS }, store: "empty" },
  follow: { input: { list: true }, store: "filled" },
  stories: { input: { story: "A" }, store: "filled" },
  brief: { input: { story: "A", format: "json" }, store: "filled" },
  why: { input: { id: "A" }, store: "filled" },
  review: { input: { story: "A" }, store: "filled" },
  decide: { input: { verb: "merge", id: "A", other: "B", reason: "one siege", by: "desk" }, store: "filled" },
  sources: { input: {}, store: "filled" },
  decisions: { input: {}, store: "filled" },
  search: { input: { words: ["killed"], limit: 3 }, store: "filled" },
  article: { input: { report: "r1.txt" }, store: "filled" },
  versions: { input: { report: "r1.txt" }, store: "filled" },
  check: { input: { sentence: "At least 9 people were killed in Sund." }, store: "filled" },
  export: { input: { format: "md" }, store: "filled" },
  "watch add": { input: { terms: ["killed"], place: "Sund", by: "desk" }, store: "filled", moments: ["at"] },
  "watch list": { input: {}, store: "filled" },
  "watch test": { input: { id: "w1" }, store: "filled" },
  "watch feed": { input: { id: "w1", format: "json" }, store: "filled" },
  "watch remove": { input: { id: "w1" }, store: "filled" },
  "watch deliver": { input: {}, store: "filled" },
  draft: { input: { report: "r1.txt" }, store: "filled" },
  drafts: { input: {}, store: "filled" },
  annotate: { input: { file: "documents.jsonl", offsets: "codepoint" }, store: "empty" },
  cluster: { input: { file: "documents.jsonl" }, store: "empty" },
  verify: { input: { picture: true }, store: "filled" },
  stamp: { input: {}, store: "filled" },
  forget: { input: { report: "r1.txt", reason: "asked for by its author", by: "desk" }, store: "filled", moments: ["at"] },
  retention: { input: { keepDays: 3000 }, store: "filled" },
  archive: { input: { file: "{door}.warc.gz" }, store: "filled", moments: ["file", "bytes"] },
  backfill: { input: { archives: ["crawl.warc.gz"], jobs: 1 }, store: "empty" },
  worker: { input: { threads: 1 }, store: "filled" },
  status: { input: {}, store: "filled" },
  backup: { input: { file: "{door}.zip" }, store: "filled", moments: ["file"] },
  restore: { input: { file: "kept.zip" }, store: "empty" },
  "users add": { input: { name: "cas", role: "viewer", password: TEAM_PASSWORD }, store: "filled", moments: ["createdAt"] },
  "users list": { input: {}, store: "filled" },
  "users role": { input: { name: "ben", role: "viewer" }, store: "filled" },
  "users password": { input: { name: "ben", password: `${TEAM_PASSWORD}, or another` }, store: "filled" },
  "users remove": { input: { name: "ben" }, store: "filled" },
  "tokens add": { input: { user: "ben", name: "weekly table", days: 30 }, store: "filled", moments: ["id", "token", "createdAt", "expiresAt"] },
  "tokens list": { input: { user: "ben" }, store: "filled" },
  "tokens revoke": { input: { id: "{token}" }, store: "filled", moments: ["revokedAt"] },
  audit: { input: { action: "users add" }, store: "filled" },
  eval: { input: { sets: ["siege"] }, store: "empty" },
};
