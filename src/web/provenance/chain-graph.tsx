import { Link } from "@tanstack/react-router";
import { linkHorizontal } from "d3-shape";
import { Said } from "../parts/said.tsx";
import { dayWords, t } from "../words/words.ts";
import type { Chains } from "./chains.ts";
import { BOX, type Box, type Line, layOut } from "./layout.ts";

const curve = linkHorizontal<unknown, readonly [number, number]>()
  .x(([x]) => x)
  .y(([, y]) => y);

/** Where a line leaves a box downwards, from its left edge, in pixels. */
const DROP_PX = 24;

/** The way of a line: it never passes behind a box that it does not touch. Between origins it bulges to the left, between outlets of one layer to the right. */
function pathOf({ from, to, tie }: Line): string {
  const [y1, y2] = [from.y + BOX.height / 2, to.y + BOX.height / 2];
  if (tie === "undetermined") return `M${from.x},${y1}C${from.x - 40},${y1} ${from.x - 40},${y2} ${from.x},${y2}`;
  if (from.layer === to.layer) {
    const [x1, x2] = [from.x + BOX.width, to.x + BOX.width];
    return `M${x1},${y1}C${x1 + 36},${y1} ${x2 + 36},${y2} ${x2},${y2}`;
  }
  if (to.layer - from.layer > 1) return `M${from.x + DROP_PX},${from.y + BOX.height}V${y2 - 8}q0,8 8,8H${to.x}`;
  return curve({ source: [from.x + BOX.width, y1], target: [to.x, y2] }) ?? "";
}

function BoxContent({ box: { carrier, chain } }: { readonly box: Box }) {
  if (carrier === null) return <Said text={chain.origin.label} />;
  return (
    <Link to="/article/$article" params={{ article: carrier.report.id }} search={{ start: carrier.claim.start, end: carrier.claim.end }}>
      <Said text={carrier.report.outlet ?? carrier.report.name} />
      <span className="soft small"> {dayWords(carrier.report.published)}</span>
    </Link>
  );
}

/** Room at the left for lines between origins, in pixels. */
const MARGIN = 44;

/** The chains as a picture; the tree beside it says the same in words. */
export function ChainGraph({ chains }: { readonly chains: Chains }) {
  const { boxes, lines, width, height } = layOut(chains);
  return (
    <div className="scroller graph" role="region" aria-label={t("provenance.graph")} tabIndex={0}>
      <div className="canvas" style={{ inlineSize: width + MARGIN, blockSize: height + 30 }}>
        <svg width={width + MARGIN} height={height + 30} aria-hidden="true">
          <g transform={`translate(${MARGIN},30)`}>
            {lines.map((line) => (
              <path key={`${line.from.key} ${line.to.key}`} d={pathOf(line)} className={`tie ${line.tie}`} />
            ))}
          </g>
        </svg>
        {([0, 1, 2, 3] as const).map((layer) => (
          <span key={layer} className="layer small soft" style={{ left: MARGIN + layer * (BOX.width + 70), width: BOX.width }}>
            {t(`provenance.layer.${layer}`)}
          </span>
        ))}
        {boxes.map((box) => (
          <div key={box.key} className={`box layer-${box.layer}`} style={{ left: box.x + MARGIN, top: box.y + 30, width: BOX.width, height: BOX.height }}>
            <BoxContent box={box} />
          </div>
        ))}
      </div>
    </div>
  );
}
