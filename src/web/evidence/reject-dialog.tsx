import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { t } from "../words/words.ts";

const REASONS = ["redundant", "old", "anecdotal", "outlier", "misread", "scope"] as const;

interface Props {
  readonly onReject: (reason: string) => void;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks why: a rejection without a reason is not kept. */
export const RejectDialog = ({ onReject, open, onClose }: Props) => (
  <Dialog title={t("reject.title")} open={open} onClose={onClose}>
    <p className="soft">{t("reject.about")}</p>
    <div className="row">
      {REASONS.map((reason) => (
        <Button
          key={reason}
          onPress={() => {
            onClose();
            onReject(t(`reject.${reason}`));
          }}
        >
          {t(`reject.${reason}`)}
        </Button>
      ))}
    </div>
  </Dialog>
);
