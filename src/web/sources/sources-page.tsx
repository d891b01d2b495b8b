import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Failed, Waiting } from "../app/waiting.tsx";
import { ratingsQuery, sourcesQuery } from "../data/queries.ts";
import type { Ratings } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { Scroller } from "../parts/scroller.tsx";
import { t } from "../words/words.ts";
import { LetterOf } from "./letter.tsx";
import { type OutletRow, outletRows, type SpeakerRow, speakerRows } from "./source-rows.ts";
import "./sources.css";

/** Outlets of a speaker that are named in the table. */
const MOST_NAMED = 4;

/** Origins without a name that one word of an analyst reaches at most. */
const MOST_UNNAMED = 20;

const Outlets = ({ rows, ratings }: { readonly rows: readonly OutletRow[]; readonly ratings: Ratings | undefined }) => (
  <Scroller label={t("sources.outlets.table")}>
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t("sources.outlet")}</th>
          <th scope="col">{t("sources.articles")}</th>
          <th scope="col">{t("sources.language")}</th>
          <th scope="col">{t("sources.first")}</th>
          <th scope="col">{t("sources.repeats")}</th>
          <th scope="col">{t("sources.silent")}</th>
          <th scope="col">{t("letter")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, known, inferred, articles, languages, first, repeats, silent }) => (
          <tr key={name}>
            <th scope="row">
              <Said text={name} inferred={inferred} most={120} />
            </th>
            <td className="count">{articles}</td>
            <td>{languages.join(", ")}</td>
            <td className="count">{first}</td>
            <td className="count">{repeats}</td>
            <td className="count">{silent}</td>
            {known ? <LetterOf name={name} ids={[name]} rating={ratings?.outlets.find(({ outlet }) => outlet === name)} /> : <td />}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
);

const Speakers = ({ rows, ratings }: { readonly rows: readonly SpeakerRow[]; readonly ratings: Ratings | undefined }) => (
  <Scroller label={t("sources.speakers.table")}>
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t("sources.speaker")}</th>
          <th scope="col">{t("sources.role")}</th>
          <th scope="col">{t("sources.named")}</th>
          <th scope="col">{t("origin.party")}</th>
          <th scope="col">{t("sources.claims")}</th>
          <th scope="col">{t("sources.firstOutlet")}</th>
          <th scope="col">{t("origin.carriers")}</th>
          <th scope="col">{t("letter")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, origins, kind, named, party, claims, outlets, firstOutlet }) => (
          <tr key={`${label} ${kind} ${party}`}>
            <th scope="row">
              <Said text={label} most={160} />
            </th>
            <td>{t(`origin.${kind}`)}</td>
            <td>{t(named ? "origin.named" : "origin.unnamed")}</td>
            <td>
              <Said text={party ?? ""} />
            </td>
            <td className="count">{claims}</td>
            <td>
              <Said text={firstOutlet ?? t("date.none")} most={80} />
            </td>
            <td>
              <Said text={outlets.slice(0, MOST_NAMED).join(", ")} most={200} />
              {outlets.length > MOST_NAMED ? ` ${t("sources.more", { n: outlets.length - MOST_NAMED })}` : ""}
            </td>
            <LetterOf
              name={label}
              ids={named ? origins.slice(0, 1) : origins.slice(0, MOST_UNNAMED)}
              rating={ratings?.speakers.find((one) => one.origins.some((id) => origins.includes(id)))}
            />
          </tr>
        ))}
      </tbody>
    </table>
  </Scroller>
);

/** Who is in the stories: outlets and speakers, with what can be counted of them and no score. */
export function SourcesPage() {
  const { data, error } = useQuery(sourcesQuery);
  const { data: ratings } = useQuery(ratingsQuery);
  const rows = useMemo(() => (data === undefined ? null : { outlets: outletRows(data), speakers: speakerRows(data) }), [data]);
  if (error !== null) return <Failed error={error} />;
  if (rows === null) return <Waiting />;
  return (
    <div className="page wide">
      <h1>{t("nav.sources")}</h1>
      <p className="soft">{t("sources.about")}</p>
      <p className="soft">{t("letter.page")}</p>
      <h2>{t("sources.outlets")}</h2>
      <Outlets rows={rows.outlets} ratings={ratings} />
      <h2>{t("sources.speakers")}</h2>
      <Speakers rows={rows.speakers} ratings={ratings} />
    </div>
  );
}
