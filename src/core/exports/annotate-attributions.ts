import type { Attribution, Mention, SourceKind, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { outletKey } from "../packs/outlets.ts";

/** One act of attribution as `unecho annotate` prints it; offsets in UTF-16 code units. */
export interface AnnotatedAttribution {
  readonly source: readonly (readonly [number, number])[];
  readonly cue: readonly (readonly [number, number])[];
  readonly content: readonly (readonly [number, number])[];
  readonly name: string | null;
  readonly role: string | null;
  readonly anonymous: boolean;
  readonly kind: SourceKind;
}

function pairs(spans: readonly Span[]): readonly (readonly [number, number])[] {
  return spans.map((span) => [span.start, span.end] as const);
}

/** The attributions of one article for `unecho annotate`: spans, and who the last voice is. */
export function annotateAttributions(attributions: readonly Attribution[]): readonly AnnotatedAttribution[] {
  return attributions.map((attribution) => {
    const speaker = attribution.voices.at(-1);
    return {
      source: pairs(attribution.source), cue: pairs(attribution.cue), content: pairs(attribution.content),
      name: speaker?.name ?? null, role: speaker?.role ?? null, anonymous: speaker?.anonymous ?? true, kind: speaker?.kind ?? "unnamed",
    };
  });
}

/** Canonical names of the outlets and agencies an article cites as sources, each once, in order of first citation. */
export function annotateOutlets(attributions: readonly Attribution[], mentions: readonly Mention[], packs: Packs): readonly string[] {
  const names = new Map<string, string>();
  const add = (outlet: string | null, name: string | null): void => {
    const canonical = outlet === null ? name : (packs.outlets.byId.get(outlet)?.name ?? name);
    if (canonical !== null && !names.has(outletKey(canonical))) names.set(outletKey(canonical), canonical);
  };
  for (const attribution of attributions) {
    const inside = (span: Span): boolean => attribution.source.some((source) => source.start <= span.start && span.end <= source.end);
    for (const voice of attribution.voices) {
      const proper = voice.outlet !== null || (voice.name !== null && voice.name !== voice.name.toLowerCase());
      if ((voice.kind === "outlet" || voice.kind === "agency") && !voice.self && proper && inside(voice.span)) add(voice.outlet, voice.name);
    }
    for (const mention of mentions) if (mention.kind === "outlet" && mention.outlet !== null && inside(mention.span)) add(mention.outlet, mention.name);
  }
  return [...names.values()];
}
