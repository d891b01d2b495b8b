import type {
  Brief,
  Diagnostic,
  Finding,
  Note,
  Placement,
  Provenance,
  Reading,
  Section,
  Sentence,
  Staged,
  Story as StoryModel,
  Version,
} from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { composeChains } from "./chains.ts";
import { phraseFinding } from "./findings.ts";
import { composeGaps } from "./gaps.ts";
import { composeKeyFigures } from "./key-figures.ts";
import { composeLeftOut } from "./left-out.ts";
import { byStatus, orderFindings } from "./order.ts";
import { nameOf, type Story, shorten } from "./phrase.ts";
import { refuses } from "./verify.ts";

export const version = "brief/1";

/** Findings printed in full: with the table and the notes this keeps a brief to two printed pages. */
const MOST_FINDINGS = 9;
/** Words of a bullet of "In brief" and their number. */
const BULLET_WORDS = 25;
const BULLETS = 5;

const emptySection = (id: string, heading: string): Section => ({ id, heading, sentences: [], rows: [], notes: [] });
const sentenceSection = (id: string, heading: string, sentences: readonly Sentence[]): Section => ({ ...emptySection(id, heading), sentences });
const noteSection = (id: string, heading: string, notes: readonly Note[]): Section => ({ ...emptySection(id, heading), notes });

/** What briefs may rest on: passages that were set aside are in no sentence and no count. */
function toStory(readings: readonly Reading[], provenance: Provenance, findings: readonly Finding[], packs: Packs): Story {
  const aside = new Set(findings.flatMap(({ setAside }) => setAside.map(({ claim }) => claim)));
  const sorted = [...readings].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const originOf = new Map(provenance.origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  return {
    packs,
    articles: new Map(sorted.map((reading) => [reading.article.id, reading])),
    claims: new Map(sorted.flatMap((reading) => reading.claims.flatMap((claim) => (aside.has(claim.id) ? [] : [[claim.id, claim] as const])))),
    origins: new Map(provenance.origins.map((origin) => [origin.id, origin])),
    originOf,
  };
}

/**
 * Stage 7: findings -> Brief, in the structure an editor expects: in brief, what changed, key figures, then by status, who from whom, gaps, left out, method.
 * `unanchored` is the number of decisions about passages that are not read any more. Every sentence carries its passages; one whose names or numbers are not in them is not printed, and counted under "Left out".
 */
export function composeBrief(
  model: StoryModel,
  readings: readonly Reading[],
  placements: readonly Placement[],
  provenance: Provenance,
  findings: readonly Finding[],
  versions: readonly Version[],
  unanchored: number,
  packs: Packs,
): Staged<Brief> {
  const story = toStory(readings, provenance, findings, packs);
  const diagnostics: Diagnostic[] = [];
  const ordered = orderFindings(findings, story);
  const chosen = ordered.slice(0, MOST_FINDINGS);
  let refused = 0;
  const printed = new Map<string, readonly Sentence[]>();
  const seen = new Set<string>();
  for (const finding of chosen) {
    const kept: Sentence[] = [];
    for (const sentence of phraseFinding(finding, story)) {
      const lacking = refuses(sentence, story.articles);
      const known = seen.has(sentence.text);
      seen.add(sentence.text);
      if (known) continue;
      if (lacking === null) kept.push(sentence);
      else {
        refused += 1;
        diagnostics.push({
          code: "brief/unsupported",
          severity: "warning",
          message: `not printed: "${lacking}" is not in the cited passage`,
          at: sentence.citations[0],
        });
      }
    }
    printed.set(finding.id, kept);
  }
  const printedOf = ({ id }: Finding): readonly Sentence[] => printed.get(id) ?? [];
  const sentencesOf = (...statuses: readonly Finding["status"][]): readonly Sentence[] =>
    chosen.filter((finding) => statuses.includes(finding.status)).flatMap(printedOf);
  const single = chosen.filter((finding) => finding.status === "single-origin");
  const speaker = (finding: Finding): string => {
    const origin = story.originOf.get(finding.claims[0] ?? "");
    return origin === undefined ? "" : nameOf(origin);
  };
  const grouped = single
    .map((finding, position) => ({ finding, position: single.findIndex((other) => speaker(other) === speaker(finding)) * 1000 + position }))
    .sort((a, b) => a.position - b.position)
    .flatMap(({ finding }) => printedOf(finding));
  const bullets = byStatus(chosen)
    .flatMap((finding) =>
      printedOf(finding)
        .slice(0, 1)
        .map((lead) => shorten(lead, finding, story, BULLET_WORDS)),
    )
    .filter((sentence) => sentence !== null)
    .filter((sentence) => refuses(sentence, story.articles) === null)
    .slice(0, BULLETS);
  const sections: Section[] = [
    sentenceSection("in-brief", "In brief", bullets),
    noteSection("changes", "What changed", [{ text: "First edition.", citations: [] }]),
    { ...emptySection("key-figures", "Key figures"), rows: composeKeyFigures(ordered, story) },
    sentenceSection("corroborated", "Corroborated", sentencesOf("corroborated", "conceded")),
    sentenceSection("single-origin", "Single origin", grouped),
    sentenceSection("differing", "Differing and contested", sentencesOf("differing", "contested", "discounted")),
    sentenceSection("unattributed", "Stated without attribution", sentencesOf("unattributed")),
    noteSection("chains", "Who reported what from whom", composeChains(provenance, story)),
    noteSection("gaps", "Information gaps", composeGaps(ordered, provenance, story, packs)),
    noteSection("left-out", "Left out", composeLeftOut(model, placements, versions, story, { unprinted: ordered.length - chosen.length, refused, unanchored })),
    noteSection("method", "Method", [
      {
        text: "Claims are read by rules from the text of the reports; one origin counts once, however many outlets repeat it; unnamed groups that may be the same people make the count a range.",
        citations: [],
      },
      {
        text: "Ranges are what was reported, never an average and not a confidence interval; text without attribution adds nothing to the lower count.",
        citations: [],
      },
      { text: `Rules and word lists: packs ${packs.hash}; no language model; see ETHICS.md for the limits.`, citations: [] },
    ]),
  ];
  return { value: { story: model.id, title: model.label, sections }, diagnostics };
}
