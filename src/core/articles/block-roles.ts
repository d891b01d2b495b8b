import type { Draft } from "./draft.ts";

/** A headline is a line of at most so many characters. */
const longestHeadlineChars = 220;
/** A subheading is a line of at most so many characters. */
const longestSubheadingChars = 90;

/** Gives plain-text drafts that are still unsettled their role by place and form: headline, summary bullets, caption, subheading, paragraph. */
export function settleRoles(text: string, drafts: Draft[], title: string | null): void {
  const open = drafts.filter((draft) => draft.role === null);
  const hasHeadline = drafts.some((draft) => draft.role === "headline");
  let next = 0;
  const [first, second] = open;
  if (!hasHeadline && first !== undefined && second !== undefined && isHeadline(text, first, second, title)) {
    first.role = "headline";
    next = 1;
  }
  for (const draft of open.slice(next, -1)) {
    if (!isBullet(text, draft)) break;
    draft.role = "summary";
    next += 1;
  }
  for (const [index, draft] of open.entries()) {
    if (draft.role !== null) continue;
    const following = open[index + 1];
    draft.role =
      index >= next && following !== undefined && !isBullet(text, draft) && isSubheading(text, draft) && !isSubheading(text, following)
        ? "subheading"
        : "paragraph";
  }
}

function stretch(text: string, draft: Draft): string {
  return text.slice(draft.start, draft.end);
}

/** Letters and digits alone. */
const inkOf = (line: string): string => line.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

function lastMark(text: string, draft: Draft): string {
  let at = draft.end - 1;
  while (at > draft.start && "\"”’')]".includes(text.charAt(at))) at -= 1;
  return text.charAt(at);
}

function isHeadline(text: string, draft: Draft, following: Draft, title: string | null): boolean {
  if (draft.end - draft.start > longestHeadlineChars) return false;
  const line = stretch(text, draft);
  if (line.includes("\n")) return false;
  if (title !== null && title.trim() !== "" && inkOf(line) === inkOf(title)) return true;
  const last = lastMark(text, draft);
  if (last === "." && !line.endsWith("..."))
    return (
      /\n\s*\n/.test(text.slice(draft.end, following.start)) &&
      line.split(" ").length <= 18 &&
      !/\. \S/.test(line.slice(0, -1)) &&
      startsWithDateline(stretch(text, following))
    );
  return (
    (last !== "," && last !== ";" && last !== ":" && line.split(" ").length >= 2 && !/^[“"]/.test(line)) ||
    (/^[“"]/.test(line) && !"!?".includes(last) && last !== ",")
  );
}

/** "CITY, Month 4 (Some Agency) -" at the head of a paragraph: capitals, then a dash within the first hundred characters. */
export function startsWithDateline(line: string): boolean {
  return datelineStart.test(line.slice(0, 120));
}

/** Place in capitals, then anything short without a full sentence, then a dash or a closing bracket with a dash. */
const datelineStart = /^[\p{Lu}][\p{Lu} .,'’/-]{2,40}(?:[,(][^.!?—–]{0,70}(?:[.][^.!?—–]{0,30})?)?\s?(?:—|–|--|-\s|\)\s?:)/u;

function isBullet(text: string, draft: Draft): boolean {
  const mark = text.charAt(draft.start);
  return "-–—•*▪●◦‣·".includes(mark) && /\s/.test(text.charAt(draft.start + 1));
}

function isSubheading(text: string, draft: Draft): boolean {
  const length = draft.end - draft.start;
  if (length > longestSubheadingChars || length < 2) return false;
  const last = lastMark(text, draft);
  const line = stretch(text, draft);
  if (line.split(" ").length > 12 || !/\p{L}/u.test(line)) return false;
  if (".,;:!…".includes(last)) return false;
  return last !== "?" || line.split(" ").length <= 9;
}
