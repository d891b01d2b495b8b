import { useSettings } from "../app/settings.ts";
import { ACLED_PLACE, ACLED_TIME, type Codebook, dateCode, placeCode } from "../data/coding.ts";
import type { Claim } from "../data/shapes.ts";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";

/** How precise a place is, by its code and what the codebook says of it; "" where nobody wants codes. */
function placeWords(prec: number, book: Codebook): string {
  const code = placeCode(prec);
  if (code === null || book === "none") return "";
  return book === "ucdp"
    ? t("code", { book: "UCDP", code, means: t(`code.place.${code}`) })
    : t("code", { book: "ACLED", code: ACLED_PLACE[code], means: t(`code.geo.${ACLED_PLACE[code]}`) });
}

/** The same of a day. */
function dateWords(time: Claim["time"], book: Codebook): string {
  const code = dateCode(time);
  if (code === null || book === "none") return "";
  return book === "ucdp"
    ? t("code", { book: "UCDP", code, means: t(`code.date.${code}`) })
    : t("code", { book: "ACLED", code: ACLED_TIME[code], means: t(`code.time.${ACLED_TIME[code]}`) });
}

/** Where and when it happened, as far as the passage says, each with its precision; what was worked out is underlined with dots. */
export function WhenWhere({ claim: { places, time } }: { readonly claim: Claim }) {
  const { codes } = useSettings();
  const from = time?.from ?? null;
  if (places.length === 0 && from === null) return null;
  return (
    <p className="small">
      {places.length === 0 ? null : (
        <>
          <span className="soft">{t("passage.where")}</span>{" "}
          {places.map(({ name, place, prec }, at) => (
            <span key={name}>
              {at === 0 ? "" : ", "}
              <Said text={name} inferred={place === null} /> <span className="soft">{placeWords(prec, codes)}</span>
            </span>
          ))}{" "}
        </>
      )}
      {from === null ? null : (
        <>
          <span className="soft">{t("passage.when")}</span> <span className={time?.basis === "stated" ? undefined : "inferred"}>{dayWords(from)}</span>{" "}
          <span className="soft">{dateWords(time, codes)}</span>
        </>
      )}
    </p>
  );
}
