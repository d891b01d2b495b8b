import { useState } from "react";
import type { Ruling } from "../app/decide.ts";
import { useMayReview } from "../app/may-review.ts";
import type { Rating } from "../data/shapes.ts";
import { ChoiceField } from "../edit/choice-field.tsx";
import { CorrectionDialog } from "../edit/correction-dialog.tsx";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { visibleLine } from "../words/visible.ts";
import { dayWords, t } from "../words/words.ts";

/** The letters of the Admiralty scale, the best first. */
const LETTERS = ["A", "B", "C", "D", "E", "F"] as const;
type Letter = (typeof LETTERS)[number];

interface Props {
  /** What the source is called here. */
  readonly name: string;
  /** What a ruling names: the outlet, or the origins that are this speaker. */
  readonly ids: readonly string[];
  readonly rating: Rating | undefined;
}

function Rate({ name, ids, rating, onClose }: Props & { readonly onClose: () => void }) {
  const [letter, setLetter] = useState<Letter>(rating?.letter ?? "F");
  const rulings = (reason: string): readonly Ruling[] =>
    letter === (rating?.letter ?? "F") && reason === "" ? [] : ids.map((id) => ({ verb: "rate", id, other: letter, reason }));
  return (
    <CorrectionDialog title={t("letter.of", { name: visibleLine(name, 80) })} about={t("letter.about")} story="" rulings={rulings} open onClose={onClose}>
      <ChoiceField
        label={t("letter")}
        value={letter}
        choices={LETTERS.map((value) => ({ value, label: t("letter.choice", { letter: value, means: t(`letter.${value}`) }) }))}
        onChange={setLetter}
      />
    </CorrectionDialog>
  );
}

/** How far an analyst relies on a source, with note, name and day; F where nobody said. Whoever may decide can set it. */
export function LetterOf({ name, ids, rating }: Props) {
  const [open, setOpen] = useState(false);
  const mayReview = useMayReview();
  const letter = rating?.letter ?? "F";
  return (
    <td className="letter">
      {mayReview ? (
        <Button look="quiet" label={t("letter.set", { name: visibleLine(name, 80), letter })} onPress={() => setOpen(true)}>
          {letter}
        </Button>
      ) : (
        letter
      )}{" "}
      <span className="small soft">
        {rating === undefined ? t("letter.nobody") : <Said text={t("letter.by", { means: t(`letter.${letter}`), by: rating.by, at: dayWords(rating.at) })} />}
        {rating === undefined || rating.note === "" ? null : (
          <>
            {": "}
            <Said text={rating.note} most={300} />
          </>
        )}
      </span>
      {open ? <Rate name={name} ids={ids} rating={rating} onClose={() => setOpen(false)} /> : null}
    </td>
  );
}
