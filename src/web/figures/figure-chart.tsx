import { scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import { numberWords, scaleOf } from "../data/figure-words.ts";
import { visibleLine } from "../words/visible.ts";
import { dayWords, t } from "../words/words.ts";
import type { Point, Series } from "./series.ts";

const SIZE = { width: 760, height: 320 } as const;
const EDGE = { top: 24, end: 24, bottom: 44, start: 64 } as const;

/** What is drawn of a point: its best value, or the bound it has. */
const heightOf = ({ low, best, high }: Point): number => best ?? low ?? high ?? 0;

/** A step line, not a smooth curve: a figure stands until another is reported. Bars are low to high, hollow marks hedged, ticks under the axis repeats. */
export function FigureChart({ series: { unit, points } }: { readonly series: Series }) {
  const most = Math.max(...points.map((point) => Math.max(heightOf(point), point.high ?? 0)), 1);
  const { factor, name } = scaleOf(unit, most);
  const times = points.map(({ at }) => at.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = scaleUtc([new Date(first - 6e7), new Date(last + 6e7)], [EDGE.start, SIZE.width - EDGE.end]);
  const y = scaleLinear([0, most / factor], [SIZE.height - EDGE.bottom, EDGE.top]).nice();
  const own = points.filter(({ repeat }) => !repeat);
  const step = line<Point>()
    .x(({ at }) => x(at))
    .y((point) => y(heightOf(point) / factor))
    .curve(curveStepAfter);
  const floor = SIZE.height - EDGE.bottom;
  return (
    <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} className="chart" role="img" aria-label={t("figures.chart")}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={EDGE.start} x2={SIZE.width - EDGE.end} y1={y(tick)} y2={y(tick)} className="grid" />
          <text x={EDGE.start - 8} y={y(tick) + 4} textAnchor="end">
            {numberWords(tick)}
          </text>
        </g>
      ))}
      <text x={8} y={14}>
        {name}
      </text>
      {x.ticks(5).map((tick) => (
        <text key={tick.getTime()} x={x(tick)} y={SIZE.height - 8} textAnchor="middle">
          {dayWords(tick.toISOString())}
        </text>
      ))}
      <path d={step(own) ?? ""} className="step" />
      {own.map((point) => (
        <g key={point.claim.id}>
          {point.low !== null && point.high !== null && point.low !== point.high ? (
            <line x1={x(point.at)} x2={x(point.at)} y1={y(point.low / factor)} y2={y(point.high / factor)} className="bar" />
          ) : null}
          {point.low !== null && point.high === null ? <path d={`M${x(point.at)},${y(point.low / factor)}v-16m-4,5l4,-5l4,5`} className="bar" /> : null}
          <circle cx={x(point.at)} cy={y(heightOf(point) / factor)} r={6} className={point.hedged ? "dot hollow" : "dot"}>
            <title>{visibleLine(`${point.claim.quantity?.text ?? ""}: ${point.claim.outlet ?? ""}`, 120)}</title>
          </circle>
        </g>
      ))}
      {points
        .filter(({ repeat }) => repeat)
        .map(({ at, claim }) => (
          <line key={claim.id} x1={x(at)} x2={x(at)} y1={floor + 4} y2={floor + 14} className="repeat" />
        ))}
      <line x1={EDGE.start} x2={SIZE.width - EDGE.end} y1={floor} y2={floor} className="axis" />
    </svg>
  );
}
