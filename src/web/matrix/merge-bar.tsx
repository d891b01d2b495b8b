import { decideAll } from "../app/decide.ts";
import { useMayReview } from "../app/may-review.ts";
import { rowWords } from "../data/row-words.ts";
import type { Row } from "../data/story-view.ts";
import { Button } from "../parts/button.tsx";
import { t } from "../words/words.ts";

interface Props {
  readonly rows: readonly Row[];
  readonly story: string;
  readonly onClear: () => void;
}

/** The rows somebody selected, to be made one finding: all the others go into the first. */
export function MergeBar({ rows, story, onClear }: Props) {
  const mayReview = useMayReview();
  const [first, ...others] = rows;
  if (!mayReview || first === undefined) return null;
  const merge = (): void => {
    onClear();
    void decideAll(
      others.map(({ finding }) => ({ verb: "merge", id: first.finding.id, other: finding.id })),
      story,
    );
  };
  return (
    <div className="notice merge-bar" role="status">
      <p>
        {t("merge.selected", { n: rows.length })} <span dir="auto">{rows.map(rowWords).join(" + ")}</span>
      </p>
      <p className="row">
        <Button look="main" shortcut="=" disabled={others.length === 0} onPress={merge}>
          {t("merge.do")}
        </Button>
        <Button look="quiet" onPress={onClear}>
          {t("merge.clear")}
        </Button>
      </p>
    </div>
  );
}
