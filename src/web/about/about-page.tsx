import { t } from "../words/words.ts";

const ETHICS = ["unmask", "track", "target", "score", "invent", "publish"] as const;
const RULES = ["1", "2", "3", "4"] as const;

/** What this is for, what it refuses to do, and how it counts. */
export function AboutPage() {
  return (
    <div className="page">
      <h1>{t("about.title")}</h1>
      <p>{t("about.what")}</p>
      <h2>{t("about.ethics")}</h2>
      <ul className="bullets">
        {ETHICS.map((one) => (
          <li key={one}>{t(`about.ethics.${one}`)}</li>
        ))}
      </ul>
      <h2>{t("about.rules")}</h2>
      <ul className="bullets">
        {RULES.map((one) => (
          <li key={one}>{t(`about.rule.${one}`)}</li>
        ))}
      </ul>
      <p>{t("about.limits")}</p>
    </div>
  );
}
