import { matchShortId, type ShortIdKind, shortIds } from "../../core/exports/short-ids.ts";
import type { Article, Claim, Dossier, Finding, Origin } from "../../core/model/index.ts";
import { AppError } from "../errors.ts";
import type { Holdings } from "./dossiers.ts";

/** What an id names. */
export type Thing =
  | { readonly kind: "claim"; readonly claim: Claim; readonly article: Article; readonly dossier: Dossier }
  | { readonly kind: "finding"; readonly finding: Finding; readonly dossier: Dossier }
  | { readonly kind: "origin"; readonly origin: Origin; readonly dossier: Dossier }
  | { readonly kind: "story"; readonly dossier: Dossier };

interface Entry {
  readonly id: string;
  readonly thing: Thing;
}

function entriesOf(holdings: Holdings): Readonly<Record<ShortIdKind, readonly Entry[]>> {
  const all = holdings.dossiers;
  return {
    claim: all.flatMap((dossier) =>
      dossier.readings.flatMap(({ article, claims }) => claims.map((claim) => ({ id: claim.id, thing: { kind: "claim", claim, article, dossier } as const }))),
    ),
    finding: all.flatMap((dossier) => dossier.findings.map((finding) => ({ id: finding.id, thing: { kind: "finding", finding, dossier } as const }))),
    origin: all.flatMap((dossier) => dossier.provenance.origins.map((origin) => ({ id: origin.id, thing: { kind: "origin", origin, dossier } as const }))),
    story: all.map((dossier) => ({ id: dossier.story.id, thing: { kind: "story", dossier } as const })),
  };
}

/** Short spellings of everything, and the way back. */
export interface Directory {
  /** The short id of a full one; the full one when it is not known. */
  readonly short: (kind: ShortIdKind, id: string) => string;
  /** What a typed id names; throws when it names nothing, or more than one thing. */
  readonly find: (typed: string) => Thing;
}

const KINDS: readonly ShortIdKind[] = ["finding", "claim", "origin", "story"];

const LETTER_PREFIX = /^([cfos])-/;

/** Index of every id of the holdings. */
export function directoryOf(holdings: Holdings): Directory {
  const entries = entriesOf(holdings);
  const names = new Map(
    KINDS.map((kind) => [
      kind,
      shortIds(
        kind,
        entries[kind].map(({ id }) => id),
      ),
    ]),
  );
  const short = (kind: ShortIdKind, id: string): string => names.get(kind)?.get(id) ?? id;
  return {
    short,
    find(typed) {
      const byLetter = holdings.dossiers.find((dossier) => holdings.letters.get(dossier.story.id) === typed.toUpperCase());
      if (byLetter !== undefined) return { kind: "story", dossier: byLetter };
      const letter = LETTER_PREFIX.exec(typed)?.[1];
      const kinds = letter === undefined ? KINDS : KINDS.filter((kind) => kind.startsWith(letter));
      const hits = kinds.flatMap((kind) => {
        const ids = matchShortId(
          kind,
          entries[kind].map(({ id }) => id),
          typed,
        );
        return entries[kind].filter(({ id }) => ids.includes(id)).map((entry) => ({ ...entry, kind }));
      });
      // an origin or finding is spelled from a claim's id: the full spelling names the first of them in the order of KINDS
      const exact = hits.find(({ id }) => id === typed);
      const [only, second] = exact === undefined ? hits : [exact];
      if (only === undefined) throw new AppError("id/unknown", { id: typed, program: "unecho" });
      if (second !== undefined)
        throw new AppError("id/ambiguous", {
          id: typed,
          candidates: hits
            .slice(0, 5)
            .map(({ kind, id }) => short(kind, id))
            .join(", "),
        });
      return only.thing;
    },
  };
}
