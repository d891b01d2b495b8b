import type { Article, Block, Decision, Span } from "../model/index.ts";

/** What an analyst says a block is: text of the report, or furniture that says nothing. */
const ROLES = { text: "paragraph", boilerplate: "boilerplate" } as const;
const RULED = /^(\d{1,9})-(\d{1,9}) (text|boilerplate)$/;

/** A block and its role as they are written in a decision: "120-340 boilerplate"; null when it is none. */
export function readBlock(value: unknown): { readonly span: Span; readonly role: Block["role"] } | null {
  const [, start, end, role] = typeof value === "string" ? (RULED.exec(value) ?? []) : [];
  return role === "text" || role === "boilerplate" ? { span: { start: Number(start), end: Number(end) }, role: ROLES[role] } : null;
}

/** The article with the blocks an analyst ruled on, the latest word on each standing; the same object when none is changed. */
export function correctBlocks(article: Article, inForce: readonly Decision[]): Article {
  const ruled = new Map<string, Block["role"]>();
  for (const decision of inForce) {
    if (decision.verb !== "correct" || decision.field !== "block" || decision.target !== article.id) continue;
    const block = readBlock(decision.value);
    if (block !== null) ruled.set(`${block.span.start}-${block.span.end}`, block.role);
  }
  if (ruled.size === 0) return article;
  let isChanged = false;
  const blocks = article.blocks.map((block) => {
    const role = ruled.get(`${block.span.start}-${block.span.end}`);
    if (role === undefined || (role === "boilerplate") === (block.role === "boilerplate")) return block;
    isChanged = true;
    return { ...block, role, rule: "review" };
  });
  return isChanged ? { ...article, blocks } : article;
}
