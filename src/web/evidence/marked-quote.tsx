import { cutText } from "../data/cut-text.ts";
import type { Claim } from "../data/shapes.ts";
import { visible } from "../words/visible.ts";
import { t } from "../words/words.ts";

/** Kinds of words that are marked in a passage. */
const LOOKS = ["voice", "cue", "content", "value", "hedge"] as const;
type Look = (typeof LOOKS)[number];

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly look: Look;
}

/** What is marked in the sentence of a claim, as the server says where it stands. */
function stretchesOf({ quantity, attribution, said, hedges, sentence }: Claim): readonly Stretch[] {
  const as = (look: Look, spans: readonly { readonly start: number; readonly end: number }[]): readonly Stretch[] =>
    spans.flatMap(({ start, end }) => {
      const within = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end), look };
      return within.end > within.start ? [within] : [];
    });
  return [
    ...as("voice", [...attribution, ...(said?.source ?? [])]),
    ...as("cue", said?.cue ?? []),
    ...as("content", said?.content ?? []),
    ...as("value", quantity === null ? [] : [quantity]),
    ...as("hedge", hedges),
  ];
}

/** The sentence of a claim: who says so, the words of saying, what is said, the figure and the hedges each look their own; what is beside the claim is paler. */
export function MarkedQuote({ claim }: { readonly claim: Claim }) {
  const { sentence } = claim;
  const inside = { start: claim.start, end: claim.end, look: "claim" as const };
  return (
    <blockquote className="quote" dir="auto">
      {cutText<Stretch | typeof inside>(sentence, [...stretchesOf(claim), inside]).map(({ start, end, over }) => {
        const words = visible(sentence.text.slice(start - sentence.start, end - sentence.start));
        const looks = LOOKS.filter((look) => over.some((one) => one.look === look));
        const isClaim = over.some(({ look }) => look === "claim");
        const told = looks.filter((look) => look !== "content");
        return (
          <span
            key={start}
            className={[...looks, ...(isClaim || told.length > 0 ? [] : ["rest"])].join(" ") || undefined}
            title={looks.length === 0 ? undefined : looks.map((look) => t(`look.${look}`)).join(", ")}
          >
            {words}
          </span>
        );
      })}
    </blockquote>
  );
}

/** The five looks by example: each with its name. */
export const QuoteLegend = () => (
  <p className="legend small soft">
    <span className="quote">
      {LOOKS.map((look, at) => (
        <span key={look}>
          {at === 0 ? "" : " · "}
          <span className={look}>{t(`look.${look}`)}</span>
        </span>
      ))}
    </span>
  </p>
);
