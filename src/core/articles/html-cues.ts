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

/** Class and id words by what they mean; each matches whole words of the class list, parted at anything but letters and digits and at camel humps. */
const asideWords: readonly (readonly [string, readonly string[]])[] = [
  [
    "navigation",
    [
      "nav",
      "navbar",
      "navigation",
      "menu",
      "submenu",
      "breadcrumb",
      "breadcrumbs",
      "crumbs",
      "pagination",
      "pager",
      "paging",
      "topbar",
      "toolbar",
      "tabs",
      "sitemap",
      "masthead",
      "prev",
      "previous",
      "nextprev",
      "prevnext",
      "postnav",
      "skip",
      "skiplink",
      "toc",
    ],
  ],
  ["footer", ["footer", "colophon", "copyright", "legal", "disclaimer", "imprint"]],
  [
    "comments-prompt",
    [
      "comment",
      "comments",
      "commentlist",
      "disqus",
      "livefyre",
      "respond",
      "responses",
      "discussion",
      "viafoura",
      "coral",
      "kommentare",
      "comentarios",
      "commentaires",
    ],
  ],
  [
    "social-share",
    [
      "share",
      "sharing",
      "sharebar",
      "sharedaddy",
      "social",
      "socials",
      "sns",
      "addthis",
      "addtoany",
      "sharethis",
      "follow",
      "tweet",
      "facebook",
      "twitter",
      "whatsapp",
      "shares",
      "sharebuttons",
      "jp",
      "sociable",
    ],
  ],
  [
    "related-links",
    [
      "related",
      "relateds",
      "recommended",
      "recommendation",
      "recommendations",
      "recirc",
      "recirculation",
      "trending",
      "popular",
      "outbrain",
      "taboola",
      "revcontent",
      "mgid",
      "zergnet",
      "readnext",
      "nextup",
      "upnext",
      "readmore",
      "morefrom",
      "morestories",
      "yarpp",
      "seealso",
      "teaser",
      "teasers",
      "promo",
      "promos",
      "latest",
      "newest",
      "carousel",
      "slider",
      "linkbox",
      "linklist",
      "ticker",
      "headlines",
      "rail",
      "mostread",
      "suggested",
      "suggestions",
      "onward",
      "storylist",
      "interlink",
      "inlink",
    ],
  ],
  ["newsletter-prompt", ["newsletter", "newsletters", "signup", "subscribe", "subscription", "mailchimp", "optin", "mailinglist", "mc4wp"]],
  [
    "subscribe-prompt",
    ["paywall", "piano", "metered", "meter", "regwall", "subscriber", "donate", "donation", "membership", "login", "signin", "register", "tp"],
  ],
  [
    "advertisement",
    [
      "ad",
      "ads",
      "advert",
      "adverts",
      "advertisement",
      "advertising",
      "adsense",
      "adslot",
      "adunit",
      "adbox",
      "adcontainer",
      "dfp",
      "gpt",
      "sponsor",
      "sponsored",
      "sponsors",
      "banner",
      "adwrapper",
      "advertorial",
      "publicidad",
      "werbung",
      "anzeige",
      "reklama",
      "reklam",
      "commercial",
      "affiliate",
      "shopping",
    ],
  ],
  ["cookie-notice", ["cookie", "cookies", "gdpr", "consent", "ccpa", "onetrust", "cmp", "truste"]],
  [
    "furniture",
    [
      "sidebar",
      "widget",
      "widgets",
      "modal",
      "popup",
      "overlay",
      "lightbox",
      "dialog",
      "tooltip",
      "dropdown",
      "search",
      "searchbox",
      "tools",
      "toolbox",
      "utility",
      "print",
      "printer",
      "rating",
      "ratings",
      "vote",
      "poll",
      "quiz",
      "captcha",
      "hidden",
      "alert",
      "alerts",
      "snackbar",
      "sticky",
      "player",
      "video",
      "videoplayer",
      "podcast",
      "gallery",
      "slideshow",
      "tags",
      "taglist",
      "tagcloud",
      "keywords",
      "topics",
      "categories",
      "postmeta",
      "metadata",
      "profile",
      "bio",
      "authorbox",
      "aboutauthor",
      "infobox",
      "factbox",
      "weather",
      "stock",
      "stocks",
      "quote-box",
      "calendar",
      "archive",
      "archives",
      "app-promo",
      "feedback",
      "survey",
      "contest",
      "blogroll",
      "pingback",
      "trackback",
      "trackbacks",
      "navlinks",
      "backtotop",
      "edit",
      "editsection",
      "reflist",
      "references",
      "footnotes",
    ],
  ],
];
const captionWords = [
  "caption",
  "captions",
  "credit",
  "credits",
  "figcaption",
  "photocredit",
  "imagecaption",
  "imgcaption",
  "cutline",
  "photographer",
  "thumbcaption",
  "mediacaption",
  "pic-caption",
  "wp-caption-text",
  "bildunterschrift",
  "attribution",
];
const bylineWords = [
  "byline",
  "bylines",
  "author",
  "authors",
  "dateline",
  "timestamp",
  "dateblock",
  "pubdate",
  "published",
  "postdate",
  "entrymeta",
  "articlemeta",
  "contributor",
  "contributors",
  "writer",
  "reporter",
  "lastupdated",
  "updated",
  "datetime",
];
const summaryWords = [
  "standfirst",
  "dek",
  "subtitle",
  "subheadline",
  "subhead",
  "deck",
  "strapline",
  "teasertext",
  "summary",
  "abstract",
  "kicker",
  "excerpt",
  "chapo",
];
const bodyWords = [
  "articlebody",
  "storybody",
  "storytext",
  "storycontent",
  "articletext",
  "articlecontent",
  "entrycontent",
  "postcontent",
  "postbody",
  "posttext",
  "bodycopy",
  "bodytext",
  "bodycontent",
  "contentbody",
  "articledetail",
  "newsbody",
  "newscontent",
  "newstext",
  "maincontent",
  "pagecontent",
  "contentmain",
  "blogcontent",
  "tdpostcontent",
  "zonebody",
  "caasbody",
  "richtext",
  "texte",
  "artikeltext",
  "cuerpo",
  "nota",
  "fulltext",
  "newsdetail",
  "readcontent",
  "articlesection",
  "bodyarticle",
  "contentarticle",
  "articlewrap",
  "blogpost",
  "singlecontent",
  "thecontent",
  "entrytext",
  "itemfulltext",
  "articlecopy",
  "storycopy",
  "prose",
];
const goodWords = [
  "article",
  "articles",
  "body",
  "content",
  "entry",
  "hentry",
  "main",
  "page",
  "post",
  "text",
  "blog",
  "story",
  "copy",
  "paragraph",
  "artikel",
  "news",
  "noticia",
  "detail",
  "wysiwyg",
];

