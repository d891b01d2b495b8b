import type { Brief, Finding } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { language, t } from "../words/words.ts";

const namesOf = ({ by }: Brief["review"]["signed"]): string => by.map((one) => one.by).join(", ");

/** Of a whole brief: how many of its findings are signed off and checked, and by whom; "not reviewed" until somebody puts a name there. */
export function ReviewedBy({ review: { findings, checked, signed } }: { readonly review: Brief["review"] }) {
  if (checked.findings + signed.findings === 0) return t("brief.unsigned");
  const off = signed.findings === 0 ? t("brief.noneSigned") : t("brief.signed", { n: signed.findings, all: findings, by: namesOf(signed) });
  return <Said text={checked.findings === 0 ? off : `${off}, ${t("brief.checked", { n: checked.findings, all: findings, by: namesOf(checked) })}`} />;
}

/** Of one finding: who put their name under it. */
export const SignedBy = ({ finding }: { readonly finding: Finding | undefined }) =>
  (finding?.signatures ?? []).map(({ verb, by }) => (
    <span key={`${verb} ${by}`} className="chip good" lang={language()}>
      <Said text={t("brief.by", { verb: t(`verb.${verb}`), by })} />
    </span>
  ));
