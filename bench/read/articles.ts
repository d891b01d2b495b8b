import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Words of one bench article: about what a news agency's story has. */
export const WORDS = 670;

/** Number of words, divided at white space. */
export function countWords(text: string): number {
  let count = 0;
  for (const word of text.split(/\s+/)) if (word !== "") count += 1;
  return count;
}

function reportsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".txt"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Articles of about 670 words each: paragraphs of our own reports (corpus/), one behind the other. */
export function buildArticles(): readonly string[] {
  const paragraphs = ["demo", "gold"].flatMap((name) => reportsUnder(join(root, "corpus", name))).flatMap((path) => readFileSync(path, "utf8").split(/\n{2,}/));
  const articles: string[] = [];
  let held: string[] = [];
  let words = 0;
  for (const paragraph of paragraphs.map((text) => text.trim()).filter((text) => text !== "")) {
    held.push(paragraph);
    words += countWords(paragraph);
    if (words < WORDS) continue;
    articles.push(`${held.join("\n\n")}\n`);
    held = [];
    words = 0;
  }
  return articles;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** One page around an article, with the furniture of a news site: about 150 kB of head, menus, teasers, scripts and footer. */
export function dressArticle(article: string, number: number): string {
  const [headline = "", ...body] = article.split(/\n{2,}/);
  const css = Array.from({ length: 400 }, (_, k) => `.c${k}-${number}{margin:${k % 9}px;color:#${(k * 4099).toString(16).padStart(6, "0").slice(0, 6)}}`).join(
    "",
  );
  const script = Array.from(
    { length: 300 },
    (_, k) => `window.q=window.q||[];window.q.push({"slot":"unit-${k}","sizes":[[300,250],[728,90]],"page":${number}});if(1<2&&3>2){q.length}`,
  ).join("\n");
  const menu = Array.from(
    { length: 60 },
    (_, k) => `<li class="nav-item nav-item--${k}"><a href="/section/${k}" data-track="nav|${k}">Section ${k}</a></li>`,
  ).join("");
  const teaser = (k: number): string =>
    `<div class="card card-${k}"><a href="/story/${k}"><img src="/img/${k}.jpg" alt="Picture ${k}" width="320" height="180" loading="lazy"><h3 class="card__title">Another headline of the day, number ${k}</h3></a><p class="card__by">By A. Writer</p><time datetime="2031-03-0${(k % 9) + 1}">March ${(k % 9) + 1}, 2031</time></div>`;
  const teasers = Array.from({ length: 40 }, (_, k) => teaser(k)).join("\n");
  const svg = Array.from(
    { length: 30 },
    (_, k) =>
      `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M${k} 2C6.5 2 2 6.5 2 12s4.5 10 10 10 10-4.5 10-10S17.5 2 12 2zm0 18c-4.4 0-8-3.6-8-8s3.6-8 8-8 8 3.6 8 8-3.6 8-8 8z"/></svg>`,
  ).join("");
  const paragraphs = body
    .map(
      (text, at) =>
        `<p class="body-text">${escape(text).replaceAll("\n", "<br>\n")}</p>${at % 6 === 5 ? `<aside class="ad-slot" data-slot="${at}"><span>Advertisement</span></aside>` : ""}`,
    )
    .join("\n");
  const data = JSON.stringify({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    datePublished: "2031-03-04T09:30:00Z",
    author: [{ "@type": "Person", name: "A. Writer" }],
    publisher: { "@type": "Organization", name: "The Sample Courier" },
  });
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escape(headline)} | The Sample Courier</title><meta property="og:title" content="${escape(headline).replaceAll('"', "&quot;")}"><meta property="article:published_time" content="2031-03-04T09:30:00Z"><style>${css}</style><script>${script}</script><script type="application/ld+json">${data}</script></head>
<body class="page page--article"><header class="site-header"><div class="logo">${svg}</div><nav><ul>${menu}</ul></nav></header>
<div class="layout"><main><article class="story"><h1>${escape(headline)}</h1><div class="byline">By <a href="/people/aw">A. Writer</a></div><div class="share">${svg}<button>Share</button><button>Save</button></div>
<div class="story__body">${paragraphs}</div><section class="newsletter"><h2>Sign up for our newsletter</h2><form><input type="email" placeholder="Your address"><button>Subscribe</button></form></section></article></main>
<aside class="rail"><h2>Most read</h2>${teasers}</aside></div><section class="more"><h2>More stories</h2>${teasers}</section><script>${script}${script}</script>
<footer><ul>${menu}</ul><p>&copy; 2031 The Sample Courier. All rights reserved.</p></footer></body></html>`;
}

/** Real news pages beside the repository; empty where they are absent. */
export function realPages(): readonly Uint8Array[] {
  const path = join(dirname(root), "shared/data/article_extraction/dev/pages.jsonl");
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { html_gz_b64 } = JSON.parse(line) as { html_gz_b64: string };
      return new Uint8Array(gunzipSync(Buffer.from(html_gz_b64, "base64")));
    });
}