const asideOf = new Map<string, string>(asideWords.flatMap(([rule, words]) => words.map((word) => [word, rule] as const)));
const captions = new Set(captionWords);
const bylines = new Set(bylineWords);
const summaries = new Set(summaryWords);
const bodies = new Set(bodyWords);
const goods = new Set(goodWords);
/** Words of a class that make an aside word harmless: "no-sidebar", "has-ads", "content-with-sidebar". */
const negating = new Set(["no", "has", "with", "without", "hide", "not", "non"]);
const longestClassChars = 400;

const none: ElementCues = { aside: false, rule: null, body: false, points: 0, isCaption: false, isByline: false, isSummary: false };

/** Their classes name a state or a network, not a part of the page. */
const uncued = new Set(["blockquote", "tr", "td", "th", "tbody", "thead", "table"]);

/** Cues of one element. */
export function readCues(tag: string, attributes: ReadonlyMap<string, string>): ElementCues {
  const byTag = tagCues(tag);
  if (attributes.size === 0 || tag === "html" || tag === "body") return byTag;
  const role = attributes.get("role")?.toLowerCase() ?? "";
  const prop = attributes.get("itemprop")?.toLowerCase() ?? "";
  const found: { aside: boolean; rule: string | null; body: boolean; points: number; isCaption: boolean; isByline: boolean; isSummary: boolean } = { ...byTag };
  if (
    role === "navigation" ||
    role === "complementary" ||
    role === "contentinfo" ||
    role === "banner" ||
    role === "search" ||
    role === "dialog" ||
    role === "menu" ||
    role === "alert"
  ) {
    found.aside = true;
    found.rule = role === "navigation" || role === "menu" ? "navigation" : role === "contentinfo" ? "footer" : "furniture";
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
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] ?? "";
      const pair = word + (words[index + 1] ?? "");
      if (index > 0 && negating.has(words[index - 1] ?? "")) continue;
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
  if (found.points > 12) found.points = 12;
  if (found.points < -12) found.points = -12;
}

/** A wrapper that names its parts ("sidebar-layout", "video-page", "comments-open") is not the part. */
function isLayout(words: readonly string[], index: number): boolean {
  const last = words[words.length - 1] ?? "";
  if (index === words.length - 1) return false;
  return ["layout", "page", "template", "enabled", "open", "active", "left", "right", "body", "story", "article", "main", "loaded", "none", "off"].includes(
    last,
  );
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
