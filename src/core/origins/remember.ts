/** A yes-or-no question about two things, each pair asked once. */
export function rememberPairs<Thing>(test: (a: Thing, b: Thing) => boolean): (a: Thing, b: Thing) => boolean {
  const answers = new Map<Thing, Map<Thing, boolean>>();
  return (a, b) => {
    let ofOne = answers.get(a);
    if (ofOne === undefined) {
      ofOne = new Map();
      answers.set(a, ofOne);
    }
    const known = ofOne.get(b);
    if (known !== undefined) return known;
    const answer = test(a, b);
    ofOne.set(b, answer);
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
