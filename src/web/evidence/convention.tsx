import { useSettings } from "../app/settings.ts";
import { conventional } from "../data/coding.ts";
import type { Claim } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { rangeWords, t } from "../words/words.ts";

/** What the convention somebody chose puts for the vague number of a passage, marked as a convention. */
export function ConventionFor({ claim }: { readonly claim: Claim }) {
  const { vague } = useSettings();
  const found = vague === "none" ? null : conventional(claim, vague);
  if (found === null || vague === "none") return null;
  const number = found.low === null ? t("figure.upTo", { value: String(found.high) }) : rangeWords(found.low, found.high);
  return (
    <p className="small convention">
      <Said text={t("convention", { desk: t(`vague.${vague}`), word: found.word, number })} /> <span className="soft">{t("convention.about")}</span>
    </p>
  );
}
