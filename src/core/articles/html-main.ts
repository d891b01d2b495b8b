import { deepestNesting } from "./html-scan.ts";
import type { HtmlBlock, HtmlNode, HtmlScan } from "./scanned-html.ts";

/** A block shorter than this is no paragraph (ink characters). */
const shortestParagraphChars = 25;
/** Share of link text from which a list or box is navigation. */
const linkedBox = 0.5;
/** How far up a paragraph's score reaches. */
const scoreReach = 5;

/** What the main-text decision says about one block. */
export interface BlockVerdict {
  readonly block: HtmlBlock;
  readonly inMain: boolean;
  /** Why it is out: a cue's rule, "linked-list", "outside". Says nothing of a block that is in. */
  readonly reason: string;
  readonly isCaption: boolean;
  readonly isByline: boolean;
  readonly isSummary: boolean;
  /** 1-6 for headings, 0 otherwise. */
  readonly heading: number;
}

interface Weights {
  /** Ink of all text below a node. */
  readonly chars: Float64Array;
  readonly linkChars: Float64Array;
  /** Points of the paragraphs below, outside asides. */
  readonly prose: Float64Array;
  /** Readability-like score of a node as container. */
  readonly score: Float64Array;
}

const paragraphTags = new Set(["p", "li", "blockquote", "pre", "dd", "h1", "h2", "h3", "h4", "h5", "h6"]);

/** A weight of a node, 0 for none: the parent of a page's outermost element. */
const valueAt = (weights: Float64Array | Uint8Array, index: number): number => weights[index] ?? 0;

/** The node above one, -1 for the root. */
const parentOf = (nodes: readonly HtmlNode[], index: number): number => nodes[index]?.parent ?? -1;

/** Decides which blocks are the report: the container whose paragraphs weigh most, its like siblings, without the asides in it. */
export function findMainBlocks(scan: HtmlScan): BlockVerdict[] {
  const { nodes, blocks } = scan;
  const weights = weigh(scan);
  const tops = chooseContainers(nodes, weights);
  const topChars = tops.reduce((sum, top) => sum + valueAt(weights.chars, top), 0);
  const state = nodeStates(nodes, weights, new Set(tops), topChars);
  return blocks.map((block) => judge(scan, block, state));
}

function ink(scan: HtmlScan, block: HtmlBlock): number {
  let count = 0;
  for (let at = block.start; at < block.end; at += 1) {
    const code = scan.text.charCodeAt(at);
    if (code !== 32 && code !== 10) count += 1;
  }
  return count;
}

function paragraphPoints(scan: HtmlScan, block: HtmlBlock, chars: number): number {
  if (chars < shortestParagraphChars || block.linkChars > chars * 0.5) return 0;
  let commas = 0;
  let stops = 0;
  for (let at = block.start; at < block.end; at += 1) {
    const mark = scan.text.charAt(at);
    if (",،、，;；".includes(mark)) commas += 1;
    else if (".!?。।؟！？…".includes(mark)) stops += 1;
  }
  if (stops === 0 && chars < 80) return 0.2;
  // A character of Chinese, Japanese or Korean says about three times as much.
  const dense = scan.text.charCodeAt(block.start) > 0x2e80 ? 3 : 1;
  return (1 + Math.min(commas, 10) + Math.min((chars * dense) / 100, 3)) * (1 - block.linkChars / chars);
}

