import { useQuery } from "@tanstack/react-query";
import { retentionQuery } from "../data/queries.ts";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";

/** How long reports are kept; it is set on the command line, where forgetting for good cannot happen with one click. */
export function Retention() {
  const { data, error } = useQuery(retentionQuery);
  if (error !== null)
    return (
      <p lang="en">
        <Said text={error.message} />
      </p>
    );
  if (data === undefined) return <p role="status">{t("waiting")}</p>;
  const { keepDays } = data.answer;
  return (
    <>
      <p>{keepDays === null ? t("settings.kept.good") : t("settings.kept.days", { n: keepDays })}</p>
      <p className="small soft">
        {t("settings.kept.how")} <code>unecho retention --keep-days 365</code>
      </p>
    </>
  );
}
