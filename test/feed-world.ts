import type { IncomingMessage, ServerResponse } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { inventedPage } from "./invented-news.ts";
import { type Answer, type LocalSite, localSite } from "./local-site.ts";

/** Feeds that do what they should, by what is odd about them. */
export const SOUND = ["rss", "atom", "rdf", "json", "sitemap", "unclosed", "latin1", "packed", "redirecting", "site", "sharing", "slow"] as const;

/** Feeds that give nothing, by why, with what the reader must say of them. */
export const UNSOUND: Readonly<Record<string, RegExp>> = {
  missing: /not there \(status 404\)/,
  gone: /gone for good \(status 410\)/,
  failing: /no page \(status 503\)/,
  busy: /asks us to come less often \(status 429\)/,
  circling: /a redirect in a circle/,
  leaping: /more than 5 redirects/,
  outside: /is not a public address|not one the public web/,
  closed: /its robots\.txt asks programs not to read it/,
  silent: /no answer in time/,
  dripping: /bytes a second|not whole after/,
  huge: /MB/,
  bomb: /unpack/,
  entities: /a document type definition/,
  deep: /nested more than 64 deep/,
  page: /not a feed, and no page that names one/,
  babble: /XML that is no feed/,
  hangup: /broke off/,
};

export type SoundKind = (typeof SOUND)[number];

/** One feed of the world: where it is and what to expect of it. */
export interface WorldFeed {
  readonly kind: string;
  readonly url: string;
  /** Items it will have listed by the end, as addresses of their pages. */
  readonly pages: readonly string[];
}

