import { type ReactNode, useState } from "react";
import { decideAll, type Ruling } from "../app/decide.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { t } from "../words/words.ts";
import { FormField } from "./form-field.tsx";

interface Props {
  readonly title: string;
  /** What is done here; that a correction leaves the words of a report alone, where nothing else is said. */
  readonly about?: string;
  /** The story whose counts the corrections move. */
  readonly story: string;
  /** What the fields ask for as they stand, each with the reason somebody gives. */
  readonly rulings: (reason: string) => readonly Ruling[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window of fields to correct, with a reason; keeping it takes every ruling as a decision of its own. */
export function CorrectionDialog({ title, about, story, rulings, open, onClose, children }: Props) {
  const [reason, setReason] = useState("");
  const asked = rulings(reason);
  const keep = (): void => {
    onClose();
    if (asked.length > 0) void decideAll(asked, story);
  };
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <p className="soft">{about ?? t("edit.about")}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        {children}
        <FormField label={t("edit.reason")} value={reason} onChange={setReason} />
        <Button look="main" type="submit" disabled={asked.length === 0} onPress={() => undefined}>
          {t("edit.save")}
        </Button>
      </form>
    </Dialog>
  );
}
