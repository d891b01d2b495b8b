import type { Status } from "../data/shapes.ts";
import { t } from "../words/words.ts";

/** A shape and a colour for each status: neither is ever alone, the word is beside them. */
const LOOKS: Readonly<Record<Status, readonly [mark: string, look: string]>> = {
  conceded: ["◆", "good"],
  corroborated: ["●", "good"],
  "single-origin": ["○", "one"],
  differing: ["◐", "differ"],
  contested: ["✕", "against"],
  discounted: ["–", "none"],
  unattributed: ["◌", "none"],
};

/** The status of a finding, in words; what it means is told on hover and to screen readers on the claim page. */
export function StatusChip({ status }: { readonly status: Status }) {
  const [mark, look] = LOOKS[status];
  return (
    <span className={`chip ${look}`} title={t(`status.${status}.means`)}>
      <span aria-hidden="true">{mark}</span> {t(`status.${status}`)}
    </span>
  );
}
