import type { Language } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { type PhraseToken, readPhraseTokens } from "../text/phrases.ts";

/** Share of words that must be stop words of a language for its pack to read the text; English prose has 0.35 to 0.5, other languages below 0.12. */
const enoughStopWords = 0.2;
/** Below so many words the share says nothing: Latin script then counts as English. */
const fewWords = 25;
/** Words looked at. */
const sampleChars = 12_000;

/** Language of the text, and whether a language pack may read it. */
export interface LanguageGuess {
  readonly language: Language;
  readonly read: boolean;
}

const isFigure = (key: string): boolean => key === "#" || key === "$";

/** Which language pack reads a text, by its share of stop words; where none does, the declared language or "und". */
export function guessLanguage(text: string, declared: string | null, packs: Packs): LanguageGuess {
  const tokens = readPhraseTokens(text, 0, Math.min(text.length, sampleChars));
  let count = 0;
  for (let at = 0; at < tokens.length; at += 1) if (!isFigure((tokens[at] as PhraseToken).key)) count += 1;
  const plain = declared === null ? null : (/^[a-z]{2,3}\b/i.exec(declared)?.[0].toLowerCase() ?? null);
  let best: Language | null = null;
  let most = 0;
  for (const [language, pack] of packs.languages) {
    const words = pack.general.stopWords.size > 60 ? pack.general.stopWords : pack.boilerplate.stopWords;
    let stops = 0;
    for (let at = 0; at < tokens.length; at += 1) {
      const { key } = tokens[at] as PhraseToken;
      if (!isFigure(key) && words.has(key)) stops += 1;
    }
    const share = count === 0 ? 0 : stops / count;
    if (share > most) {
      most = share;
      best = language;
    }
  }
  if (count < fewWords) {
    if (plain !== null && !packs.languages.has(plain) && most < enoughStopWords) return { language: plain, read: false };
    const read = packs.languages.has("en") && isLatin(text);
    return read ? { language: "en", read } : { language: plain ?? "und", read: false };
  }
  if (best !== null && most >= enoughStopWords) return { language: best, read: true };
  return { language: plain !== null && !packs.languages.has(plain) ? plain : "und", read: false };
}

function isLatin(text: string): boolean {
  let latin = 0;
  let other = 0;
  const length = Math.min(text.length, sampleChars);
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x250)) latin += 1;
    else if (code >= 0x250 && !(code >= 0x2000 && code < 0x2c00)) other += 1;
  }
  return latin >= other;
}
