import type { ClaimId, Dossier, Finding, Quantity } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import type { Question } from "./question.ts";

/** Findings of one measure that are held against each other: those with most passages. */
const MOST_OF_A_MEASURE = 12;

/** Intervals that share a value; an open end reaches on. */
const meet = (a: Quantity, b: Quantity): boolean => a.unit === b.unit && lowOf(a) <= highOf(b) && lowOf(b) <= highOf(a);
const lowOf = ({ low }: Quantity): number => low ?? Number.NEGATIVE_INFINITY;
const highOf = ({ high }: Quantity): number => high ?? Number.POSITIVE_INFINITY;

/** Two findings that count the same thing under one name, and whose ranges have a value in common: they may be one fact. */
function askMerges({ story, findings }: Dossier): readonly Question[] {
  const counted = findings.filter(({ claims, estimate, review }) => claims.length > 0 && estimate !== null && review !== "rejected");
  const groups = [...Map.groupBy(counted, ({ type, label }) => `${type} ${label}`).values()];
  return groups.flatMap((group) => {
    const largest = [...group].sort((a, b) => b.claims.length - a.claims.length || compareText(a.id, b.id)).slice(0, MOST_OF_A_MEASURE);
    return largest.flatMap((a, at) =>
      largest.slice(at + 1).flatMap((b): readonly Question[] => {
        if (a.estimate === null || b.estimate === null || !meet(a.estimate, b.estimate)) return [];
        return [
          {
            kind: "claim-merge",
            story: story.id,
            about: [a.id, b.id],
            sides: [a, b].map(({ label, claims }) => ({ label, claims })),
            article: null,
            findings: [a.id, b.id],
            basis: `both count ${a.label}, and their ranges meet`,
            answers: [
              { say: "merge", verb: "merge", id: a.id, other: b.id },
              { say: "apart", verb: "different", id: a.id, other: b.id },
            ],
            reach: a.claims.length + b.claims.length,
          },
        ];
      }),
    );
  });
}

/** The current member that fits fewest of the others, and those it does not fit; null when all fit. */
function oddOneOut({ claims, superseded, relations }: Finding): { readonly claim: ClaimId; readonly against: ReadonlySet<ClaimId> } | null {
  const old = new Set(superseded);
  const current = new Set(claims.filter((claim) => !old.has(claim)));
  const against = new Map<ClaimId, Set<ClaimId>>();
  for (const { a, b, relation } of relations) {
    if ((relation !== "differs" && relation !== "contradicts") || !current.has(a) || !current.has(b)) continue;
    for (const [one, other] of [[a, b] as const, [b, a] as const]) against.set(one, (against.get(one) ?? new Set()).add(other));
  }
  const [most] = [...against].sort(([x, xs], [y, ys]) => ys.size - xs.size || compareText(x, y));
  return most === undefined ? null : { claim: most[0], against: most[1] };
}

/** A finding whose members do not fit: one of them may tell of something else. */
function askSplits({ story, findings }: Dossier): readonly Question[] {
  return findings.flatMap((finding): readonly Question[] => {
    const odd = finding.claims.length < 2 || finding.review === "rejected" ? null : oddOneOut(finding);
    if (odd === null) return [];
    const { id, label, claims, status } = finding;
    return [
      {
        kind: "claim-split",
        story: story.id,
        about: [id, odd.claim],
        sides: [
          { label, claims: [odd.claim] },
          { label, claims: [...odd.against].sort() },
        ],
        article: null,
        findings: [id],
        basis: `${status}: the first does not fit ${odd.against.size} of the others`,
        answers: [
          { say: "split", verb: "split", id, other: odd.claim },
          { say: "together", verb: "same", id, other: odd.claim },
        ],
        reach: claims.length,
      },
    ];
  });
}

/** Whether findings are one fact, and whether one is two. */
export const askFindings = (dossier: Dossier): readonly Question[] => [...askMerges(dossier), ...askSplits(dossier)];
