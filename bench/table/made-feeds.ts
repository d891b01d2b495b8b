import { makeNews } from "./made-news.ts";

const ITEMS = 40;
const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

interface Entry {
  readonly at: number;
  readonly title: string;
  readonly lead: string;
}

const rssItem = ({ at, title, lead }: Entry): string =>
  `<item><title>${escape(title)}</title><link>https://courier.example/story/${at}</link><guid isPermaLink="false">courier-${at}</guid><pubDate>Tue, 04 Mar 2031 09:${String(at % 60).padStart(2, "0")}:00 GMT</pubDate><dc:creator>A. Writer</dc:creator><description><![CDATA[<p>${lead}</p>]]></description></item>`;

const atomEntry = ({ at, title, lead }: Entry): string =>
  `<entry><title>${escape(title)}</title><link rel="alternate" href="https://courier.example/story/${at}"/><id>urn:courier:${at}</id><updated>2031-03-04T09:${String(at % 60).padStart(2, "0")}:00Z</updated><author><name>A. Writer</name></author><summary type="html">${escape(`<p>${lead}</p>`)}</summary></entry>`;

/** Feeds of 40 items each, RSS and Atom in turns. */
export function makeFeeds(count: number, seed: number): readonly string[] {
  const { articles } = makeNews(ITEMS, seed);
  const entries = articles.map((text, at): Entry => {
    const [title = "", lead = ""] = text.split("\n\n");
    return { at, title, lead };
  });
  return Array.from({ length: count }, (_, number) => {
    // no two feeds have the same items
    const own = entries.map((entry) => ({ ...entry, at: number * ITEMS + entry.at }));
    return number % 2 === 0
      ? `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Sample Courier</title><link>https://courier.example/</link><description>News</description>${own.map(rssItem).join("\n")}</channel></rss>`
      : `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>The Sample Courier</title><id>urn:courier</id><updated>2031-03-04T10:00:00Z</updated>${own.map(atomEntry).join("\n")}</feed>`;
  });
}
