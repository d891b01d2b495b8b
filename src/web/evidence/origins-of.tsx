import type { Origin } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import { OriginPairs } from "./origin-pairs.tsx";

function OriginLine({ origin, reports }: { readonly origin: Origin; readonly reports: readonly string[] }) {
  return (
    <li>
      <Said text={origin.label} />
      <p className="small soft">
        {t(`origin.${origin.kind}`)} · {origin.named ? t("origin.named") : t("origin.unnamed")}
        {origin.party === null ? null : (
          <>
            {" "}
            · {t("origin.party")} <Said text={origin.party} />
          </>
        )}
        {" · "}
        {t("origin.carriers")} <Said text={reports.join(", ")} />
      </p>
    </li>
  );
}

/** Where what a finding says entered the record, and who carried it from there. */
export function OriginsOf({ view, row }: { readonly view: StoryView; readonly row: Row }) {
  const origins = row.finding.count.ids.flatMap((id) => view.origins.get(id) ?? []);
  const carriers = ({ claims }: Origin): readonly string[] => {
    const ids = new Set(claims);
    const reports = row.claims.filter(({ id }) => ids.has(id)).flatMap(({ document }) => view.reports.get(document) ?? []);
    return [...new Set(reports.map(({ outlet, name }) => outlet ?? name))];
  };
  return (
    <section className="origins-of">
      <h3 id="origins">{t("evidence.origins", { n: origins.length })}</h3>
      <ul>
        {origins.map((origin) => (
          <OriginLine key={origin.id} origin={origin} reports={carriers(origin)} />
        ))}
      </ul>
      <OriginPairs origins={origins} story={view.story.id} />
    </section>
  );
}
