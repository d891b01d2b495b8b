import type { Citation, Claim, Finding, Origin, Sentence } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { compareText } from "../text/compare-text.ts";
import { trimTrailing } from "../text/trim-trailing.ts";
import { standsAlone } from "./safe-clause.ts";
import { type Articles, citationOf, clauseText, flat, LONGEST_QUOTE, list, range, textOf } from "./wording.ts";

/** What phrasing needs to know of a story. */
export interface Story {
  readonly packs: Packs;
  readonly articles: Articles;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Origin of each claim. */
  readonly originOf: ReadonlyMap<string, Origin>;
}

/** Current members: not superseded, not background. */
export const currentClaims = (finding: Finding, story: Story): readonly Claim[] => {
  const old = new Set(finding.superseded);
  return finding.claims
    .filter((id) => !old.has(id))
    .map((id) => story.claims.get(id))
    .filter((claim) => claim !== undefined);
};

/** "3–4 origins, 4 articles": what stands behind a finding. */
export function tallyOf(finding: Finding, story: Story): string {
  const articles = new Set(finding.claims.map((id) => story.claims.get(id)?.article));
  const { min, max } = finding.count;
  const history = finding.current.min === min && finding.current.max === max ? "" : `, ${range(finding.current.min, finding.current.max)} current`;
  return `${range(min, max)} ${max === 1 ? "origin" : "origins"}${history}, ${articles.size} ${articles.size === 1 ? "article" : "articles"}`;
}

/** Labels that take a plural verb: "two officials", "police". */
const PLURAL_LABEL =
  /^(?:\w+ )*(?:police|people|authorities|officials|residents|sources|doctors|workers|volunteers|experts|analysts|engineers|forces|troops|witnesses|rescuers|reports|activists|insiders|medics|survivors|relatives|soldiers|journalists|reporters|images)\b/i;

