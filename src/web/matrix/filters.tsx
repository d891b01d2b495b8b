import { useEffect, useRef, useState } from "react";
import type { StoryView } from "../data/story-view.ts";
import { visibleLine } from "../words/visible.ts";
import { t } from "../words/words.ts";
import { type MatrixSearch, STATUSES } from "./matrix-search.ts";

interface Props {
  readonly view: StoryView;
  readonly search: MatrixSearch;
  readonly shown: number;
  readonly onChange: (change: MatrixSearch) => void;
}

/** Rest after which typed words filter the rows, in milliseconds: each letter would lay them all out anew. */
const REST_MS = 150;

/** The field for words: it shows what is typed at once, and says so when the typing rests. */
function WordsField({ words, onChange }: { readonly words: string; readonly onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // the address changed by itself: somebody went back
    if (waiting.current === undefined) setTyped(words);
  }, [words]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      onChange(text);
    }, REST_MS);
  };
  return <input type="search" data-search value={typed} onChange={({ target }) => type(target.value)} />;
}

const KINDS = [
  "aid",
  "attack",
  "capability",
  "casualties",
  "control",
  "damage",
  "detention",
  "displacement",
  "hazard",
  "movement",
  "order",
  "statement",
] as const;

/** A type of claim by name; one of a pack we do not know by its own. */
function kindWords(type: string): string {
  const known = KINDS.find((one) => one === type);
  return known === undefined ? visibleLine(type, 60) : t(`kind.${known}`);
}

/** What the rows are filtered by. */
export function Filters({ view, search, shown, onChange }: Props) {
  const kinds = [...new Set(view.rows.map(({ finding }) => finding.type))].sort();
  return (
    <search className="filters no-print">
      <label className="field">
        {t("filter.words")}
        <WordsField words={search.q ?? ""} onChange={(words) => onChange({ q: words === "" ? undefined : words })} />
      </label>
      <label className="field">
        {t("filter.status")}
        <select value={search.status ?? ""} onChange={({ target }) => onChange({ status: STATUSES.find((one) => one === target.value) })}>
          <option value="">{t("filter.any")}</option>
          {STATUSES.map((one) => (
            <option key={one} value={one}>
              {t(`status.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t("filter.kind")}
        <select value={search.kind ?? ""} onChange={({ target }) => onChange({ kind: target.value === "" ? undefined : target.value })}>
          <option value="">{t("filter.any")}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {kindWords(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t("filter.origin")}
        <select value={search.origin ?? ""} onChange={({ target }) => onChange({ origin: target.value === "" ? undefined : target.value })}>
          <option value="">{t("filter.any")}</option>
          {view.groups.map(({ origin }) => (
            <option key={origin.id} value={origin.id}>
              {visibleLine(origin.label, 60)}
            </option>
          ))}
        </select>
      </label>
      <label className="starred">
        <input type="checkbox" checked={search.star === true} onChange={({ target }) => onChange({ star: target.checked ? true : undefined })} />{" "}
        {t("filter.star")}
      </label>
      <p className="soft small" role="status">
        {t("filter.shown", { n: shown, all: view.rows.length })}
      </p>
    </search>
  );
}
