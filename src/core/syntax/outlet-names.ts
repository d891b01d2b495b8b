import { type Outlet, type OutletTable, outletByName, outletKey } from "../packs/outlets.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import type { Word } from "./index.ts";
import { isCapital, type SentenceView, speakerAt } from "./sentence-view.ts";
import { lemmaAt, lowerAt, uposAt } from "./token-at.ts";
import { keepWords } from "./word-stock.ts";

/** Longest name of an outlet, in words and parts of joined words. */
const MAX_NAME_WORDS = 7;
const JOINTS = new Set(["-", "/", "–", "—", "&"]);

/** An outlet of the table as one sentence names it. */
export interface OutletName {
  /** Tokens [from, to) that hold the name; a joined word ("Post-ABC") may hold two names. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly outlet: Outlet;
}

/** A word, or the part of a joined word that begins with a capital of its own. */
interface Piece {
  readonly token: number;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function piecesOf(view: SentenceView, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  view.tokens.forEach((token, index) => {
    let start = token.start;
    for (let at = token.start + 1; at < token.end - 1; at += 1) {
      if (!JOINTS.has(text.charAt(at)) || !isUpper(text.charAt(at + 1))) continue;
      pieces.push({ token: index, start, end: at, capital: isUpper(text.charAt(start)) });
      start = at + 1;
    }
    pieces.push({ token: index, start, end: token.end, capital: isUpper(text.charAt(start)) });
  });
  return pieces;
}

/** Whether what follows a name tells of publishing: "Variety reported", "Politico's editor", "a Time poll". */
function publishes(view: SentenceView, to: number, pack: ReportingPack): boolean {
  for (let at = to; at < Math.min(view.tokens.length, to + 3); at += 1) {
    const lemma = lemmaAt(view, at);
    const token = view.tokens[at];
    if (token === undefined || token.upos === "PROPN") return false;
    if (token.upos === "VERB") return pack.publishing.has(lemma) || pack.verbs.get(lemma)?.frames.has("clause") === true;
    if (token.upos === "ADV" || token.upos === "AUX") continue;
    return false;
  }
  return false;
}

function isName(view: SentenceView, at: number): boolean {
  const upos = uposAt(view, at);
  return isCapital(view, at) && (upos === "PROPN" || ((upos === "ADJ" || upos === "NOUN") && !opens(view, at)));
}

/** First word of its sentence or quotation: its capital says nothing. */
function opens(view: SentenceView, at: number): boolean {
  const before = view.tokens[at - 1];
  return before === undefined || (before.upos === "PUNCT" && before.text !== "," && before.text !== "-" && before.text !== "/" && before.text !== "(");
}

/** A name that is also an everyday word or a surname counts only where its article, its place in the sentence and its neighbours say so. */
function fits(view: SentenceView, from: number, to: number, outlet: Outlet, word: string, pack: ReportingPack): boolean {
  const plain = to - from === 1 && word.slice(1) === word.slice(1).toLowerCase();
  const article = outlet.name.startsWith("The ");
  const first = lowerAt(view, from) === "the" ? from : from - 1;
  const withArticle = lowerAt(view, first) === "the";
  // "The National Rifle Association" is not The National
  if (to - from <= 2 && withArticle && article && uposAt(view, to) === "PROPN" && isCapital(view, to)) return false;
  if (!plain && !outlet.isCommonWord) return true;
  if (plain && ((uposAt(view, to) === "PROPN" && isCapital(view, to)) || isName(view, from - 1))) return false;
  // "the Science and Harbour Directorate" is not Science
  const single = to - from === (first === from ? 2 : 1);
  if (single && outlet.isCommonWord && (lowerAt(view, to) === "'s" || lowerAt(view, to) === "and") && isName(view, to + 1) && !(withArticle && article))
    return false;
  if (!outlet.isCommonWord) return uposAt(view, from) === "PROPN" || uposAt(view, from) === "NOUN" || publishes(view, to, pack);
  if (article && !withArticle) return false;
  // "according to Variety": a capital there is a name
  const link = (withArticle ? first : from) - 1;
  if (lowerAt(view, link) === "to" && lowerAt(view, link - 1) === "according" && isCapital(view, withArticle && first === from ? from + 1 : from)) return true;
  // "The state", "The Hill" in mid-sentence: a capital where grammar asks for none
  const name = first === from ? from + 1 : from;
  if (!isCapital(view, name)) return false;
  if (article && plain && (uposAt(view, to) === "NOUN" || uposAt(view, to) === "ADJ") && view.tokens[to]?.head !== to - 1) return publishes(view, to, pack);
  if (opens(view, name)) return speakerAt(view, name, name, pack) === null && publishes(view, to, pack);
  return uposAt(view, name) === "PROPN" || (article && publishes(view, to, pack));
}

/** The outlet of the table whose name tokens [from, to) are; null when they only look like it. */
export function outletAt(view: SentenceView, text: string, from: number, to: number, pack: ReportingPack, outlets: OutletTable): Outlet | null {
  const first = view.tokens[from];
  const last = view.tokens[to - 1];
  if (first === undefined || last === undefined || !isCapital(view, from)) return null;
  const name = text.slice(first.start, last.end);
  const outlet = outletByName(outlets, name);
  return outlet !== null && fits(view, from, to, outlet, name, pack) ? outlet : null;
}

/** Whether the name of an outlet may begin with a word, or with a part of a joined word. */
const opensName: (word: Word, outlets: OutletTable) => boolean = keepWords(({ text }: Word, outlets: OutletTable) => {
  for (let at = 0; at < text.length; at += 1) if (at > 0 && JOINTS.has(text.charAt(at))) return true;
  const key = outletKey(text);
  return isUpper(text.charAt(0)) && (key === "the" || outlets.starts.has(key));
});

/** Outlets of the table that a sentence names, in order; joined names ("X/Y poll") give each. */
export function findOutletNames(view: SentenceView, text: string, pack: ReportingPack, outlets: OutletTable): readonly OutletName[] {
  const found: OutletName[] = [];
  if (!view.tokens.some((token) => opensName(token.word, outlets))) return found;
  const pieces = piecesOf(view, text);
  for (let at = 0; at < pieces.length; at += 1) {
    const first = pieces[at];
    if (first === undefined || !first.capital) continue;
    const opening = outletKey(text.slice(first.start, first.end));
    if (opening !== "the" && !outlets.starts.has(opening)) continue;
    for (let stop = Math.min(pieces.length, at + MAX_NAME_WORDS); stop > at; stop -= 1) {
      const last = pieces[stop - 1];
      if (last === undefined || (opening === "the" && stop === at + 1) || (!last.capital && uposAt(view, last.token) !== "NUM" && stop > at + 1)) continue;
      const outlet = outletByName(outlets, text.slice(first.start, last.end));
      const to = last.token + 1;
      if (outlet === null || !fits(view, first.token, to, outlet, text.slice(first.start, last.end), pack)) continue;
      found.push({ from: first.token, to, start: first.start, end: last.end, outlet });
      at = stop - 1;
      break;
    }
  }
  return found;
}
