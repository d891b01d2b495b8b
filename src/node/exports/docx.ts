import type { Format } from "./format.ts";

/** The briefs as a Word document: headings, tables, and every sentence with its footnotes. */
export const docxBrief: Format = {
  id: "docx",
  file: "brief.docx",
  summary: "the brief as a Word document with footnotes",
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  local: false,
  // the library is loaded by those who ask for the format
  write: async (shared, options) => (await import("./word-brief.ts")).writeWordBrief(shared, options),
};
