import { useState } from "react";
import { decide } from "../app/decide.ts";
import { useMayReview } from "../app/may-review.ts";
import type { Row } from "../data/story-view.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import { Star } from "./star.tsx";

/** Who looked the finding over, and who signed it off. */
function Signatures({ row: { finding } }: { readonly row: Row }) {
  return (finding.signatures ?? []).map(({ verb, by, at }) => (
    <span key={`${verb} ${by}`} className="chip good">
      <Said text={t("sign.by", { verb: t(`verb.${verb}`), by, at: dayWords(at) })} />
    </span>
  ));
}

/** Accepting, rejecting and signing a finding; all of it is kept in the log and can be taken back. */
export function Verdicts({ row, story }: { readonly row: Row; readonly story: string }) {
  const { finding } = row;
  const [rejecting, setRejecting] = useState(false);
  const mayReview = useMayReview();
  return (
    <div className="row no-print">
      {mayReview ? (
        <>
          <Button pressed={finding.review === "accepted"} shortcut="a" onPress={() => void decide({ verb: "accept", id: finding.id }, story)}>
            {t("verb.accept")}
          </Button>
          <Button pressed={finding.review === "rejected"} shortcut="r" onPress={() => setRejecting(true)}>
            {t("verb.reject")}
          </Button>
          <Button look="quiet" onPress={() => void decide({ verb: "check", id: finding.id }, story)}>
            {t("sign.check")}
          </Button>
          <Button look="quiet" onPress={() => void decide({ verb: "sign", id: finding.id }, story)}>
            {t("sign.sign")}
          </Button>
        </>
      ) : null}
      <Star finding={finding.id} />
      <span className="small soft">{finding.review === null ? t("review.none") : t(`review.${finding.review}`)}</span>
      <Signatures row={row} />
      <RejectDialog
        onReject={(reason) => void decide({ verb: "reject", id: finding.id, reason }, story)}
        open={rejecting}
        onClose={() => setRejecting(false)}
      />
    </div>
  );
}
