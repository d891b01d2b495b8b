import type { Filler, Mention } from "../model/index.ts";
import type { Frame } from "../packs/claims.ts";
import type { Sentence } from "../syntax/index.ts";
import { baseAt, relAt, uposAt } from "../syntax/token-at.ts";
import { ancestors, childBy, spanOf, subtree } from "./tree.ts";

/** Relations that belong to the name of a noun: what stays when clauses, appositions and prepositional phrases are left out. */
const NAME_PARTS = new Set(["compound", "amod", "flat", "nmod:poss", "nummod", "fixed", "goeswith", "name", "flat:name"]);

function filler(sentence: Sentence, head: number, mentions: readonly Mention[]): Filler | null {
  const token = sentence.tokens[head];
  if (token === undefined) return null;
  const parts = subtree(sentence, head, (child) => !NAME_PARTS.has(relAt(sentence, child)));
  const span = spanOf(sentence, parts);
  if (span === null) return null;
  const mention = mentions.find((candidate) => candidate.span.start < token.end && token.start < candidate.span.end && candidate.kind !== "quantity");
  const words = sentence.tokens.filter((part, at) => parts.includes(at) && part.upos !== "DET" && part.upos !== "NUM");
  return { span, name: words.map((part) => (part.upos === "NOUN" ? part.lemma : part.text)).join(" "), mention: mention?.id ?? null };
}

function withConjuncts(sentence: Sentence, head: number): number[] {
  return head < 0 ? [] : [head, ...(sentence.children[head] ?? []).filter((child) => relAt(sentence, child) === "conj" && uposAt(sentence, child) !== "VERB")];
}

function isPassive(sentence: Sentence, verb: number): boolean {
  const own = sentence.children[verb] ?? [];
  return own.some((child) => relAt(sentence, child) === "nsubj:pass" || relAt(sentence, child) === "aux:pass");
}

/** The subject of a verb; a conjoined or open complement verb without one takes its governor's. -1 when there is none. */
function subjectOf(sentence: Sentence, verb: number): number {
  for (const at of ancestors(sentence, verb)) {
    const own = childBy(sentence, at, "nsubj", "csubj");
    const subject = own >= 0 ? own : childBy(sentence, at, "nsubj:pass");
    if (subject >= 0) return subject;
    const rel = relAt(sentence, at);
    if (rel !== "conj" && rel !== "xcomp" && rel !== "advcl" && rel !== "aux" && rel !== "cop") break;
  }
  return -1;
}

function byPreposition(sentence: Sentence, governor: number, preposition: string): readonly number[] {
  return (sentence.children[governor] ?? []).filter((child) => {
    const rel = relAt(sentence, child);
    if (!rel.startsWith("obl") && !rel.startsWith("nmod")) return false;
    const cases = (sentence.children[child] ?? []).filter((below) => relAt(sentence, below) === "case").map((below) => baseAt(sentence, below));
    return cases.includes(preposition) || cases.join(" ") === preposition;
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
        return [...byPreposition(sentence, trigger, "of"), ...(token.upos === "ADJ" ? withConjuncts(sentence, subjectOf(sentence, trigger)) : [])];
      const owner = childBy(sentence, trigger, "nmod:poss");
      if (owner >= 0) return [owner];
      return token.upos === "ADJ" || token.rel === "root" ? withConjuncts(sentence, subjectOf(sentence, trigger)) : [];
    }
    const subject = subjectOf(sentence, trigger);
    const passive = isPassive(sentence, trigger) || (participle && token.tag === "VBN");
    if (position === "object") {
      if (participle && token.tag === "VBN") return [token.head];
      if (passive) return withConjuncts(sentence, subject);
      return withConjuncts(sentence, childBy(sentence, trigger, "obj"));
    }
    if (passive) return byPreposition(sentence, trigger, "by");
    if (participle) return [token.head];
    return withConjuncts(sentence, subject);
  }
  const direct = byPreposition(sentence, trigger, position);
  if (direct.length > 0) return direct;
  return byPreposition(sentence, childBy(sentence, trigger, "obj", "nsubj:pass", "xcomp"), position);
}

/** Fills the roles a frame declares from where they stand in the tree of its predicate. */
export function fillRoles(sentence: Sentence, trigger: number, frame: Frame, mentions: readonly Mention[]): Readonly<Record<string, readonly Filler[]>> {
  const roles: Record<string, readonly Filler[]> = {};
  for (const [role, positions] of frame.roles) {
    const heads = new Set<number>();
    for (const position of positions) {
      for (const head of atPosition(sentence, trigger, position)) heads.add(head);
      // A first position that is filled decides; prepositions add up.
      if (heads.size > 0 && (position === "subject" || position === "object")) break;
    }
    const fillers = [...heads].flatMap((head) => filler(sentence, head, mentions) ?? []);
    if (fillers.length > 0) roles[role] = fillers;
  }
  return roles;
}
