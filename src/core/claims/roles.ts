import type { Filler, Mention } from "../model/index.ts";
import type { Frame } from "../packs/claims.ts";
import type { Sentence } from "../syntax/index.ts";
import { relAt, uposAt } from "../syntax/token-at.ts";
import { ancestors, childBy, spanOf, subtree } from "./tree.ts";

/** Relations that belong to the name of a noun: what stays when clauses, appositions and prepositional phrases are left out. */
const NAME_PARTS = new Set(["compound", "amod", "flat", "nmod:poss", "nummod", "fixed", "goeswith", "name", "flat:name"]);

function filler(sentence: Sentence, head: number, mentions: readonly Mention[]): Filler | null {
  const token = sentence.tokens[head];
  if (token === undefined) return null;
  const parts = subtree(sentence, head, (child) => !NAME_PARTS.has(relAt(sentence, child) ?? ""));
  const span = spanOf(sentence, parts);
  if (span === null) return null;
  const mention = mentions.find((candidate) => candidate.span.start < token.end && token.start < candidate.span.end && candidate.kind !== "quantity");
  const words = parts
    .map((index) => sentence.tokens[index])
    .filter((part) => part !== undefined && part.upos !== "DET" && part.upos !== "PUNCT" && part.upos !== "NUM");
  return { span, name: words.map((part) => (part?.upos === "NOUN" ? part.lemma : part?.text)).join(" "), mention: mention?.id ?? null };
}

function withConjuncts(sentence: Sentence, head: number): number[] {
  return head < 0 ? [] : [head, ...(sentence.children[head] ?? []).filter((child) => relAt(sentence, child) === "conj" && uposAt(sentence, child) !== "VERB")];
}

function isPassive(sentence: Sentence, verb: number): boolean {
  const own = sentence.children[verb] ?? [];
  return own.some((child) => relAt(sentence, child) === "nsubj:pass" || relAt(sentence, child) === "aux:pass");
}

/** The subject of a verb; a conjoined or open complement verb without one takes its governor's. */
function subjectOf(sentence: Sentence, verb: number): { head: number; passive: boolean } {
  for (const at of ancestors(sentence, verb).slice(0, 4)) {
    const own = childBy(sentence, at, "nsubj", "csubj");
    if (own >= 0) return { head: own, passive: false };
    const passive = childBy(sentence, at, "nsubj:pass");
    if (passive >= 0) return { head: passive, passive: at === verb || isPassive(sentence, verb) };
    const rel = relAt(sentence, at);
    if (rel !== "conj" && rel !== "xcomp" && rel !== "advcl" && rel !== "aux" && rel !== "cop") break;
  }
  return { head: -1, passive: false };
}

const NONE: readonly number[] = [];

function byPreposition(sentence: Sentence, governor: number, preposition: string): readonly number[] {
  const children = sentence.children[governor] ?? NONE;
  if (children.length === 0) return NONE;
  return children.filter((child) => {
    const rel = relAt(sentence, child) ?? "";
    if (!rel.startsWith("obl") && !rel.startsWith("nmod") && rel !== "advcl" && rel !== "xcomp") return false;
    const cases = (sentence.children[child] ?? [])
      .filter((below) => relAt(sentence, below) === "case")
      .map((below) => sentence.tokens[below]?.lemma.toLowerCase() ?? "");
    return cases.length > 0 && (cases.includes(preposition) || cases.join(" ") === preposition);
  });
}

function atPosition(sentence: Sentence, trigger: number, position: string): readonly number[] {
  const token = sentence.tokens[trigger];
  if (token === undefined) return [];
  const verbal = token.upos === "VERB" || token.upos === "AUX";
  const participle = verbal && (token.rel === "acl" || token.rel === "amod");
  if (position === "subject" || position === "object") {
    if (!verbal) {
      if (position === "object")
        return [...byPreposition(sentence, trigger, "of"), ...(token.upos === "ADJ" ? withConjuncts(sentence, subjectOf(sentence, trigger).head) : [])];
      const owner = childBy(sentence, trigger, "nmod:poss");
      if (owner >= 0) return [owner];
      return token.upos === "ADJ" || token.rel === "root" ? withConjuncts(sentence, subjectOf(sentence, trigger).head) : [];
    }
    const subject = subjectOf(sentence, trigger);
    const passive = isPassive(sentence, trigger) || (participle && token.tag === "VBN");
    if (position === "object") {
      if (participle && token.tag === "VBN") return [token.head];
      if (passive) return withConjuncts(sentence, subject.passive ? subject.head : subject.head);
      return withConjuncts(sentence, childBy(sentence, trigger, "obj"));
    }
    if (passive) return byPreposition(sentence, trigger, "by");
    if (participle) return [token.head];
    return withConjuncts(sentence, subject.head);
  }
  const direct = byPreposition(sentence, trigger, position);
  if (direct.length > 0) return direct;
  const object = childBy(sentence, trigger, "obj", "nsubj:pass", "xcomp");
  return object < 0 ? [] : byPreposition(sentence, object, position);
}

/** Fills the roles a frame declares from where they stand in the tree of its predicate. */
export function fillRoles(sentence: Sentence, trigger: number, frame: Frame, mentions: readonly Mention[]): Readonly<Record<string, readonly Filler[]>> {
  const roles: Record<string, readonly Filler[]> = {};
  for (const [role, positions] of frame.roles) {
    const heads: number[] = [];
    for (const position of positions) {
      const found = atPosition(sentence, trigger, position);
      // A first position that is filled decides; prepositions add up.
      const before = heads.length;
      for (const head of found) if (heads.indexOf(head) < 0 || heads.indexOf(head) >= before) heads.push(head);
      if (heads.length > 0 && (position === "subject" || position === "object")) break;
    }
    const fillers = heads.map((head) => filler(sentence, head, mentions)).filter((found) => found !== null);
    if (fillers.length > 0) roles[role] = fillers;
  }
  return roles;
}