function weigh(scan: HtmlScan): Weights {
  const { nodes, blocks } = scan;
  const size = nodes.length;
  const weights = { chars: new Float64Array(size), linkChars: new Float64Array(size), prose: new Float64Array(size), score: new Float64Array(size) };
  const out = new Uint8Array(size);
  for (const [index, node] of nodes.entries()) {
    out[index] = valueAt(out, node.parent) + (node.cues.aside || node.cues.isCaption ? 1 : 0);
    weights.score[index] = (node.cues.body ? 30 : 0) + node.cues.points;
  }
  for (const block of blocks) {
    const node = nodes[block.node];
    if (node === undefined) continue;
    const chars = ink(scan, block);
    weights.chars[block.node] = valueAt(weights.chars, block.node) + chars;
    weights.linkChars[block.node] = valueAt(weights.linkChars, block.node) + block.linkChars;
    const asides = valueAt(out, block.node);
    const points = paragraphPoints(scan, block, chars) * (asides === 0 ? 1 : asides === 1 ? 0.4 : 0.2);
    if (points === 0) continue;
    weights.prose[block.node] = valueAt(weights.prose, block.node) + points;
    let at = paragraphTags.has(node.tag) ? node.parent : block.node;
    for (let level = 0; at >= 0 && level < scoreReach; level += 1) {
      weights.score[at] = valueAt(weights.score, at) + points / (level === 0 ? 1 : level === 1 ? 2 : level * 3);
      at = parentOf(nodes, at);
    }
  }
  for (let index = size - 1; index > 0; index -= 1) {
    const parent = parentOf(nodes, index);
    if (parent < 0) continue;
    weights.chars[parent] = valueAt(weights.chars, parent) + valueAt(weights.chars, index);
    weights.linkChars[parent] = valueAt(weights.linkChars, parent) + valueAt(weights.linkChars, index);
    weights.prose[parent] = valueAt(weights.prose, parent) + valueAt(weights.prose, index);
  }
  return weights;
}

function linkShare(weights: Weights, index: number): number {
  const chars = valueAt(weights.chars, index);
  return chars === 0 ? 0 : valueAt(weights.linkChars, index) / chars;
}

/** The best container, climbed to where its equals stand beside it, and those equals. */
function chooseContainers(nodes: readonly HtmlNode[], weights: Weights): number[] {
  let top = -1;
  let best = 0;
  const worth = (index: number): number => valueAt(weights.score, index) * (1 - linkShare(weights, index));
  for (const [index, node] of nodes.entries()) {
    if (node.tag === "html" || valueAt(weights.prose, index) <= 0) continue;
    const value = worth(index);
    if (value > best) {
      best = value;
      top = index;
    }
  }
  if (top < 0) return [];
  const declared = declaredBody(nodes, weights, top);
  if (declared >= 0) top = declared;
  else {
    // A parent that holds clearly more prose than its best child holds the report in several parts.
    for (let steps = 0; steps < 6; steps += 1) {
      const parent = parentOf(nodes, top);
      if (parent < 0 || nodes[parent]?.tag === "body" || nodes[parent]?.tag === "html") break;
      const here = valueAt(weights.prose, top);
      const there = valueAt(weights.prose, parent);
      if (worth(parent) > best || (there > here * 1.3 && worth(parent) > best * 0.35 && linkShare(weights, parent) < 0.35)) top = parent;
      else break;
    }
  }
  return [top, ...likeSiblings(nodes, weights, top)];
}

/** A container that says it is the article body and holds at least half of the best one's prose. */
function declaredBody(nodes: readonly HtmlNode[], weights: Weights, top: number): number {
  const enough = valueAt(weights.prose, top) * 0.5;
  let found = -1;
  for (const [index, node] of nodes.entries()) {
    if (!node.cues.body || node.cues.aside || valueAt(weights.prose, index) < enough) continue;
    if (found < 0 || valueAt(weights.prose, index) > valueAt(weights.prose, found) * 1.15) found = index;
  }
  return found;
}

function likeSiblings(nodes: readonly HtmlNode[], weights: Weights, top: number): number[] {
  const parent = parentOf(nodes, top);
  const above = nodes[parent];
  if (above === undefined) return [];
  const enough = Math.max(4, valueAt(weights.score, top) * 0.2);
  const like: number[] = [];
  for (const [offset, node] of nodes.slice(parent + 1).entries()) {
    if (node.depth <= above.depth) break;
    const index = parent + 1 + offset;
    if (node.parent !== parent || index === top || node.cues.aside || node.tag === "article") continue;
    const chars = valueAt(weights.chars, index);
    const isParagraph = node.tag === "p" && chars > 80 && linkShare(weights, index) < 0.25;
    const isPart = valueAt(weights.score, index) >= enough && valueAt(weights.prose, index) > 4 && linkShare(weights, index) < 0.25;
    if (isParagraph || isPart) like.push(index);
  }
  return like;
}

