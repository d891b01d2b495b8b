import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { decideAll, type Ruling } from "../app/decide.ts";
import { storiesQuery } from "../data/queries.ts";
import type { Report } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { visible } from "../words/visible.ts";
import { t } from "../words/words.ts";
import { FormField } from "./form-field.tsx";

interface Props {
  readonly report: Pick<Report, "id" | "story" | "outlet" | "published" | "publishedInferred" | "outletInferred">;
  readonly open: boolean;
  readonly onClose: () => void;
}

interface Form {
  readonly outlet: string;
  readonly date: string;
  readonly story: string;
}

/** Corrections somebody made; saying again what was inferred takes it over as it stands. */
function rulingsOf({ id, story, outlet, published }: Props["report"], form: Form, reason: string): readonly Ruling[] {
  const named: Ruling[] =
    form.outlet.trim() === "" || form.outlet.trim() === outlet ? [] : [{ verb: "correct", id, other: "outlet", value: form.outlet.trim(), reason }];
  const dated: Ruling[] =
    form.date === "" || form.date === (published?.slice(0, 10) ?? "") ? [] : [{ verb: "correct", id, other: "date", value: form.date, reason }];
  const moved: Ruling[] = form.story === story ? [] : [{ verb: "move", id, other: form.story, reason }];
  return [...named, ...dated, ...moved];
}

/** Corrects outlet and date of a report, and the story it is in. */
export function EditReport({ report, open, onClose }: Props) {
  const { data: stories = [] } = useQuery(storiesQuery);
  const [form, setForm] = useState<Form>({ outlet: report.outlet ?? "", date: report.published?.slice(0, 10) ?? "", story: report.story });
  const [reason, setReason] = useState("");
  const rulings = rulingsOf(report, form, reason);
  const save = (): void => {
    onClose();
    if (rulings.length > 0) void decideAll(rulings, report.story);
  };
  return (
    <Dialog title={t("edit.report")} open={open} onClose={onClose}>
      <p className="soft">{t("edit.about")}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormField
          label={t("add.outlet")}
          value={form.outlet}
          onChange={(outlet) => setForm({ ...form, outlet })}
          {...(report.outletInferred ? { hint: t("edit.inferred") } : {})}
        />
        <FormField
          label={t("add.date")}
          type="date"
          value={form.date}
          onChange={(date) => setForm({ ...form, date })}
          {...(report.publishedInferred ? { hint: t("edit.inferred") } : {})}
        />
        <label className="field">
          {t("edit.story")}
          <select value={form.story} onChange={({ target }) => setForm({ ...form, story: target.value })}>
            {stories.map(({ id, label }) => (
              <option key={id} value={id}>
                {visible(label).slice(0, 80)}
              </option>
            ))}
            <option value="new">{t("edit.story.new")}</option>
          </select>
        </label>
        <FormField label={t("edit.reason")} value={reason} onChange={setReason} />
        <Button look="main" type="submit" disabled={rulings.length === 0} onPress={() => undefined}>
          {t("edit.save")}
        </Button>
      </form>
    </Dialog>
  );
}
