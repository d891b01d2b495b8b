import { type EndingRules, Lemmatiser, MAX_ENDING } from "../../src/core/syntax/lemmas.ts";
import type { GoldSentence } from "./conllu.ts";

function makeRule(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form.charAt(same) === lemma.charAt(same)) same += 1;
  return `${form.length - same}:${lemma.slice(same)}`;
}

/** Learns, per tag, the ending rules that give the lemmas of the sentences: an ending is kept where it decides otherwise than a shorter one. */
export function trainLemmas(sentences: readonly GoldSentence[], tags: readonly string[]): EndingRules[] {
  return tags.map((tag) => {
    const name = tag.startsWith("PROPN/");
    const words = new Map<string, Map<string, number>>();
    for (const sentence of sentences) {
      sentence.tags.forEach((other, at) => {
        const lemma = sentence.lemmas[at] ?? "_";
        if (other !== tag || lemma === "_") return;
        const form = name ? (sentence.forms[at] ?? "") : (sentence.forms[at] ?? "").toLowerCase();
        const rule = makeRule(form, name ? lemma : lemma.toLowerCase());
        const row = words.get(form) ?? new Map<string, number>();
        row.set(rule, (row.get(rule) ?? 0) + 1);
        words.set(form, row);
      });
    }
    const best = (row: ReadonlyMap<string, number>): [string, number] => [...row].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? ["0:", 0];
    const endings = new Map<string, Map<string, number>>();
    for (const [form, row] of words) {
      // words, not their occurrences, vote: a rule must hold for new words
      const [rule] = best(row);
      for (let length = 0; length <= Math.min(MAX_ENDING, form.length); length += 1) {
        const ending = length === 0 ? "" : form.slice(-length);
        const votes = endings.get(ending) ?? new Map<string, number>();
        votes.set(rule, (votes.get(rule) ?? 0) + 1);
        endings.set(ending, votes);
      }
    }
    const kept: Record<string, string> = {};
    const decide = (ending: string): string => {
      for (let length = ending.length; length >= 0; length -= 1) {
        const rule = kept[length === 0 ? "" : ending.slice(-length)];
        if (rule !== undefined) return rule;
      }
      return "0:";
    };
    for (const [ending, votes] of [...endings].sort((a, b) => a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))) {
      const [rule, times] = best(votes);
      if ((times >= 2 || ending === "") && rule !== decide(ending.slice(1))) kept[ending] = rule;
    }
    const lemmatiser = new Lemmatiser([kept]);
    for (const [form, row] of [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const [rule] = best(row);
      const [cut, add] = [Number(rule.split(":")[0]), rule.slice(rule.indexOf(":") + 1)];
      if (lemmatiser.find(form, 0) !== form.slice(0, form.length - cut) + add) kept[`^${form}`] = rule;
    }
    return kept;
  });
}