interface State {
  readonly inside: Uint8Array;
  readonly reason: (string | null)[];
  readonly caption: Uint8Array;
  readonly byline: Uint8Array;
  readonly summary: Uint8Array;
}

function nodeStates(nodes: readonly HtmlNode[], weights: Weights, tops: ReadonlySet<number>, topChars: number): State {
  const size = nodes.length;
  const state: State = {
    inside: new Uint8Array(size),
    reason: nodes.map(() => null),
    caption: new Uint8Array(size),
    byline: new Uint8Array(size),
    summary: new Uint8Array(size),
  };
  for (const [index, node] of nodes.entries()) {
    const parent = node.parent;
    const isTop = tops.has(index);
    state.inside[index] = isTop || state.inside[parent] === 1 ? 1 : 0;
    let reason = isTop ? null : (state.reason[parent] ?? null);
    const chars = valueAt(weights.chars, index);
    const isSmall = chars < topChars * 0.6;
    if (reason === null && node.cues.aside && (state.inside[index] === 0 || (isSmall && !isTop)))
      reason = isEmbeddedPost(node, weights, index) ? null : node.cues.rule;
    if (reason === null && state.inside[index] === 1 && !isTop && isSmall && isLinkedBox(node, weights, index)) reason = "linked-list";
    if (reason === null && node.tag === "article" && state.inside[index] === 1 && !isTop && isSmall && ownsArticle(nodes, node.parent, tops))
      reason = "related-links";
    state.reason[index] = reason;
    state.caption[index] = (node.cues.isCaption && isSmall) || (!isTop && state.caption[parent] === 1) ? 1 : 0;
    state.byline[index] = (node.cues.isByline && isSmall) || (!isTop && state.byline[parent] === 1) ? 1 : 0;
    state.summary[index] = (node.cues.isSummary && isSmall) || (!isTop && state.summary[parent] === 1) ? 1 : 0;
  }
  return state;
}

/** A post of a social network shown in the report: named like share buttons, but prose. */
function isEmbeddedPost(node: HtmlNode, weights: Weights, index: number): boolean {
  return node.cues.rule === "social-share" && valueAt(weights.chars, index) > 80 && linkShare(weights, index) < 0.3 && valueAt(weights.prose, index) > 0;
}

/** An article inside the report's own article is another one. */
function ownsArticle(nodes: readonly HtmlNode[], from: number, tops: ReadonlySet<number>): boolean {
  for (let index = from, steps = 0; index >= 0 && steps < deepestNesting; index = parentOf(nodes, index), steps += 1) {
    if (nodes[index]?.tag === "article") return true;
    if (tops.has(index)) return false;
  }
  return false;
}

function isLinkedBox(node: HtmlNode, weights: Weights, index: number): boolean {
  if (node.tag === "p" || node.tag.startsWith("h")) return false;
  return valueAt(weights.chars, index) > 0 && linkShare(weights, index) > linkedBox;
}

function judge(scan: HtmlScan, block: HtmlBlock, state: State): BlockVerdict {
  const at = block.node;
  const inside = state.inside[at] === 1;
  const reason = state.reason[at] ?? null;
  const isCaption = state.caption[at] === 1;
  const isByline = state.byline[at] === 1;
  const isSummary = state.summary[at] === 1;
  const heading = headingLevel(scan, at);
  const inMain = inside && reason === null && !isCaption && !(isByline && block.end - block.start < 200);
  return { block, inMain, reason: reason ?? "outside", isCaption, isByline, isSummary, heading };
}

function headingLevel(scan: HtmlScan, at: number): number {
  for (let node = scan.nodes[at], steps = 0; node !== undefined && steps < 3; node = scan.nodes[node.parent], steps += 1) {
    if (node.tag.length === 2 && node.tag.startsWith("h") && node.tag >= "h1" && node.tag <= "h6") return Number(node.tag.charAt(1));
    if (node.tag === "p" || node.tag === "li") return 0;
  }
  return 0;
}
