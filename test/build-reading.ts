import type { Claim, Kind, Placement, Reading, SourceKind, Voice } from "../src/core/model/index.ts";
import { buildArticle } from "./build-article.ts";

/** What a built claim says; the words of its sentence make its terms. */
export interface ClaimSketch {
  readonly sentence: string;
  readonly what?: string;
  readonly kind?: Kind;
  /** The figure: exact number, or bounds. Left out: a statement. */
  readonly value?: number | readonly [number | null, number | null] | undefined;
  readonly unit?: string;
  readonly counted?: string | null;
  readonly by?:
    | { readonly name?: string; readonly role?: string; readonly kind?: SourceKind; readonly anonymous?: boolean; readonly self?: boolean }
    | undefined;
  readonly via?: string;
  readonly denied?: boolean;
  readonly outdated?: boolean;
  readonly observed?: boolean;
  readonly background?: boolean;
  readonly quotes?: readonly string[];
  readonly places?: readonly string[];
  readonly roles?: Readonly<Record<string, string>>;
  /** Words of an earlier claim's figure this one converts. */
  readonly converts?: number;
}

/** A report made by hand: one sentence a claim. */
export interface ReportSketch {
  readonly id: string;
  readonly outlet?: string | null;
  readonly at?: string | null;
  readonly issuer?: boolean;
  readonly claims: readonly ClaimSketch[];
}

const STOP = new Set([
  "the",
  "a",
  "an",
  "of",
  "in",
  "on",
  "at",
  "to",
  "and",
  "said",
  "says",
  "were",
  "was",
  "is",
  "are",
  "had",
  "have",
  "has",
  "that",
  "by",
  "it",
  "its",
  "from",
]);

/** Builds the reading that the first three stages would give of such a report. */
export function buildReading(sketch: ReportSketch): Reading {
  let text = "";
  const claims: Claim[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const [index, said] of sketch.claims.entries()) {
    const start = text.length;
    text += `${said.sentence} `;
    const span = { start, end: text.length - 1 };
    const digits = /[0-9][0-9,.]*[0-9]|[0-9]/.exec(said.sentence);
    const at = digits === null ? span : { start: start + digits.index, end: start + digits.index + digits[0].length };
    spans.push(at);
    const [low, high] = said.value === undefined ? [null, null] : typeof said.value === "number" ? [said.value, said.value] : said.value;
    const kind = said.kind ?? "casualties";
    const attribution: Voice[] = [];
    if (said.via !== undefined)
      attribution.push({
        span,
        name: said.via,
        role: null,
        kind: "outlet",
        outlet: said.via.toLowerCase(),
        anonymous: false,
        key: `via ${said.via}`,
        self: false,
      });
    if (said.by !== undefined) {
      const { name = null, role = null, anonymous = false, self = false } = said.by;
      attribution.push({ span, name, role, kind: said.by.kind ?? "official", outlet: null, anonymous, key: (name ?? role ?? "").toLowerCase(), self });
    }
    const value = low ?? high;
    claims.push({
      id: `${sketch.id}:${String(index).padStart(2, "0")}`,
      article: sketch.id,
      span,
      finite: true,
      sentence: span,
      type: kind,
      kind,
      what: said.what ?? "killed",
      roles: Object.fromEntries(Object.entries(said.roles ?? {}).map(([role, name]) => [role, [{ span, name, mention: null }]])),
      polarity: said.denied === true ? "denied" : "asserted",
      modality: "fact",
      background: said.background === true,
      time: null,
      places: (said.places ?? []).map((name) => ({ name, place: null, latitude: null, longitude: null, precision: 3 as const, span })),
      figure:
        said.value === undefined
          ? null
          : {
              span: at,
              text: text.slice(at.start, at.end),
              figure: {
                quantity: {
                  unit: said.unit ?? "person",
                  low,
                  best: low !== null && high !== null ? (low + high) / 2 : value,
                  high,
                  qualifier: low === high ? "exact" : low === null ? "at-most" : high === null ? "at-least" : "range",
                },
                number: at,
                unitSpan: null,
                value: value ?? 0,
                unitName: said.unit ?? "person",
                change: "=",
                qualifierText: null,
                counted: said.counted === undefined ? "person" : said.counted,
                per: null,
                aside: null,
                step: null,
                convertsFrom: said.converts === undefined ? null : (spans[said.converts] ?? null),
                derivation: null,
              },
            },
      attribution,
      manner: said.by === undefined ? null : "said",
      observed: said.observed === true,
      outdated: said.outdated === true,
      terms: [
        ...new Set(
          said.sentence
            .toLowerCase()
            .split(/[^a-z]+/)
            .filter((word) => word.length > 2 && !STOP.has(word)),
        ),
      ].sort(),
      quotes: said.quotes ?? [],
      rule: "built",
      trace: [],
    });
  }
  const from = sketch.at === undefined || sketch.at === null ? null : sketch.at;
  return {
    article: buildArticle(text, {
      id: sketch.id,
      capture: sketch.id,
      name: sketch.id,
      blocks: [],
      outlet: sketch.outlet ?? null,
      outletName: sketch.outlet ?? null,
      outletBasis: "stated",
      published: from === null ? null : { from, to: from, basis: "stated" },
      publishedFrom: from === null ? null : "header",
      issuer: sketch.issuer === true,
    }),
    mentions: [],
    attributions: [],
    claims,
  };
}

/** Placements of all readings in one story; `copies` names a report and the one it copies. */
export const placeTogether = (readings: readonly Reading[], copies: Readonly<Record<string, string>> = {}): readonly Placement[] =>
  readings.map(({ article }) => ({ article: article.id, story: "story", copyOf: copies[article.id] ?? null, score: 1, why: "", lookalikes: [] }));
