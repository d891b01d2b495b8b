import type { Shape } from "../data/cell-mark.ts";

const STAR = "M8 1.2l2 4.6 5 .5-3.8 3.3 1.1 4.9L8 11.9l-4.3 2.6 1.1-4.9L1 6.3l5-.5z";
const ARC = "M8 2a6 6 0 0 0 0 12z";

/** A small drawn shape: no font has to have it. It never stands alone; the word for it is beside it or hidden behind it. */
export function Sign({ shape }: { readonly shape: Shape }) {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true">
      {shape === "full" || shape === "half" || shape === "open" ? <circle cx="8" cy="8" r="6" className={shape === "full" ? "filled" : "line"} /> : null}
      {shape === "dotted" ? <circle cx="8" cy="8" r="6" className="line dots" /> : null}
      {shape === "half" ? <path d={ARC} className="filled" /> : null}
      {shape === "cross" ? <path d="M3 3l10 10M13 3L3 13" className="line" /> : null}
      {shape === "diamond" ? <path d="M8 1l7 7-7 7-7-7z" className="filled" /> : null}
      {shape === "dash" ? <path d="M2 8h12" className="line" /> : null}
      {shape === "question" ? <path d="M4.5 5.5C4.5 1 11.5 1 11.5 5.5 11.5 8 8 8 8 10.5M8 13v1.5" className="line" /> : null}
      {shape === "down" ? <path d="M3 5h10l-5 7z" className="filled" /> : null}
      {shape === "aside" ? <path d="M5 3v10l7-5z" className="filled" /> : null}
      {shape === "arrow" ? <path d="M1 8h12M9 3.5L13.5 8 9 12.5" className="line" /> : null}
      {shape === "star" || shape === "star-open" ? <path d={STAR} className={shape === "star" ? "filled" : "line thin"} /> : null}
      {shape === "halved" ? (
        <>
          <circle cx="8" cy="8" r="6.5" className="line" />
          <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" className="filled" />
        </>
      ) : null}
    </svg>
  );
}
