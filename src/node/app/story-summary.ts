import type { Dossier, Instant, LookAlike } from "../../core/model/index.ts";
import { listBoilerplate } from "./boilerplate-words.ts";
import { headlineOf } from "./headlines.ts";
import { claimsOf, reportName } from "./words.ts";

/** What lists and first screens say of a story: small enough to be kept for every story and read for all of them. */
export interface StorySummary {
  readonly id: string;
  readonly label: string;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Some date of its reports was worked out and not stated. */
  readonly dateInferred: boolean;
  readonly articles: readonly { readonly id: string; readonly name: string; readonly outlet: string | null; readonly published: Instant | null }[];
  readonly lookalikes: readonly LookAlike[];
  readonly findings: readonly {
    readonly id: string;
    readonly what: string;
    readonly status: Dossier["findings"][number]["status"];
    readonly articles: number;
    readonly origins: { readonly min: number; readonly max: number };
    readonly current: Dossier["findings"][number]["current"];
  }[];
  /** Page furniture that was marked, with the file it stood in. */
  readonly boilerplate: readonly { readonly name: string; readonly file: string; readonly characters: number }[];
}

/** The summary of a dossier as it stands. */
export function storySummary(dossier: Dossier): StorySummary {
  const { story, readings, findings } = dossier;
  const claims = claimsOf(dossier);
  return {
    id: story.id,
    label: story.label,
    from: story.period?.from ?? null,
    to: story.period?.to ?? null,
    dateInferred: story.period !== null && story.period.basis !== "stated",
    articles: readings.map(({ article }) => ({
      id: article.id,
      name: article.name,
      outlet: article.outletName,
      published: article.published?.from ?? null,
    })),
    lookalikes: story.lookalikes,
    findings: findings.map((finding) => {
      const { articles, what } = headlineOf(finding, dossier, claims);
      const { id, status, count, current } = finding;
      return { id, what, status, articles, origins: { min: count.min, max: count.max }, current };
    }),
    boilerplate: readings.flatMap(({ article }) => listBoilerplate(article).map(({ name, characters }) => ({ name, file: reportName(article), characters }))),
  };
}
