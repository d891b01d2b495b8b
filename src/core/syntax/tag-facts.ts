/** What the parser wants to know of a tag, by its number; tag 0, "no word", has 0. */
export interface TagFacts {
  /** Number of the universal part of speech, from 1. */
  readonly coarse: Int32Array;
  /** 1 for a verb with tense or mood of its own ("says", "may"), 0 otherwise. */
  readonly finite: Uint8Array;
}

const FINITE = /^(?:VERB|AUX)\/(?:VBD|VBZ|VBP|MD)$/;

/** Facts of the tags 1, 2, ... given as "UPOS/XPOS". */
export function describeTags(tags: readonly string[]): TagFacts {
  const upos = tags.map((tag) => tag.slice(0, tag.indexOf("/")));
  const names = [...new Set(upos)].sort();
  return {
    coarse: Int32Array.from([0, ...upos.map((name) => names.indexOf(name) + 1)]),
    finite: Uint8Array.from([0, ...tags.map((tag) => (FINITE.test(tag) ? 1 : 0))]),
  };
}
