import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useStory } from "../app/as-of.tsx";
import { useKeys } from "../app/keys.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import { rowWords } from "../data/row-words.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import { Said } from "../parts/said.tsx";
import { StatusChip } from "../parts/status-chip.tsx";
import { t } from "../words/words.ts";
import { Counts } from "./counts.tsx";
import { Evidence } from "./evidence.tsx";
import { useEvidenceKeys } from "./evidence-keys.ts";

/** The fillers of a role over all passages, each once. */
function rolesOf({ claims }: Row): readonly (readonly [role: string, names: string])[] {
  const roles = new Map<string, Set<string>>();
  for (const claim of claims)
    for (const [role, fillers] of Object.entries(claim.roles)) {
      const names = roles.get(role) ?? new Set();
      for (const { name } of fillers) names.add(name);
      roles.set(role, names);
    }
  return [...roles].map(([role, names]) => [role, [...names].join(", ")]);
}

function ClaimView({ view, row }: { readonly view: StoryView; readonly row: Row }) {
  const navigate = useNavigate();
  const step = (by: number): void => {
    const next = view.rows[view.rows.indexOf(row) + by];
    if (next !== undefined) void navigate({ to: "/story/$id/claim/$finding", params: { id: view.story.id, finding: next.finding.id }, replace: true });
  };
  useKeys({
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    l: () => step(1),
    h: () => step(-1),
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    Escape: () => void navigate({ to: "/story/$id", params: { id: view.story.id }, search: { sel: row.finding.id } }),
  });
  useEvidenceKeys(view, row);
  const places = [...new Set(row.claims.flatMap((claim) => claim.places.map(({ name }) => name)))];
  return (
    <div className="page">
      <p className="small">
        <Link to="/story/$id" params={{ id: view.story.id }} search={{ sel: row.finding.id }}>
          <Said text={view.story.label} />
        </Link>
      </p>
      <h1 dir="auto">{rowWords(row)}</h1>
      <p className="row">
        <StatusChip status={row.finding.status} />
        <Counts row={row} />
      </p>
      <p className="soft">{t(`status.${row.finding.status}.means`)}</p>
      <dl className="row small">
        {[...rolesOf(row), ...(places.length === 0 ? [] : [[t("claim.where"), places.join(", ")] as const])].map(([role, names]) => (
          <div key={role}>
            <dt className="soft">{role}</dt>
            <dd>
              <Said text={names} />
            </dd>
          </div>
        ))}
      </dl>
      <Evidence view={view} row={row} titled={false} wide />
    </div>
  );
}

/** One finding on a page of its own, its passages side by side. */
export function ClaimPage() {
  const { id, finding } = useParams({ from: "/story/$id/claim/$finding" });
  const { data, error } = useStory(id);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  const row = data.rows.find((one) => one.finding.id === finding);
  return row === undefined ? <Failed error={new Error(t("claim.gone"))} /> : <ClaimView view={data} row={row} />;
}
