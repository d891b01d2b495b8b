import { useState } from "react";
import type { Ruling } from "../app/decide.ts";
import type { Claim } from "../data/shapes.ts";
import { t } from "../words/words.ts";
import { ChoiceField } from "./choice-field.tsx";
import { CorrectionDialog } from "./correction-dialog.tsx";
import { FormField } from "./form-field.tsx";

interface Props {
  readonly claim: Claim;
  readonly story: string;
  /** Names the article gives, offered while somebody writes. */
  readonly places: readonly string[];
  readonly speakers: readonly string[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What can be corrected of a claim, as it stands now. */
const formOf = ({ quantity, time, places, attribution, polarity, modality }: Claim) => ({
  value: quantity?.text ?? "",
  date: time?.from?.slice(0, 10) ?? "",
  place: places[0]?.name ?? "",
  speaker: attribution.at(-1)?.name ?? "",
  polarity,
  modality,
});
type Form = ReturnType<typeof formOf>;

const POLARITIES = ["asserted", "denied"] as const;
const MODALITIES = ["fact", "hedged", "unverified", "planned"] as const;
/** What an emptied field means. */
const EMPTIED: Readonly<Partial<Record<keyof Form, string>>> = { place: "nowhere", speaker: "nobody" };

/** A correction for every field somebody changed. */
function rulingsOf(claim: Claim, form: Form, reason: string): readonly Ruling[] {
  const before = formOf(claim);
  return (Object.keys(before) as readonly (keyof Form)[]).flatMap((field): readonly Ruling[] => {
    const value = form[field].trim() === "" ? EMPTIED[field] : form[field].trim();
    if (form[field].trim() === before[field] || value === undefined) return [];
    return [{ verb: "correct", id: claim.id, other: field, value, reason }];
  });
}

/** Corrects what a passage was read to say; the words of the report stay as they are. */
export function EditClaim({ claim, story, places, speakers, open, onClose }: Props) {
  const [form, setForm] = useState(formOf(claim));
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });
  return (
    <CorrectionDialog title={t("edit.claim")} story={story} rulings={(reason) => rulingsOf(claim, form, reason)} open={open} onClose={onClose}>
      {claim.quantity === null ? null : (
        <FormField label={t("edit.value")} hint={t("edit.value.hint")} value={form.value} onChange={(value) => set({ value })} />
      )}
      <FormField label={t("edit.date")} type="date" value={form.date} onChange={(date) => set({ date })} />
      <FormField label={t("edit.place")} hint={t("edit.place.hint")} value={form.place} offered={places} onChange={(place) => set({ place })} />
      <FormField label={t("edit.speaker")} hint={t("edit.speaker.hint")} value={form.speaker} offered={speakers} onChange={(speaker) => set({ speaker })} />
      <div className="row">
        <ChoiceField
          label={t("edit.polarity")}
          value={form.polarity}
          choices={POLARITIES.map((value) => ({ value, label: t(`polarity.${value}`) }))}
          onChange={(polarity) => set({ polarity })}
        />
        <ChoiceField
          label={t("edit.modality")}
          value={form.modality}
          choices={MODALITIES.map((value) => ({ value, label: t(`modality.${value}`) }))}
          onChange={(modality) => set({ modality })}
        />
      </div>
    </CorrectionDialog>
  );
}
