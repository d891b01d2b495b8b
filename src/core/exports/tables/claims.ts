import { compareText } from "../../text/compare-text.ts";
import type { ExportOptions, TableExport } from "../export.ts";
import { articlesOf, type FindingView, figureWords, rolesOf, viewFindings } from "../finding-view.ts";
import { findingLink } from "../permalinks.ts";
import { type Column, number, tableOf, text } from "../table.ts";
import { datePrecision, firstDay, lastDay } from "../when.ts";

/** Who does something, in the frames that have one. */
export const ACTOR_ROLES = ["actor", "donor", "speaker"] as const;
/** To whom or what it is done. */
export const OBJECT_ROLES = [
  "victim",
  "detained",
  "people",
  "moved",
  "object",
  "target",
  "goods",
  "recipient",
  "measure",
  "stock",
  "phenomenon",
  "topic",
] as const;

const modalities = ({ current }: FindingView): readonly string[] => [...new Set(current.map(({ claim }) => claim.modality))];

const polarity = ({ current }: FindingView): string => {
  const said = new Set(current.map(({ claim }) => claim.polarity));
  return said.size > 1 ? "mixed" : [...said].join("");
};

/** R7 gives every range; R8 keeps the word where only vague ones are current. */
const rangeRule = ({ finding: { estimate } }: FindingView): string | null => (estimate === null ? null : estimate.qualifier === "vague" ? "R7 R8" : "R7");

/** What a person ruled; where nobody did, the last word of those who put their names under it. */
function reviewState({ finding, reviewed }: FindingView): string {
  if (finding.review !== null) return finding.review;
  if (reviewed !== null) return reviewed.verb === "accept" ? "accepted" : "rejected";
  const verbs = new Set(finding.signatures?.map(({ verb }) => verb));
  return verbs.has("sign") ? "signed-off" : verbs.has("check") ? "checked" : "unreviewed";
}

/** Everybody who ruled on the finding or put their name under it, the earliest first. */
const reviews = ({ finding, reviewed }: FindingView): readonly { readonly by: string; readonly at: string }[] =>
  [...(reviewed === null ? [] : [reviewed]), ...(finding.signatures ?? [])].sort((a, b) => compareText(a.at, b.at));

const columns = ({ base, version, packs }: ExportOptions): readonly Column<FindingView>[] => [
  text("claim_id", "#meta+id", ({ finding }) => finding.id),
  text("story_id", "#crisis+id", ({ finding }) => finding.story),
  text("status", "#status", ({ finding }) => finding.status),
  number("origins_min", "#indicator+origins+min+num", ({ finding }) => finding.count.min),
  number("origins_max", "#indicator+origins+max+num", ({ finding }) => finding.count.max),
  number("articles", "#indicator+articles+num", (view) => articlesOf(view).length),
  text("parties", "#org+party+list", ({ finding }) => finding.parties),
  text("statement", "#description", ({ statement }) => statement),
  text("actor", "#org+actor", (view) => rolesOf(view, ACTOR_ROLES, packs)),
  text("action", "#event+action", ({ finding }) => finding.label),
  text("object", "#event+object", (view) => rolesOf(view, OBJECT_ROLES, packs)),
  text("polarity", "#meta+polarity", polarity),
  text("modality", "#meta+modality", modalities),
  text("place_name", "#loc+name", ({ place }) => place?.name ?? null),
  text("place_id", "#loc+code", ({ place }) => place?.id ?? null),
  number("latitude", "#geo+lat", ({ place }) => place?.latitude ?? null),
  number("longitude", "#geo+lon", ({ place }) => place?.longitude ?? null),
  number("where_prec", "#geo+precision+code", ({ place }) => place?.precision ?? null),
  text("date_start", "#date+start", ({ time }) => firstDay(time)),
  text("date_end", "#date+end", ({ time }) => (time === null ? null : lastDay(time))),
  number("date_prec", "#date+precision+code", ({ time }) => datePrecision(time)),
  text("quantity", "#indicator+name", ({ finding }) => (finding.estimate === null ? null : finding.label)),
  number("value_low", "#indicator+min+num", ({ finding }) => finding.estimate?.low ?? null),
  number("value_best", "#indicator+best+num", ({ finding }) => finding.estimate?.best ?? null),
  number("value_high", "#indicator+max+num", ({ finding }) => finding.estimate?.high ?? null),
  text("unit", "#indicator+unit", ({ finding }) => finding.estimate?.unit ?? null),
  text("value_text", "#indicator+text", figureWords),
  text("range_rule", "#meta+rule+range", rangeRule),
  text("reviewed_by", "#meta+reviewer", (view) => [...new Set(reviews(view).map(({ by }) => by))]),
  text("reviewed_at", "#date+reviewed", (view) => reviews(view).at(-1)?.at ?? null),
  text("review_state", "#status+review", reviewState),
  text("status_reason", "#status+description", ({ finding }) => `${finding.reason} (${finding.rule})`),
  text("first_reported_at", "#date+reported+first", ({ firstReported }) => firstReported),
  text("last_reported_at", "#date+reported+last", ({ lastReported }) => lastReported),
  text("permalink", "#meta+url", ({ finding }) => findingLink(base, finding.id)),
  text("rules_version", "#meta+version", () => rulesVersion(version, packs.hash)),
];

/** "unecho 0.1.0 (packs ...)": what every table says it was made by. */
export const rulesVersion = (version: string, hash: string): string => `unecho ${version} packs ${hash}`;

/** One row a finding: what the reports say, how many origins stand behind it, where and when. */
export const claimsExport: TableExport = {
  kind: "table",
  id: "claims",
  file: "claims.csv",
  summary: "one row a claim: status, origins, place, time, range",
  mediaType: "text/csv",
  local: false,
  table: (shared, options) => tableOf(columns(options), viewFindings(shared, options)),
};