export interface FeedWorld {
  readonly feeds: readonly WorldFeed[];
  /** HOST:PORT of every server. */
  readonly hosts: readonly string[];
  /** How often each page was asked for. */
  readonly visits: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

interface WorldOptions {
  readonly seed: number;
  /** Feeds of every sound kind, and of every unsound one. */
  readonly sound: number;
  readonly unsound: number;
  readonly itemsAFeed: number;
  /** Milliseconds after which a feed lists its next item; 0 lists all at once. */
  readonly growsEveryMs: number;
  /** Sound feeds that share a host. */
  readonly feedsAHost: number;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const xml = (type: string): Readonly<Record<string, string>> => ({ "content-type": `${type}; charset=utf-8` });

interface Item {
  readonly url: string;
  readonly title: string;
  readonly published: string;
}

const rssItem = ({ url, title, published }: Item): string =>
  `<item><guid>${url}</guid><title>${escape(title)}</title><link>${url}</link><pubDate>${new Date(published).toUTCString()}</pubDate></item>`;

const rss = (title: string, items: readonly Item[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items.map(rssItem).join("")}</channel></rss>`;

/** The listing of a sound feed, newest first. */
function listing(kind: string, title: string, items: readonly Item[]): Answer {
  switch (kind) {
    case "atom":
      return {
        headers: xml("application/atom+xml"),
        body: `<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${items.map(({ url, title: name, published }) => `<entry><id>${url}</id><title>${escape(name)}</title><link href="${url}"/><updated>${published}</updated></entry>`).join("")}</feed>`,
      };
    case "rdf":
      return {
        headers: xml("application/rdf+xml"),
        body: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>${title}</title></channel>${items.map(({ url, title: name }) => `<item rdf:about="${url}"><title>${escape(name)}</title><link>${url}</link></item>`).join("")}</rdf:RDF>`,
      };
    case "json":
      return {
        headers: { "content-type": "application/feed+json" },
        body: JSON.stringify({
          version: "https://jsonfeed.org/version/1.1",
          title,
          items: items.map(({ url, title: name, published }) => ({ id: url, url, title: name, date_published: published })),
        }),
      };
    case "sitemap":
      return {
        headers: xml("application/xml"),
        body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${items.map(({ url, published }) => `<url><loc>${url}</loc><lastmod>${published}</lastmod></url>`).join("")}</urlset>`,
      };
    case "unclosed":
      return {
        headers: xml("application/rss+xml"),
        body: `<rss><channel><title>${title}</title>${items.map(({ url, title: name }) => `<item><title>${name} & more<link>${url}</link>`).join("")}`,
      };
    case "latin1":
      return {
        headers: { "content-type": "text/xml" },
        body: Buffer.from(rss(`B\u00fclach ${title}`, items).replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'), "latin1"),
      };
    case "packed":
      return { headers: { ...xml("application/rss+xml"), "content-encoding": "gzip" }, body: gzipSync(rss(title, items)) };
    default:
      return { headers: xml("application/rss+xml"), body: rss(title, items) };
  }
}

const zeros = Buffer.alloc(1_000_000);
let bomb: Buffer | null = null;
const drips = new Set<NodeJS.Timeout>();

/** A reply that goes on and on, a piece at a time. */
function goOn(response: ServerResponse, piece: Uint8Array, everyMs: number): null {
  response.writeHead(200, xml("application/rss+xml"));
  response.on("error", () => undefined);
  const timer = setInterval(() => response.write(piece), everyMs);
  drips.add(timer);
  response.on("close", () => {
    clearInterval(timer);
    drips.delete(timer);
  });
  return null;
}

function flood(response: ServerResponse): null {
  response.writeHead(200, xml("application/rss+xml"));
  response.on("error", () => undefined);
  const push = (): void => {
    while (!response.destroyed && response.write(zeros));
    if (!response.destroyed) response.once("drain", push);
  };
  push();
  return null;
}

/** What an unsound feed answers. */
function unsound(kind: string, path: string, request: IncomingMessage, response: ServerResponse): Answer | null {
  switch (kind) {
    case "gone":
      return { status: 410 };
    case "failing":
      return { status: 503 };
    case "busy":
      return { status: 429, headers: { "retry-after": "3600" } };
    case "circling":
      return { status: 302, headers: { location: path.endsWith("x") ? path.slice(0, -1) : `${path}x` } };
    case "leaping":
      return { status: 302, headers: { location: `${path}y` } };
    case "outside":
      return { status: 302, headers: { location: "http://169.254.169.254/latest/meta-data/" } };
    case "silent":
      return null;
    case "dripping":
      return goOn(response, Buffer.from(" "), 300);
    case "huge":
      return flood(response);
    case "bomb":
      bomb ??= brotliCompressSync(Buffer.alloc(50_000_000, " "));
      return { headers: { ...xml("application/rss+xml"), "content-encoding": "br" }, body: bomb };
    case "entities":
      return {
        headers: xml("text/xml"),
        body: '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
      };
    case "deep":
      return { headers: xml("text/xml"), body: `<rss><channel><item>${"<a>".repeat(100_000)}` };
    case "page":
      return { body: "<!doctype html><html><head><title>Home</title></head><body><p>Welcome.</p></body></html>" };
    case "babble":
      return { headers: xml("text/xml"), body: "Database error: too many connections" };
    case "hangup":
      request.socket.destroy();
      return null;
    default:
      return { status: 404 };
  }
}

/** A web of feeds on the loopback: sound ones that grow, and others that fail in every way there is. */
export async function feedWorld({ seed, sound, unsound: bad, itemsAFeed, growsEveryMs, feedsAHost }: WorldOptions): Promise<FeedWorld> {
  const started = performance.now();
  const visits = new Map<string, number>();
  const kinds = [
    ...SOUND.flatMap((kind) => Array.from({ length: sound }, () => kind as string)),
    ...Object.keys(UNSOUND).flatMap((kind) => Array.from({ length: bad }, () => kind)),
  ];
  const isSound = (kind: string): boolean => (SOUND as readonly string[]).includes(kind);
  const sites: LocalSite[] = [];
  const feeds: WorldFeed[] = [];

  const answer = (number: number, kind: string, path: string, site: () => LocalSite, request: IncomingMessage, response: ServerResponse): Answer | null => {
    if (!isSound(kind)) return unsound(kind, path, request, response);
    if (kind === "redirecting" && !path.endsWith("/moved")) return { status: 301, headers: { location: `${path}/moved` } };
    if (kind === "site" && !path.endsWith("/feed.xml"))
      return { body: `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="${path}/feed.xml"></head><body>News</body></html>` };
    const visible = growsEveryMs === 0 ? itemsAFeed : Math.min(itemsAFeed, 1 + Math.floor((performance.now() - started) / growsEveryMs));
    const items = Array.from({ length: visible }, (_, at) => itemOf(number, at, kind, site()));
    const etag = `"${number}-${visible}"`;
    if (request.headers["if-none-match"] === etag) return { status: 304 };
    const listed = listing(kind, `Feed ${number}`, items.reverse());
    const whole = { ...listed, headers: { ...listed.headers, etag } };
    if (kind !== "slow") return whole;
    setTimeout(() => response.writeHead(200, whole.headers).end(whole.body), 1_500);
    return null;
  };
  /** Feeds that share name the pages of the first feed of their host. */
  const itemOf = (number: number, at: number, kind: string, site: LocalSite): Item => {
    const owner = kind === "sharing" ? number - (number % feedsAHost) : number;
    const page = inventedPage(seed, owner * itemsAFeed + at);
    return { url: site.url(`/page/${owner * itemsAFeed + at}`), title: page.title, published: page.published };
  };

  for (let number = 0; number < kinds.length; ) {
    const first = number;
    const size = isSound(kinds[number] ?? "") ? feedsAHost : 1;
    const own = kinds.slice(first, first + size).filter((kind) => isSound(kind) === isSound(kinds[first] ?? ""));
    let site: LocalSite | null = null;
    const here = (): LocalSite => site as LocalSite;
    site = await localSite((path, request, response) => {
      if (path === "/robots.txt")
        return own.includes("closed") ? { headers: { "content-type": "text/plain" }, body: "User-agent: *\nDisallow: /feed" } : { status: 404 };
      const page = /^\/page\/(\d+)$/.exec(path)?.[1];
      if (page !== undefined) {
        const url = here().url(path);
        visits.set(url, (visits.get(url) ?? 0) + 1);
        return { body: inventedPage(seed, Number(page)).html };
      }
      const at = Number(/^\/feed\/(\d+)/.exec(path)?.[1] ?? -1);
      return answer(at, kinds[at] ?? "missing", path, here, request, response);
    });
    sites.push(site);
    for (const [index, kind] of own.entries()) {
      const at = first + index;
      const pages = isSound(kind) ? Array.from({ length: itemsAFeed }, (_, item) => itemOf(at, item, kind, here()).url) : [];
      feeds.push({ kind, url: site.url(`/feed/${at}`), pages });
    }
    number += own.length;
  }
  return {
    feeds,
    hosts: sites.map(({ host }) => host),
    visits,
    close: async () => {
      for (const timer of drips) clearInterval(timer);
      await Promise.all(sites.map((site) => site.close()));
    },
  };
}
