/**
 * A pure function that answers the second question about the same thing from memory, as long as the thing itself lives: sentences are asked
 * about by several readers. `about` is what else the answer depends on; another one is worked out anew.
 */
export function keep<Key extends object, About, Value>(find: (key: Key, about: About) => Value): (key: Key, about: About) => Value {
  const known = new WeakMap<Key, { readonly about: About; readonly value: Value }>();
  return (key, about) => {
    const before = known.get(key);
    if (before !== undefined && before.about === about) return before.value;
    const value = find(key, about);
    known.set(key, { about, value });
    return value;
  };
}

/** Entries of a memory of words before it is emptied, and the longest text it takes in, in UTF-16 units. */
const MOST = 8192;
const LONGEST = 120;

/** Shortest part of a text that the engine keeps as a reference to the whole, in UTF-16 units. */
const REFERENCE = 13;

/** The same text without a hold on the article it was cut from: what outlives an article must not keep it in memory. */
export function copyText(text: string): string {
  return text.length < REFERENCE ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** A pure function of a short text that remembers its last few thousand answers. */
export function keepTexts<Value>(find: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (text.length > LONGEST) return find(text);
    const own = copyText(text);
    const value = find(own);
    if (known.size >= MOST) known.clear();
    known.set(own, value);
    return value;
  };
}
