import { parseOpml } from "feedsmith";
import { onceEach, pageUrl } from "./feed.ts";
import { limitXml } from "./limit-xml.ts";

interface Outline {
  readonly xmlUrl?: string | undefined;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** A feed as a reading list names it. */
export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
}

export type FoundList =
  | { readonly kind: "list"; readonly feeds: readonly ListedFeed[]; readonly remarks: readonly string[] }
  | { readonly kind: "problem"; readonly problem: string };

const feedsIn = (outlines: readonly Outline[], base: string | null): readonly ListedFeed[] =>
  outlines.flatMap(({ xmlUrl, text, title, outlines: inner = [] }) => {
    const url = pageUrl(xmlUrl, base);
    return [...(url === null ? [] : [{ url, title: title ?? text ?? null }]), ...feedsIn(inner, base)];
  });

/** Reads the feeds of an OPML list, each once, in order. */
export function readOpml(text: string, base: string | null): FoundList {
  const limited = limitXml(text.replace(/^[\ufeff\s]+/, ""));
  if (limited.kind === "problem") return limited;
  try {
    const { body } = parseOpml(limited.text);
    const feeds = onceEach(feedsIn(body?.outlines ?? [], base));
    return { kind: "list", feeds, remarks: limited.cut === null ? [] : [limited.cut] };
  } catch {
    return { kind: "problem", problem: "no OPML" };
  }
}
