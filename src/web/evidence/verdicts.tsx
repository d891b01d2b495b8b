import { useState } from "react";
import { decide } from "../app/decide.ts";
import type { Row } from "../data/story-view.ts";
import { Button } from "../parts/button.tsx";
import { t } from "../words/words.ts";
import { RejectDialog } from "./reject-dialog.tsx";

/** Accepting or rejecting a finding; both are kept in the log and can be taken back. */
export function Verdicts({ row: { finding }, story }: { readonly row: Row; readonly story: string }) {
  const [rejecting, setRejecting] = useState(false);
  return (
    <div className="row no-print">
      <Button pressed={finding.review === "accepted"} shortcut="a" onPress={() => void decide({ verb: "accept", id: finding.id }, story)}>
        {t("verb.accept")}
      </Button>
      <Button pressed={finding.review === "rejected"} shortcut="r" onPress={() => setRejecting(true)}>
        {t("verb.reject")}
      </Button>
      <span className="small soft">{finding.review === null ? t("review.none") : t(`review.${finding.review}`)}</span>
      <RejectDialog finding={finding.id} story={story} open={rejecting} onClose={() => setRejecting(false)} />
    </div>
  );
}
