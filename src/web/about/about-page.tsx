import { changeSettings, THEMES, useSettings } from "../app/settings.ts";
import { LANGUAGES, type Language, t } from "../words/words.ts";

const ETHICS = ["unmask", "track", "target", "score", "invent", "publish"] as const;
const RULES = ["1", "2", "3", "4"] as const;
const LANGUAGE_IDS = Object.keys(LANGUAGES) as readonly Language[];

/** What this is for, what it refuses to do, how it counts, and how it looks here. */
export function AboutPage() {
  const { theme, language, keys } = useSettings();
  return (
    <div className="page">
      <h1>{t("about.title")}</h1>
      <p>{t("about.what")}</p>
      <h2>{t("about.settings")}</h2>
      <div className="row">
        <label className="field">
          {t("about.theme")}
          <select value={theme} onChange={({ target }) => void changeSettings({ theme: THEMES.find((one) => one === target.value) ?? "system" })}>
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {t(`theme.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t("about.language")}
          <select value={language} onChange={({ target }) => void changeSettings({ language: LANGUAGE_IDS.find((one) => one === target.value) ?? "en" })}>
            {LANGUAGE_IDS.map((one) => (
              <option key={one} value={one} lang={one}>
                {LANGUAGES[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" checked={keys} onChange={({ target }) => void changeSettings({ keys: target.checked })} /> {t("about.keys")}
        </label>
      </div>
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
