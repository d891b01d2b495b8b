import type { Shape } from "../data/cell-mark.ts";
import type { Status } from "../data/shapes.ts";
import { t } from "../words/words.ts";
import { Sign } from "./sign.tsx";

/** A shape and a colour for each status: neither is ever alone, the word is beside them. */
const LOOKS: Readonly<Record<Status, readonly [shape: Shape, look: string]>> = {
  conceded: ["diamond", "good"],
  corroborated: ["full", "good"],
  "single-origin": ["open", "one"],
  differing: ["half", "differ"],
  contested: ["cross", "against"],
  discounted: ["dash", "none"],
  unattributed: ["dotted", "none"],
};

/** The status of a finding, in words; what it means is told on hover and to screen readers on the claim page. */
export function StatusChip({ status }: { readonly status: Status }) {
  const [shape, look] = LOOKS[status];
  return (
    <span className={`chip ${look}`} title={t(`status.${status}.means`)}>
      <Sign shape={shape} /> {t(`status.${status}`)}
    </span>
  );
}
