import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { KeyChoices } from "../app/key-choices.tsx";
import { changeSettings, DIRECTIONS, type Settings, THEMES, useSettings } from "../app/settings.ts";
import { CODEBOOKS, CONVENTIONS } from "../data/coding.ts";
import { sessionQuery } from "../data/queries.ts";
import { DATE_STYLES, UNITS } from "../words/preferences.ts";
import { type Key, LANGUAGES, type Language, t } from "../words/words.ts";
import { Retention } from "./retention.tsx";
import { ToldTo } from "./told.tsx";
import "./settings.css";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly named: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
  /** The options are names of languages, each in its own. */
  readonly languages?: boolean;
}

/** One of a few things, by name. */
const Choice = <Value extends string>({ label, value, values, named, onChoose, languages = false }: ChoiceProps<Value>) => (
  <label className="field">
    {label}
    <select value={value} onChange={({ target }) => onChoose(values.find((one) => one === target.value) ?? value)}>
      {values.map((one) => (
        <option key={one} value={one} lang={languages ? one : undefined}>
          {named(one)}
        </option>
      ))}
    </select>
  </label>
);

const LANGUAGE_IDS = Object.keys(LANGUAGES) as readonly Language[];
const HELD_BACK = ["people", "fresh", "restricted", "quotes", "drafts"] as const;

/** How the workbench looks and writes in this browser, what is kept and what does not leave. */
export function SettingsPage() {
  const { theme, language, direction, units, dates, vague, codes, strip } = useSettings();
  const { data: session } = useQuery(sessionQuery);
  const change = (next: Partial<Settings>): void => void changeSettings(next);
  return (
    <div className="page settings">
      <h1>{t("settings.title")}</h1>
      <p className="soft">{t("settings.about")}</p>
      <section className="stack">
        <h2>{t("settings.look")}</h2>
        <div className="choices">
          <Choice label={t("settings.theme")} value={theme} values={THEMES} named={(one) => t(`theme.${one}`)} onChoose={(one) => change({ theme: one })} />
          <Choice
            label={t("settings.language")}
            value={language}
            values={LANGUAGE_IDS}
            named={(one) => LANGUAGES[one]}
            onChoose={(one) => change({ language: one })}
            languages
          />
          <Choice
            label={t("settings.direction")}
            value={direction}
            values={DIRECTIONS}
            named={(one) => t(`direction.${one}`)}
            onChoose={(one) => change({ direction: one })}
          />
          <Choice label={t("settings.units")} value={units} values={UNITS} named={(one) => t(`units.${one}`)} onChoose={(one) => change({ units: one })} />
          <Choice
            label={t("settings.dates")}
            value={dates}
            values={DATE_STYLES}
            named={(one) => t(`dates.${one}`)}
            onChoose={(one) => change({ dates: one })}
          />
        </div>
        <p className="small soft">{t("settings.units.about")}</p>
      </section>
      <section className="stack">
        <h2>{t("settings.coding")}</h2>
        <div className="choices">
          <Choice label={t("settings.codes")} value={codes} values={CODEBOOKS} named={(one) => t(`codes.${one}`)} onChoose={(one) => change({ codes: one })} />
          <Choice
            label={t("settings.vague")}
            value={vague}
            values={CONVENTIONS}
            named={(one) => t(`vague.${one}`)}
            onChoose={(one) => change({ vague: one })}
          />
        </div>
        <p className="small soft">{t("settings.codes.about")}</p>
        <p className="small soft">{t("settings.vague.about")}</p>
      </section>
      <section className="stack">
        <h2>{t("keys.title")}</h2>
        <KeyChoices />
        <label className="switch">
          <input type="checkbox" checked={strip} onChange={({ target }) => change({ strip: target.checked })} /> {t("settings.strip")}
        </label>
      </section>
      <section className="stack">
        <h2>{t("settings.kept")}</h2>
        {session?.role === "admin" ? <Retention /> : <p>{t("settings.kept.admin")}</p>}
      </section>
      {session?.role === "admin" ? (
        <section className="stack">
          <h2>{t("settings.backup")}</h2>
          <p>{t("settings.backup.about")}</p>
          <p>
            <code>unecho backup store.zip</code>
            <br />
            <code>unecho restore store.zip --data new</code>
          </p>
        </section>
      ) : null}
      <section className="stack">
        <h2>{t("settings.told")}</h2>
        <ToldTo />
      </section>
      <section className="stack">
        <h2>{t("settings.redactions")}</h2>
        <p>{t("settings.redactions.about")}</p>
        <ul className="bullets">
          {HELD_BACK.map((one) => (
            <li key={one}>{t(`settings.held.${one}` satisfies Key)}</li>
          ))}
        </ul>
      </section>
      <p>
        <Link to="/export">{t("nav.export")}</Link>
        {session?.mode === "team" ? (
          <>
            {" · "}
            <Link to="/account">{t("account.page")}</Link>
          </>
        ) : null}
      </p>
    </div>
  );
}
