import { useQuery } from "@tanstack/react-query";
import { rootRouteId, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { storyQuery } from "../data/queries.ts";
import { Button } from "../parts/button.tsx";
import { dayWords, t } from "../words/words.ts";

/** What every address may carry. */
export interface Moment {
  /** A day: stories are shown as they stood at its end. */
  readonly asOf?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the moment of an address; what is no day is left out. */
export const readMoment = ({ asOf }: Record<string, unknown>): Moment => ({ asOf: typeof asOf === "string" && DAY.test(asOf) ? asOf : undefined });

/** The day stories are shown as of; undefined: now. */
export const useAsOf = (): string | undefined => useSearch({ from: rootRouteId }).asOf;

/** A story as the address wants it: now, or at the end of a day. */
export const useStory = (id: string) => useQuery(storyQuery(id, useAsOf()));

/** The day, in the head of every page. It is asked for when the field is left or Enter pressed: a year is typed one figure at a time. */
export function AsOfField() {
  const asOf = useAsOf();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(asOf ?? "");
  useEffect(() => setTyped(asOf ?? ""), [asOf]);
  const go = (day: string): void => {
    const next = DAY.test(day) ? day : undefined;
    if (next !== asOf) void navigate({ to: ".", search: (before) => ({ ...before, asOf: next }) });
  };
  return (
    <div className="as-of">
      <label className="small">
        <span className="wording">{t("asOf.label")}</span>{" "}
        <input
          type="date"
          className="input"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => go(typed)}
          onKeyDown={({ key }) => {
            if (key === "Enter") go(typed);
          }}
        />
      </label>
      {asOf === undefined ? null : (
        <Button look="quiet" onPress={() => go("")}>
          {t("asOf.now")}
        </Button>
      )}
    </div>
  );
}

/** Says that a past state is shown, and what of the page is not past. */
export function AsOfNotice() {
  const asOf = useAsOf();
  return asOf === undefined ? null : (
    <p className="example as-of-notice" role="status">
      {t("asOf.notice", { date: dayWords(`${asOf}T00:00:00Z`) })}
    </p>
  );
}
