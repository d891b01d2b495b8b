import type { Article, Dossier, Finding } from "../model/index.ts";
import type { Answer, Question } from "./question.ts";

/** Stories of fewer reports are not asked about reports that share nothing: there is too little to share. */
const FEWEST_REPORTS = 3;

interface Report {
  readonly story: string;
  readonly article: Article;
  /** Claims of it that count, and the findings they are in. */
  readonly claims: readonly string[];
  readonly findings: readonly Finding[];
}

function asked({ story, article, claims, findings }: Report, kind: Question["kind"], basis: string, answers: readonly Answer[]): Question {
  return {
    kind,
    story,
    about: [article.id],
    sides: [{ label: article.title ?? article.name, claims: claims.slice(0, 3) }],
    article: article.id,
    findings: findings.map(({ id }) => id),
    basis,
    answers,
    reach: claims.length,
  };
}

const correct = (article: Article, say: "right" | "correct", field: string, value: string): Answer => ({
  say,
  verb: "correct",
  id: article.id,
  other: field,
  value,
});

/** An outlet that the text itself gave away, and no header named. */
function askOutlet(report: Report): readonly Question[] {
  const { article } = report;
  if (article.outletBasis !== "inferred" || article.outletName === null) return [];
  return [asked(report, "outlet", `${article.outletName}: inferred from the text`, [correct(article, "right", "outlet", article.outletName)])];
}

/** A date that was worked out, or is missing. */
function askDate(report: Report): readonly Question[] {
  const { article } = report;
  if (article.published?.basis === "stated") return [];
  const day = article.publishedOn ?? article.published?.from?.slice(0, 10) ?? null;
  if (day === null) return [asked(report, "date", "no date is given", [])];
  return [
    asked(report, "date", `${day}: inferred${article.publishedFrom === null ? "" : ` (${article.publishedFrom})`}`, [correct(article, "right", "date", day)]),
  ];
}

/** Furniture shorter than this says nothing worth asking about, in characters. */
const SHORTEST = 60;
/** Furniture asked about in one report: the longest. */
const MOST_BLOCKS = 2;
/** Words of it that are shown, in characters. */
const SHOWN = 240;

/** Text that was taken for furniture although it has a figure: what it says was not read. */
function askBoilerplate(report: Report): readonly Question[] {
  const { article } = report;
  const doubtful = article.blocks.filter(({ role, rule, span }) => {
    const words = article.text.slice(span.start, span.end);
    return role === "boilerplate" && rule !== null && rule !== "review" && words.length >= SHORTEST && /\p{N}/u.test(words) && !/https?:/.test(words);
  });
  const longest = doubtful.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start)).slice(0, MOST_BLOCKS);
  return longest.map(({ span, rule }) => {
    const at = `${span.start}-${span.end}`;
    const words = article.text.slice(span.start, span.end).split(/\s+/).join(" ").slice(0, SHOWN);
    const answer = (say: "text" | "furniture", value: string): Answer => ({ say, verb: "correct", id: article.id, other: "block", value });
    return {
      ...asked(report, "boilerplate", `${rule}: \u201c${words}\u201d`, [answer("text", `${at} text`), answer("furniture", `${at} boilerplate`)]),
      about: [article.id, at] as const,
      sides: [],
      reach: 1,
    };
  });
}

/** A report that says nothing any other report of its story says, and is no copy: it may belong elsewhere. */
function askBelongs(report: Report, story: Dossier["story"]): readonly Question[] {
  const { article, findings, claims } = report;
  const own = new Set(claims);
  if (claims.length === 0 || story.articles.length < FEWEST_REPORTS || findings.some((finding) => finding.claims.some((claim) => !own.has(claim)))) return [];
  return [
    asked(report, "story-split", "no other report of the story says anything it says", [
      { say: "stay", verb: "move", id: article.id, other: story.id },
      { say: "move", verb: "move", id: article.id, other: "new" },
    ]),
  ];
}

/** What is doubtful about whole reports: outlet, date, and whether they belong to the story. */
export function askReports({ story, readings, placements, findings }: Dossier): readonly Question[] {
  const copies = new Set(placements.flatMap(({ article, copyOf }) => (copyOf === null ? [] : [article])));
  const findingOf = new Map(findings.flatMap((finding) => finding.claims.map((claim) => [claim, finding] as const)));
  return readings.flatMap(({ article, claims }) => {
    const counted = claims.filter(({ id }) => findingOf.has(id)).map(({ id }) => id);
    const report = { story: story.id, article, claims: counted, findings: [...new Set(counted.flatMap((id) => findingOf.get(id) ?? []))] };
    return [...askOutlet(report), ...askDate(report), ...askBoilerplate(report), ...(copies.has(article.id) ? [] : askBelongs(report, story))];
  });
}
