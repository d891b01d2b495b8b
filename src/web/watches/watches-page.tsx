import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failed, Waiting } from "../app/waiting.tsx";
import { client, watchesQuery } from "../data/queries.ts";
import { runOperation } from "../data/request.ts";
import type { Watch } from "../data/shapes.ts";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { say } from "../parts/toasts.tsx";
import { dayWords, numeral, t } from "../words/words.ts";
import { AddWatch } from "./add-watch.tsx";
import { FeedsOut } from "./feeds-out.tsx";

const conditionsOf = ({ terms, place, actor, figure, reaches }: Watch): string =>
  [
    terms.join(" "),
    place === null ? "" : `${t("watches.place")}: ${place}`,
    actor === null ? "" : `${t("watches.actor")}: ${actor}`,
    figure === null ? "" : `${figure} ≥ ${numeral(reaches ?? 0)}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");

function WatchCard({ watch, onRemove }: { readonly watch: Watch; readonly onRemove: () => void }) {
  const { id, on, to, by, at, sent, waiting, dead, suspended, troubles } = watch;
  const conditions = conditionsOf(watch);
  return (
    <li className="card">
      <h3>
        {id}: <Said text={conditions === "" ? t("watches.all") : conditions} />
      </h3>
      <p className="small soft">
        {on.map((one) => t(`watches.on.${one}`)).join(", ")} → <Said text={to === "feed" ? t("watches.feed") : to} /> · <Said text={by} />, {dayWords(at)}
      </p>
      <p>
        <span className="count">{t("watches.sent", { n: sent })}</span> · {t("watches.waiting", { n: waiting })} · {t("watches.dead", { n: dead })}
      </p>
      {suspended === null ? null : (
        <p className="notice warn" lang="en">
          <Said text={suspended} />
        </p>
      )}
      <ul className="bullets small">
        {troubles.map(({ key, event, state, problem }) => (
          <li key={key}>
            {t(`watches.on.${event}`)}, {t(`watches.state.${state}`)}
            {problem === null ? null : (
              <span lang="en">
                : <Said text={problem} />
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="row">
        <a href={`/api/watches/${encodeURIComponent(id)}/feed.atom`}>Atom</a>
        <a href={`/api/watches/${encodeURIComponent(id)}/feed.json`}>JSON Feed</a>
        <Button look="quiet" onPress={() => void test(id)}>
          {t("watches.test")}
        </Button>
        <Button look="quiet" onPress={onRemove}>
          {t("watches.remove")}
        </Button>
      </p>
    </li>
  );
}

const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ["watches"] });
const told = (error: unknown): void => say(error instanceof Error ? error.message : String(error));

/** Sends one alert that says it is a test. */
async function test(id: string): Promise<void> {
  try {
    await runOperation("watch-test", { id });
    say(t("watches.tested"));
    await refresh();
  } catch (error) {
    told(error);
  }
}

async function remove(id: string): Promise<void> {
  try {
    await runOperation("watch-remove", { id });
    say(t("watches.removed", { id }));
    await refresh();
  } catch (error) {
    told(error);
  }
}

/** What one is told of when stories change, how the telling fared, and feeds in and out. */
export function WatchesPage() {
  const { data, error } = useQuery(watchesQuery);
  const [asked, setAsked] = useState<string | null>(null);
  if (error !== null) return <Failed error={error} />;
  if (data === undefined) return <Waiting />;
  const { watches } = data.answer;
  return (
    <div className="page">
      <h1>{t("watches.title")}</h1>
      <p className="soft">{t("watches.about")}</p>
      <ul className="stack">
        {watches.map((watch) => (
          <WatchCard key={watch.id} watch={watch} onRemove={() => setAsked(watch.id)} />
        ))}
      </ul>
      {watches.length === 0 ? <p className="notice">{t("watches.none")}</p> : null}
      {asked === null ? null : (
        <p className="notice warn row" role="alert">
          {t("watches.sure", { id: asked })}{" "}
          <Button
            onPress={() => {
              setAsked(null);
              void remove(asked);
            }}
          >
            {t("watches.remove")}
          </Button>
          <Button look="quiet" onPress={() => setAsked(null)}>
            {t("close")}
          </Button>
        </p>
      )}
      <AddWatch onAdded={() => void refresh()} />
      <FeedsOut />
    </div>
  );
}
