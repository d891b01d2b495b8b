import type { Claim } from "../data/shapes.ts";
import { visible } from "../words/visible.ts";
import { t } from "../words/words.ts";

/** Kinds of words that are marked in a passage, the innermost first. */
type Look = "value" | "voice" | "hedge";

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly look: Look;
}

/** Words before a figure that make it vague are part of what the figure says. */
function stretchesOf({ quantity, attribution, sentence, modality }: Claim): readonly Stretch[] {
  const inside = ({ start, end }: { readonly start: number; readonly end: number }): boolean => start >= sentence.start && end <= sentence.end && end > start;
  const value = quantity !== null && inside(quantity) ? [{ start: quantity.start, end: quantity.end, look: "value" as const }] : [];
  const voices = attribution.filter(inside).map(({ start, end }) => ({ start, end, look: "voice" as const }));
  const hedges = modality === "fact" ? [] : hedgesIn(sentence);
  return [...value, ...voices, ...hedges];
}

/** Words that hedge, as far as a reader should see them at once. */
const HEDGE =
  /\b(?:about|appears?|around|allegedly|apparently|approximately|could|estimated|expected|likely|may|might|nearly|perhaps|plans?|possibly|probably|reportedly|roughly|seems?|some|suggests?|unclear|unconfirmed|unverified|would)\b/gi;

const hedgesIn = ({ text, start }: Claim["sentence"]): readonly Stretch[] =>
  [...text.matchAll(HEDGE)].map((match) => ({ start: start + match.index, end: start + match.index + match[0].length, look: "hedge" }));

/** Stretches in order, none inside another: the first kind of the list wins. */
function apart(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = [];
  for (const one of stretches) if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/** The sentence of a claim: who says so underlined, the figure boxed, hedges waved; what is beside the claim itself is paler. */
export function MarkedQuote({ claim }: { readonly claim: Claim }) {
  const { sentence } = claim;
  const cuts = new Set([sentence.start, sentence.end, Math.max(claim.start, sentence.start), Math.min(claim.end, sentence.end)]);
  const marks = apart(stretchesOf(claim));
  for (const { start, end } of marks) cuts.add(start).add(end);
  const points = [...cuts].sort((a, b) => a - b);
  const parts = points.slice(0, -1).map((start, index) => ({ start, end: points[index + 1] ?? start }));
  return (
    <blockquote className="quote" dir="auto">
      {parts.map(({ start, end }) => {
        const words = visible(sentence.text.slice(start - sentence.start, end - sentence.start));
        const mark = marks.find((one) => start >= one.start && end <= one.end);
        if (mark !== undefined)
          return (
            <span key={start} className={mark.look} title={t(`look.${mark.look}`)}>
              {words}
            </span>
          );
        const within = start >= claim.start && end <= claim.end;
        return (
          <span key={start} className={within ? undefined : "rest"}>
            {words}
          </span>
        );
      })}
    </blockquote>
  );
}
