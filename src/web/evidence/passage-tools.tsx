import { useState } from "react";
import { decide } from "../app/decide.ts";
import { useMayReview } from "../app/may-review.ts";
import type { Claim } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { EditClaim } from "../edit/edit-claim.tsx";
import { Button } from "../parts/button.tsx";
import { t } from "../words/words.ts";

interface Props {
  readonly view: StoryView;
  readonly claim: Claim;
  /** The finding it is in; left out where the passage stands alone. */
  readonly row?: Row;
}

const each = (names: readonly (string | null)[]): readonly string[] => [...new Set(names.flatMap((name) => name ?? []))].sort();

/** What a person may do with one passage: correct what was read from it, or take it out of its finding. */
export function PassageTools({ view, claim, row }: Props) {
  const [editing, setEditing] = useState(false);
  if (!useMayReview()) return null;
  const near = [...view.claims.values()].filter(({ document }) => document === claim.document);
  return (
    <>
      <Button look="quiet" shortcut="e" onPress={() => setEditing(true)}>
        {t("edit")}
      </Button>
      {row === undefined || row.claims.length < 2 || !row.claims.includes(claim) ? null : (
        <Button look="quiet" shortcut="-" onPress={() => void decide({ verb: "split", id: row.finding.id, other: claim.id }, view.story.id)}>
          {t("edit.split")}
        </Button>
      )}
      {editing ? (
        <EditClaim
          claim={claim}
          story={view.story.id}
          places={each(near.flatMap(({ places }) => places.map(({ name }) => name)))}
          speakers={each(near.flatMap(({ attribution }) => attribution.flatMap(({ name, anonymous }) => (anonymous ? [] : [name]))))}
          open
          onClose={() => setEditing(false)}
        />
      ) : null}
    </>
  );
}
