import type { Dossier } from "../model/index.ts";
import type { Question } from "./question.ts";

/** Pairs of origins that the rules could not tell apart for certain: whoever answers moves a count. */
export function askOrigins({ story, provenance, findings }: Dossier): readonly Question[] {
  const origins = new Map(provenance.origins.map((origin) => [origin.id, origin]));
  return provenance.pairs.flatMap(({ a, b, relation, basis }): readonly Question[] => {
    const [one, other] = [origins.get(a), origins.get(b)];
    if ((relation !== "undetermined" && relation !== "likely-same") || one === undefined || other === undefined || one === other) return [];
    const touched = findings.filter(({ count }) => count.ids.includes(a) && count.ids.includes(b));
    const held = new Set(touched.flatMap(({ claims }) => claims));
    const claimsOf = (of: typeof one): readonly string[] => {
      const shared = of.claims.filter((claim) => held.has(claim));
      return shared.length === 0 ? of.claims : shared;
    };
    return [
      {
        kind: "origin-pair",
        story: story.id,
        about: [a, b],
        sides: [one, other].map((of) => ({ label: of.label, claims: claimsOf(of) })),
        article: null,
        findings: touched.map(({ id }) => id),
        basis,
        answers: (["same", "different", "undetermined"] as const).map((verb) => ({ say: verb, verb, id: a, other: b })),
        reach: held.size,
      },
    ];
  });
}
