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
      source: pairs(attribution.source),
      cue: pairs(attribution.cue),
      content: pairs(attribution.content),
      name: speaker?.name ?? null,
      role: speaker?.role ?? null,
      anonymous: speaker?.anonymous ?? true,
      kind: speaker?.kind ?? "unnamed",
    };
  });
}

/** A name of an outlet outside the table: two words or more that all bear a capital; "Network", "the paper" and "the Crane Foundation website" are none. */
function isProperName(name: string): boolean {
  const words = name.split(" ");
  return words.length >= 2 && words.every((word) => word.charAt(0) !== word.charAt(0).toLowerCase() || word.length <= 3);
}

/** Canonical names of the outlets and agencies an article cites as sources, each once, in order of first citation; a channel by its newsroom. */
export function annotateOutlets(attributions: readonly Attribution[], mentions: readonly Mention[], packs: Packs): readonly string[] {
  const found: { at: number; name: string }[] = [];
  const sources = attributions.flatMap((attribution) => attribution.source);
  for (const mention of mentions) {
    if (mention.kind !== "outlet") continue;
    const outlet = mention.outlet === null ? undefined : packs.outlets.byId.get(mention.outlet);
    const known = outlet === undefined ? null : (packs.outlets.byId.get(outlet.newsroom)?.name ?? outlet.name);
    if (known === null && !isProperName(mention.name)) continue;
    if (mention.cited || (known !== null && isInside(sources, mention.span))) found.push({ at: mention.span.start, name: known ?? mention.name });
  }
  const names = new Map<string, string>();
  for (const { name } of found.sort((a, b) => a.at - b.at)) if (!names.has(outletKey(name))) names.set(outletKey(name), name);
  return [...names.values()];
}

function isInside(sources: readonly Span[], span: Span): boolean {
  return sources.some((source) => source.start <= span.start && span.end <= source.end);
}
