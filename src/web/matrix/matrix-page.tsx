import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useStory } from "../app/as-of.tsx";
import { useKeys } from "../app/keys.ts";
import { changeSettings, useSettings } from "../app/settings.ts";
import { useNarrow } from "../app/use-width.ts";
import { Failed, Waiting } from "../app/waiting.tsx";
import type { Row, StoryView } from "../data/story-view.ts";
import { Evidence } from "../evidence/evidence.tsx";
import { pressKey, useEvidenceKeys } from "../evidence/evidence-keys.ts";
import { useStars } from "../evidence/star.tsx";
import { Button } from "../parts/button.tsx";
import { StoryHead } from "../stories/story-head.tsx";
import { t } from "../words/words.ts";
import { ClaimsList } from "./claims-list.tsx";
import { Filters } from "./filters.tsx";
import { foldedGroups, turn } from "./folds.ts";
import { type MatrixSearch, rowsShown } from "./matrix-search.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { MergeBar } from "./merge-bar.tsx";

function Strip() {
  const { strip } = useSettings();
  if (!strip) return null;
  return (
    <div className="notice strip no-print">
      <p>{t("matrix.strip")}</p>
      <Button look="quiet" onPress={() => void changeSettings({ strip: false })}>
        {t("dismiss")}
      </Button>
    </div>
  );
}

/** Moves the focus to the next or previous group of columns, which unfolds by Enter. */
function stepGroup(by: number): void {
  const heads = [...document.querySelectorAll<HTMLElement>(".matrix th.group button")];
  const next = heads[Math.min(heads.length - 1, Math.max(0, heads.indexOf(document.activeElement as HTMLElement) + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "center" });
}

function Matrix({ view }: { readonly view: StoryView }) {
  const search = useSearch({ from: "/story/$id" });
  const navigate = useNavigate({ from: "/story/$id" });
  const narrow = useNarrow();
  const { status, kind, q, origin, star, fold } = search;
  const starred = useStars();
  const rows = useMemo(() => rowsShown(view, { status, kind, q, origin, star }, starred), [view, status, kind, q, origin, star, starred]);
  const folded = useMemo(() => foldedGroups(view, fold), [view, fold]);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const pick = useCallback(({ finding }: Row): void => {
    setPicked((before) => (before.includes(finding.id) ? before.filter((id) => id !== finding.id) : [...before, finding.id]));
  }, []);
  const pickedRows = picked.flatMap((id) => view.rows.find(({ finding }) => finding.id === id) ?? []);
  const chosen = rows.find(({ finding }) => finding.id === search.sel) ?? rows[0] ?? null;
  const change = useCallback(
    (next: MatrixSearch, replace: boolean): void => void navigate({ search: (before) => ({ ...before, ...next }), replace, resetScroll: false }),
    [navigate],
  );
  const choose = useCallback(({ finding }: Row): void => change({ sel: finding.id }, true), [change]);
  const step = (by: number): void => {
    const next = rows[(chosen === null ? -1 : rows.indexOf(chosen)) + by];
    if (next !== undefined) choose(next);
  };
  const open = (): void => {
    if (chosen !== null) void navigate({ to: "/story/$id/claim/$finding", params: { id: view.story.id, finding: chosen.finding.id } });
  };
  useKeys({
    j: () => step(1),
    n: () => step(1),
    k: () => step(-1),
    p: () => step(-1),
    o: open,
    Enter: open,
    h: () => stepGroup(-1),
    l: () => stepGroup(1),
    ArrowLeft: () => stepGroup(-1),
    ArrowRight: () => stepGroup(1),
    x: () => {
      if (chosen !== null) pick(chosen);
    },
    "=": () => pressKey("="),
    m: () => pressKey("="),
    Z: () => change({ fold: search.fold === undefined ? view.groups.map(({ origin }) => origin.id) : undefined }, true),
  });
  useEvidenceKeys(view, chosen);
  return (
    <>
      <StoryHead view={view} />
      <Strip />
      <Filters view={view} search={search} shown={rows.length} onChange={(next) => change(next, true)} />
      <MergeBar rows={pickedRows} story={view.story.id} onClear={() => setPicked([])} />
      {narrow ? (
        <ClaimsList view={view} rows={rows} chosen={chosen} onChoose={choose} picked={picked} onPick={pick} />
      ) : (
        <div className="work">
          <MatrixTable
            view={view}
            rows={rows}
            chosen={chosen}
            folded={folded}
            onChoose={choose}
            picked={picked}
            onPick={pick}
            onTurn={(origin) => change({ fold: turn(search.fold, origin) }, true)}
          />
          <aside aria-label={t("evidence")}>
            {chosen === null ? <p className="soft">{t("matrix.none")}</p> : <Evidence view={view} row={chosen} titled />}
          </aside>
        </div>
      )}
    </>
  );
}

/** The claims matrix of a story with the evidence of the chosen finding. */
export function MatrixPage() {
  const { id } = useParams({ from: "/story/$id" });
  const { data, error } = useStory(id);
  if (error !== null) return <Failed error={error} />;
  return data === undefined ? <Waiting /> : <Matrix view={data} />;
}
