import type { Claim } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";

/** Where and when it happened, as far as the passage says; what was worked out is underlined with dots. */
export function WhenWhere({ claim: { places, time } }: { readonly claim: Claim }) {
  const from = time?.from ?? null;
  if (places.length === 0 && from === null) return null;
  return (
    <p className="small">
      {places.length === 0 ? null : (
        <>
          <span className="soft">{t("passage.where")}</span>{" "}
          {places.map(({ name, place }, at) => (
            <span key={name}>
              {at === 0 ? "" : ", "}
              <Said text={name} inferred={place === null} />
            </span>
          ))}{" "}
        </>
      )}
      {from === null ? null : (
        <>
          <span className="soft">{t("passage.when")}</span> <span className={time?.basis === "stated" ? undefined : "inferred"}>{dayWords(from)}</span>
        </>
      )}
    </p>
  );
}
