import { Link } from "@tanstack/react-router";
import { Button } from "../parts/button.tsx";
import { Said } from "../parts/said.tsx";
import { t } from "../words/words.ts";
import type { LeftOut, Progress } from "./import-queue.ts";

/** Things left out that are listed; the rest are counted. */
const MOST_LISTED = 200;

const LeftOutList = ({ leftOut }: { readonly leftOut: readonly LeftOut[] }) => (
  <details open>
    <summary>{t("add.left", { n: leftOut.length })}</summary>
    <ul className="bullets small">
      {leftOut.slice(0, MOST_LISTED).map(({ name, why, fix }, at) => (
        // the same file may have been dropped twice
        <li key={`${at} ${name}`}>
          <Said text={name} most={200} />:{" "}
          <span lang="en">
            <Said text={why} most={400} />
            {fix === "" ? null : (
              <>
                {" "}
                (<Said text={fix} most={300} />)
              </>
            )}
          </span>
        </li>
      ))}
      {leftOut.length > MOST_LISTED ? <li>{t("sources.more", { n: leftOut.length - MOST_LISTED })}</li> : null}
    </ul>
  </details>
);

interface Props {
  readonly progress: Progress;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** How far the import is, what came of it, and what was left out and why. */
export function Outcome({ progress: { done, all, running, added, known, leftOut, stories }, onStop, onGoOn }: Props) {
  if (all === 0) return null;
  return (
    <section className="notice" aria-label={t("add.progress")}>
      <p className="row">
        <progress value={done} max={all} aria-label={t("add.progress")} />
        <span role="status">
          {t("add.counted", { n: done, all })}: {t("add.done", { n: added.length })}
          {known > 0 ? `, ${t("add.known", { n: known })}` : ""}
          {leftOut.length > 0 ? `, ${t("add.left", { n: leftOut.length })}` : ""}
        </span>
        {running ? <Button onPress={onStop}>{t("add.stop")}</Button> : null}
        {!running && done < all ? <Button onPress={onGoOn}>{t("add.goOn", { n: all - done })}</Button> : null}
      </p>
      <ul>
        {stories.map(({ id, label }) => (
          <li key={id}>
            {t("add.see")}:{" "}
            <Link to="/story/$id" params={{ id }}>
              <Said text={label} most={160} />
            </Link>
          </li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : <LeftOutList leftOut={leftOut} />}
    </section>
  );
}
