/** A yes-or-no question about two things, each pair asked once. It is asked of many first things beside one second in a row. */
export function rememberPairs<Thing>(test: (a: Thing, b: Thing) => boolean): (a: Thing, b: Thing) => boolean {
  const answers = new Map<Thing, Map<Thing, boolean>>();
  let second: Thing | undefined;
  let ofSecond = new Map<Thing, boolean>();
  return (a, b) => {
    if (b !== second) {
      ofSecond = answers.get(b) ?? new Map<Thing, boolean>();
      answers.set(b, ofSecond);
      second = b;
    }
    const here = ofSecond;
    const known = here.get(a);
    if (known !== undefined) return known;
    const answer = test(a, b);
    here.set(a, answer);
    return answer;
  };
}

/** What is read from a spelling, read once, so that equal spellings give the very same thing. */
export function rememberText<Thing>(): (spelling: string, read: () => Thing) => Thing {
  const known = new Map<string, Thing>();
  return (spelling, read) => {
    const found = known.get(spelling);
    if (found !== undefined) return found;
    const thing = read();
    known.set(spelling, thing);
    return thing;
  };
}
