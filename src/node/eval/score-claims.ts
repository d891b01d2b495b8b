import { f1, mean, sameInterval, sameName } from "./compare.ts";
import type { GoldMention } from "./gold.ts";
import { locate } from "./locate.ts";
import type { Alignment, FoundClaim } from "./match.ts";

/** A gold mention with the claim found for it. */
interface Hit {
  readonly mention: GoldMention;
  readonly claim: FoundClaim;
}

/** Longest wording of a source that is looked at, in words: a paragraph is no attribution. */
const SOURCE_WORDS = 25;

function rightSource({ mention, claim }: Hit): boolean {
  const voice = claim.attribution.at(-1);
  if (mention.source === null || mention.source === undefined) return voice === undefined;
  if (voice === undefined || voice.anonymous !== mention.source.anonymous) return false;
  const said = `${voice.name ?? ""} ${voice.role ?? ""} ${voice.text.split(/\s+/).slice(0, SOURCE_WORDS).join(" ")}`;
  return sameName(mention.source.name ?? mention.source.quote, said) || (mention.source.anonymous && sameName(mention.source.quote, said));
}

/** The outlet or agency a claim came through stands somewhere in its chain. */
const rightVia = ({ mention, claim }: Hit): boolean => claim.attribution.some((voice) => sameName(mention.source?.via ?? null, voice.name ?? voice.text));

/** Where the body of each report begins in the text read: headline and header are not annotated. */
function bodyStarts({ crisis, documents }: Alignment): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (const [report, raw] of crisis.reports) {
    const document = documents.get(report);
    if (document === undefined) continue;
    const first =
      raw
        .slice(raw.search(/\r?\n\r?\n/))
        .trim()
        .split("\n")[0]
        ?.slice(0, 80) ?? "";
    starts.set(document.id, locate(document.text, first)?.start ?? 0);
  }
  return starts;
}

/** Mean F1 over the rare values of a field; null when the set has none of them. Answering the usual value everywhere scores 0. */
function scoreRare(wanted: readonly GoldMention[], hits: readonly Hit[], field: "polarity" | "modality", values: readonly string[]): number | null {
  const scores = values.flatMap((value) => {
    const gold = wanted.filter((mention) => mention[field] === value);
    if (gold.length === 0) return [];
    const found = hits.filter(({ claim }) => claim[field] === value);
    const both = found.filter(({ mention }) => mention[field] === value).length;
    return [f1(both, found.length - both, gold.length - both)];
  });
  return scores.length === 0 ? null : mean(scores);
}

/** Figures found, and what is read in them; a missed figure is wrong in every measure after it. */
export function scoreClaims(alignment: Alignment) {
  const { crisis, picture, matched, statements } = alignment;
  const mentions = crisis.gold.mentions;
  const wanted = mentions.filter((mention) => mention.background !== true);
  const hits = wanted.flatMap((mention) => {
    const claim = matched.get(mention.id);
    return claim === undefined || claim.background ? [] : [{ mention, claim }];
  });
  const starts = bodyStarts(alignment);
  const claimed = picture.claims.filter(
    (claim) => claim.quantity !== null && !claim.background && claim.quantity.start >= (starts.get(claim.document) ?? Number.POSITIVE_INFINITY),
  );
  const allowed = new Set(wanted.flatMap((mention) => matched.get(mention.id)?.id ?? []));
  const wrong = claimed.filter((claim) => !allowed.has(claim.id)).length;
  const share = (test: (hit: Hit) => boolean): number => (hits.length === 0 ? 0 : hits.filter(test).length / wanted.length);
  const through = wanted.filter((mention) => mention.source?.via);
  const gold = crisis.gold.statements ?? [];
  return {
    quantityPrecision: claimed.length === 0 ? 0 : (claimed.length - wrong) / claimed.length,
    quantityRecall: hits.length / Math.max(1, wanted.length),
    quantities: f1(hits.length, wrong, wanted.length - hits.length),
    values: share(({ mention, claim }) => claim.quantity !== null && sameInterval(mention, claim.quantity)),
    kinds: share(({ mention, claim }) => claim.kind === mention.kind),
    polarity: share(({ mention, claim }) => claim.polarity === mention.polarity),
    modality: share(({ mention, claim }) => claim.modality === mention.modality),
    denied: scoreRare(wanted, hits, "polarity", ["denied"]),
    doubt: scoreRare(wanted, hits, "modality", ["hedged", "unverified", "planned"]),
    attribution: share(rightSource),
    via:
      through.length === 0
        ? null
        : through.filter((mention) => {
            const claim = matched.get(mention.id);
            return claim !== undefined && rightVia({ mention, claim });
          }).length / through.length,
    statements: gold.length === 0 ? null : gold.filter((statement) => statements.get(statement.id)?.kind === statement.kind).length / gold.length,
  };
}