/** What a label says behind the people themselves: their place, or a remark in brackets. */
const PLACE_BEHIND = / (?:\(|at |in )[^]*$/;

const isMany = (speakers: readonly Origin[], names: string): boolean =>
  speakers.length > 1 || (speakers[0]?.kind !== "person" && PLURAL_LABEL.test(names.replace(PLACE_BEHIND, "")));

/** "unnamed two officials (CNN)", as provenance writes it, in the order of speech: "two officials (unnamed, CNN)". */
const UNNAMED = /^unnamed (.+?)(?: \(([^()]+)\))?$/i;

/** How an origin is named in a sentence. Unnamed groups are called so; nothing is added that the passage does not hold. */
export function nameOf(origin: Origin): string {
  return origin.label.replace(
    UNNAMED,
    (_, people: string, outlet: string | undefined) => `${people.replace(/\bunnamed /g, "")} (unnamed${outlet === undefined ? "" : `, ${outlet}`})`,
  );
}

/**
 * Names an origin may go by in a sentence about one claim, best first: its label, the label without its bracket, the speaker as the report has it, the outlet
 * whose own text it is. The first whose words stand in the passages is printed.
 */
export function namesOf(origin: Origin, claim: Claim, story: Story): readonly string[] {
  const voice = claim.attribution.at(-1);
  const spoken = voice === undefined ? story.articles.get(claim.article)?.article.outletName : (voice.name ?? voice.role);
  const names = [
    nameOf(origin),
    origin.label.replace(/ \([^()]*\)$/, ""),
    origin.speaker,
    spoken === null || spoken === undefined ? null : voice?.anonymous === true ? `${spoken} (unnamed)` : spoken,
  ];
  return [...new Set(names.filter((name): name is string => name !== null && name !== undefined && name !== ""))];
}

/** The verb of the closed list that fits: "denies" for a denial, "reports" for an outlet's own eyes, "says" otherwise. */
export function verbFor(claim: Claim, origin: Origin, many: boolean): string {
  if (claim.polarity === "denied" && claim.manner === "denied") return many ? "deny" : "denies";
  if (origin.kind === "outlet-observation") return many ? "report" : "reports";
  return many ? "say" : "says";
}

/** Of several claims the one that prints best: reads as a sentence, is short, is not a copy of the headline. */
export function representative(claims: readonly Claim[]): Claim | undefined {
  const cost = (claim: Claim): number => (claim.finite ? 0 : 1000) + (claim.polarity === "denied" ? 500 : 0) + Math.abs(claim.span.end - claim.span.start - 90);
  return [...claims].sort((a, b) => cost(a) - cost(b) || compareText(a.id, b.id))[0];
}

/** What a claim is cited by: its sentence where that holds claim and speaker, else the claim and each speaker. */
function passagesOf(claim: Claim): readonly Citation[] {
  const { sentence } = claim;
  const isWhole = sentence.end - sentence.start <= LONGEST_QUOTE;
  if (isWhole && (claim.polarity === "denied" || claim.modality !== "fact"))
    return [
      { article: claim.article, span: sentence },
      ...claim.attribution
        .filter((voice) => voice.span.start < sentence.start || voice.span.end > sentence.end)
        .map((voice) => ({ article: claim.article, span: voice.span })),
    ];
  const whole = isWhole && claim.attribution.every((voice) => voice.span.start >= sentence.start && voice.span.end <= sentence.end);
  if (whole && claim.attribution.length > 0) return [{ article: claim.article, span: sentence }];
  return [citationOf(claim), ...claim.attribution.map((voice) => ({ article: claim.article, span: voice.span }))];
}

const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence: who says what, in the report's own words. Null when the claim has nothing to print. */
export function phraseClaim(
  finding: Finding,
  claim: Claim,
  speakers: readonly Origin[],
  speakerNames: readonly string[],
  others: readonly Claim[],
  story: Story,
  tally: string | null,
): Sentence | null {
  const text = clauseText(story.articles, claim);
  if (text === "") return null;
  const lead = speakers[0];
  const names = list(speakerNames);
  const citations: Citation[] = [claim, ...others].flatMap(passagesOf);
  const cited = citations as [Citation, ...Citation[]];
  const readable = claim.finite && text.length <= LONGEST_QUOTE && standsAlone(claim, story.articles, story.packs.languages);
  const body = readable ? trimTrailing(text, ".;,:") : quoted(story.articles, claim);
  if (lead === undefined || lead.kind === "unattributed") {
    const article = story.articles.get(claim.article)?.article;
    const outletText = article?.outletName === null || article === undefined ? "One article, naming no source: " : `${article.outletName}, naming no source: `;
    return { text: `${outletText}${readable ? first(body) : body}.`, tally, finding: finding.id, citations: cited };
  }
  const many = isMany(speakers, names);
  const verb = verbFor(claim, lead, many);
  const joined = readable ? `${names} ${verb} ${body}.` : `${names}: ${body}.`;
  return { text: first(joined), tally, finding: finding.id, citations: cited };
}

/** A passage between quotation marks, cut around its figure when it is long. */
export function quoted(articles: Articles, claim: Claim): string {
  // A clause that does not stand alone is shown in its sentence.
  const sentence = claim.sentence.end - claim.sentence.start <= LONGEST_QUOTE ? claim.sentence : claim.span;
  const whole = flat(textOf(articles, claim.article, sentence)).replace(/[“”"]/g, "");
  if (whole.length <= LONGEST_QUOTE) return `“${trimTrailing(whole, ".;,")}”`;
  const at = claim.figure === null ? 0 : Math.max(0, whole.indexOf(claim.figure.text) - 80);
  const from = at === 0 ? 0 : whole.indexOf(" ", at) + 1;
  const cut = whole.slice(from, from + LONGEST_QUOTE - 20);
  return `“${from > 0 ? "… " : ""}${cut.slice(0, Math.max(1, cut.lastIndexOf(" ")))} …”`;
}

/** The figure as written, with its unit: "nearly 400 square miles". */
export function figureWords(claim: Claim, articles: Articles): string {
  if (claim.figure === null) return "";
  const { span, figure } = claim.figure;
  const end = figure.unitSpan !== null && figure.unitSpan.start >= span.end && figure.unitSpan.start - span.end <= 3 ? figure.unitSpan.end : span.end;
  return flat(textOf(articles, claim.article, { start: span.start, end }));
}

/** A sentence cut to a number of words, its passage in quotation marks: for the list at the top. */
export function shorten(sentence: Sentence, finding: Finding, story: Story, words: number): Sentence | null {
  if (sentence.text.split(" ").length <= words) return sentence;
  const claim = finding.claims
    .map((id) => story.claims.get(id))
    .find(
      (candidate) =>
        candidate !== undefined &&
        sentence.citations.some(
          (citation) =>
            citation.article === candidate.article &&
            (citation.span.start === citationOf(candidate).span.start || citation.span.start === candidate.sentence.start),
        ),
    );
  if (claim === undefined || !standsAlone(claim, story.articles, story.packs.languages)) return null;
  const origin = story.originOf.get(claim.id);
  const lead =
    origin === undefined || origin.kind === "unattributed" ? (story.articles.get(claim.article)?.article.outletName ?? "One article") : nameOf(origin);
  const room = words - lead.split(" ").length - 1;
  // a clause without a verb of its own is no sentence: then the passage begins where its sentence does
  const shown = claim.finite ? clauseText(story.articles, claim) : flat(textOf(story.articles, claim.article, claim.sentence));
  const passage = shown.replace(/[“”"]/g, "").split(" ");
  if (room < 6) return null;
  return { ...sentence, text: first(`${lead}: “${passage.slice(0, room).join(" ")}${passage.length > room ? " …" : ""}”`) };
}
