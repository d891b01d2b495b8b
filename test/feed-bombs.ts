/** A feed made to exhaust whoever reads it. */
export interface FeedBomb {
  readonly name: string;
  readonly text: () => string;
  /** What must become of it: why it is refused, or how much of it is read ("a feed of 5000"). */
  readonly outcome: RegExp;
}

const many = (piece: string, count: number): string => piece.repeat(count);
const rss = (items: string): string => `<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>${items}</channel></rss>`;

/** What each may cost is proved by `npm run prove feed-bombs`; that each is cut or refused, by the suite. */
export const FEED_BOMBS: readonly FeedBomb[] = [
  { name: "10 MB of entities", text: () => rss(`<item><title>${many("&#65;", 2_000_000)}</title><link>/1</link></item>`), outcome: /10\.0 million characters/ },
  { name: "400,000 items", text: () => rss(many("<item/>", 400_000)), outcome: /a feed of 0/ },
  { name: "40,000 items with a title", text: () => rss(many("<item><title>a</title><link>/1</link></item>", 40_000)), outcome: /a feed of 5000/ },
  { name: "nesting without end", text: () => rss(`<item>${many("<a>", 200_000)}`), outcome: /nested more than 64 deep/ },
  { name: "700,000 elements in one item", text: () => rss(`<item>${many("<a/>", 700_000)}</item>`), outcome: /more than 50000 elements/ },
  { name: "a tag of 3 MB", text: () => rss(`<item ${many('a="1" ', 500_000)}/>`), outcome: /a tag of|more than 20000 attributes/ },
  { name: "300,000 attributes", text: () => rss(`<item>${many('<a b="1" c="1" d="1"/>', 70_000)}</item>`), outcome: /more than 20000 attributes/ },
  { name: "900,000 instructions", text: () => rss(many("<?a?>", 900_000)), outcome: /more than 1000 processing instructions/ },
  { name: "comments", text: () => rss(`${many("<!---->", 600_000)}<item><title>a</title><link>/1</link></item>`), outcome: /a feed of 1/ },
  { name: "brackets", text: () => rss(`<item><title>${many("< ", 1_200_000)}`), outcome: /more than 200000 brackets/ },
  { name: "closing tags without brackets", text: () => rss(many("</item ", 600_000)), outcome: /no XML|too broken|a feed of 0|attributes|nested/ },
  {
    name: "JSON nested without end",
    text: () => `{"version":"https://jsonfeed.org/version/1","items":${many("[", 100_000)}${many("]", 100_000)}}`,
    outcome: /a feed of 0|JSON that is no feed/,
  },
];
