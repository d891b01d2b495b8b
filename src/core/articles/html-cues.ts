import { asideOf, bodies, bylines, captions, goods, negating, summaries } from "./html-cue-words.ts";

/** What tag, class, id, role and itemprop of an element promise about its text. */
export interface ElementCues {
  /** Not part of a report: navigation, footer, comments, related, share, promotion ... */
  readonly aside: boolean;
  /** Kind of aside for the block's rule: "navigation", "related-links", "comments" ...; null when none. */
  readonly rule: string | null;
  /** Holds the report: articleBody, entry-content, story-body. */
  readonly body: boolean;
  /** Weaker sign of either kind, as a number of points. */
  readonly points: number;
  readonly isCaption: boolean;
  readonly isByline: boolean;
  readonly isSummary: boolean;
}

const longestClassChars = 400;

const none: ElementCues = { aside: false, rule: null, body: false, points: 0, isCaption: false, isByline: false, isSummary: false };

/** Their classes name a state or a network, not a part of the page. */
const uncued = new Set(["blockquote", "tr", "td", "th", "tbody", "thead", "table"]);

/** What stands in the parts of a page that are marked by their role. */
const partByRole: ReadonlyMap<string, string> = new Map([
  ["navigation", "navigation"],
  ["menu", "navigation"],
  ["contentinfo", "footer"],
  ["complementary", "furniture"],
  ["banner", "furniture"],
  ["search", "furniture"],
  ["dialog", "furniture"],
  ["alert", "furniture"],
]);

/** Cues of one element. */
export function readCues(tag: string, attributes: ReadonlyMap<string, string>): ElementCues {
  const byTag = tagCues(tag);
  if (attributes.size === 0 || tag === "html" || tag === "body") return byTag;
  const role = attributes.get("role")?.toLowerCase() ?? "";
  const prop = attributes.get("itemprop")?.toLowerCase() ?? "";
  const found: { aside: boolean; rule: string | null; body: boolean; points: number; isCaption: boolean; isByline: boolean; isSummary: boolean } = { ...byTag };
  const part = partByRole.get(role);
  if (part !== undefined) {
    found.aside = true;
    found.rule = part;
  }
  if (
    prop.includes("articlebody") ||
    prop === "reviewbody" ||
    attributes.get("property")?.includes("articleBody") === true ||
    attributes.get("property")?.includes("content:encoded") === true
  )
    found.body = true;
  if (prop === "author" || prop === "datepublished") found.isByline = true;
  if (prop === "caption") found.isCaption = true;
  if (prop === "comment") {
    found.aside = true;
    found.rule = "comments-prompt";
  }
  const names = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""} ${attributes.get("data-component") ?? ""} ${attributes.get("data-type") ?? ""} ${attributes.get("data-testid") ?? ""}`;
  // An embedded post carries its network's name and is part of the report.
  if (names.length > 4 && !uncued.has(tag)) readNames(names.slice(0, longestClassChars), found);
  return found;
}

function tagCues(tag: string): ElementCues {
  switch (tag) {
    case "nav":
    case "menu":
      return { ...none, aside: true, rule: "navigation" };
    case "footer":
      return { ...none, aside: true, rule: "footer" };
    case "aside":
      return { ...none, aside: true, rule: "furniture" };
    case "form":
    case "button":
    case "dialog":
    case "fieldset":
    case "legend":
    case "option":
    case "optgroup":
      return { ...none, aside: true, rule: "furniture" };
    case "figcaption":
    case "figure":
    case "picture":
      return { ...none, isCaption: true };
    case "article":
      return { ...none, points: 10 };
    case "main":
      return { ...none, points: 8 };
    default:
      return none;
  }
}

function readNames(
  names: string,
  found: { aside: boolean; rule: string | null; body: boolean; points: number; isCaption: boolean; isByline: boolean; isSummary: boolean },
): void {
  for (const name of splitNames(names)) {
    const words = splitWords(name);
    const joined = words.join("");
    if (bodies.has(joined)) found.body = true;
    for (const [index, word] of words.entries()) {
      const pair = word + (words[index + 1] ?? "");
      const before = words[index - 1];
      if (before !== undefined && negating.has(before)) continue;
      const rule = asideOf.get(word) ?? asideOf.get(pair);
      if (rule !== undefined && !(words.length > 4) && !isLayout(words, index)) {
        found.aside = true;
        found.rule ??= rule;
        found.points -= 5;
      }
      if (bodies.has(pair) && index + 1 < words.length) found.body = found.body || words.length <= 4;
      if (captions.has(word) || captions.has(pair)) found.isCaption = true;
      if (bylines.has(word) || bylines.has(pair)) found.isByline = true;
      if (summaries.has(word) || summaries.has(pair)) found.isSummary = true;
      if (goods.has(word)) found.points += 4;
    }
  }
  found.points = Math.max(-12, Math.min(12, found.points));
}

const wrappers: ReadonlySet<string> = new Set([
  "layout",
  "page",
  "template",
  "enabled",
  "open",
  "active",
  "left",
  "right",
  "body",
  "story",
  "article",
  "main",
  "loaded",
  "none",
  "off",
]);

/** A wrapper that names its parts ("sidebar-layout", "video-page", "comments-open") is not the part. */
function isLayout(words: readonly string[], index: number): boolean {
  const last = words.at(-1);
  return index < words.length - 1 && last !== undefined && wrappers.has(last);
}

function splitNames(names: string): string[] {
  return names
    .split(/\s+/)
    .filter((name) => name !== "")
    .slice(0, 30);
}

/** "articleBody-main_text2" -> article, body, main, text. */
function splitWords(name: string): string[] {
  return name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}
