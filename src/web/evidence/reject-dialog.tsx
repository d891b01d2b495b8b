import { decide } from "../app/decide.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { t } from "../words/words.ts";

const REASONS = ["redundant", "old", "anecdotal", "outlier", "misread", "scope"] as const;

interface Props {
  readonly finding: string;
  readonly story: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks why: a rejection without a reason is not kept. */
export const RejectDialog = ({ finding, story, open, onClose }: Props) => (
  <Dialog title={t("reject.title")} open={open} onClose={onClose}>
    <p className="soft">{t("reject.about")}</p>
    <div className="row">
      {REASONS.map((reason) => (
        <Button
          key={reason}
          onPress={() => {
            onClose();
            void decide({ verb: "reject", id: finding, reason: t(`reject.${reason}`) }, story);
          }}
        >
          {t(`reject.${reason}`)}
        </Button>
      ))}
    </div>
  </Dialog>
);
