import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Ruling } from "../app/decide.ts";
import { storiesQuery } from "../data/queries.ts";
import type { Report } from "../data/shapes.ts";
import { visible } from "../words/visible.ts";
import { t } from "../words/words.ts";
import { ChoiceField } from "./choice-field.tsx";
import { CorrectionDialog } from "./correction-dialog.tsx";
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
  const others = stories.map(({ id, label }) => ({ value: id, label: visible(label).slice(0, 80) }));
  return (
    <CorrectionDialog title={t("edit.report")} story={report.story} rulings={(reason) => rulingsOf(report, form, reason)} open={open} onClose={onClose}>
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
      <ChoiceField
        label={t("edit.story")}
        value={form.story}
        choices={[...others, { value: "new", label: t("edit.story.new") }]}
        onChange={(chosen) => setForm({ ...form, story: chosen })}
      />
    </CorrectionDialog>
  );
}
