import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { watchesQuery } from "../data/queries.ts";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";

/** Where changes are told to, watch by watch; they are made and ended on their own page. */
export function ToldTo() {
  const { data } = useQuery(watchesQuery);
  const watches = data?.answer.watches ?? [];
  return (
    <>
      <p>{t(watches.length === 0 ? "settings.told.none" : "settings.told.about")}</p>
      <ul className="bullets">
        {watches.map(({ id, to, template }) => (
          <li key={id}>
            {id} → <Said text={to === "feed" ? t("watches.feed") : to} />
            {template === null ? null : ` (${template})`}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/watches">{t("nav.watches")}</Link>
      </p>
    </>
  );
}
