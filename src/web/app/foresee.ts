import type { Claim } from "../data/shapes.ts";
import type { Row, StoryView } from "../data/story-view.ts";
import type { Ruling } from "./decide.ts";

const changeRow = (view: StoryView, id: string, change: (row: Row) => Row): StoryView => ({
  ...view,
  rows: view.rows.map((row) => (row.finding.id === id ? change(row) : row)),
});

/** A claim as it reads after a correction; what the server alone can work out stays as it was. */
function corrected(claim: Claim, field: string, value: string): Claim {
  if (field === "value" && claim.quantity !== null) return { ...claim, quantity: { ...claim.quantity, text: value } };
  if (field === "date") return { ...claim, time: { from: `${value}T00:00:00.000Z`, to: null, basis: "stated" } };
  if (field === "place") return { ...claim, places: value === "nowhere" ? [] : [{ name: value, place: null, lat: null, lon: null, prec: 5 }] };
  if (field === "speaker") {
    const voice = { start: 0, end: 0, text: value, name: value, role: null, anonymous: false, kind: "official" };
    return { ...claim, attribution: value === "nobody" ? claim.attribution.slice(0, -1) : [...claim.attribution.slice(0, -1), voice] };
  }
  return claim;
}

function correct(view: StoryView, id: string, field: string, value: string): StoryView {
  const report = view.reports.get(id);
  if (report !== undefined) {
    const now =
      field === "outlet"
        ? { ...report, outlet: value, outletInferred: false }
        : field === "date"
          ? { ...report, published: `${value}T00:00:00.000Z`, publishedInferred: false }
          : report;
    return { ...view, reports: new Map(view.reports).set(id, now) };
  }
  const change = (claim: Claim): Claim => (claim.id === id ? corrected(claim, field, value) : claim);
  return { ...view, rows: view.rows.map((row) => (row.claims.some((claim) => claim.id === id) ? { ...row, claims: row.claims.map(change) } : row)) };
}

/** One row of two: where the second goes. */
function join(view: StoryView, into: string, from: string): StoryView {
  const gone = view.rows.find(({ finding }) => finding.id === from);
  if (gone === undefined) return view;
  const joined = changeRow(view, into, (row) => ({ ...row, claims: [...row.claims, ...gone.claims], aside: [...row.aside, ...gone.aside] }));
  return { ...joined, rows: joined.rows.filter(({ finding }) => finding.id !== from) };
}

/** A story as it looks at once, before the server has worked out what the ruling changes: counts and ranges come with its answer. */
export function foresee(view: StoryView | undefined, { verb, id, other = "", value = "" }: Ruling): StoryView | undefined {
  if (view === undefined) return view;
  switch (verb) {
    case "accept":
    case "reject":
      return changeRow(view, id, (row) => ({ ...row, finding: { ...row.finding, review: verb === "accept" ? "accepted" : "rejected" } }));
    case "check":
    case "sign": {
      const mine = { verb, by: "", at: new Date().toISOString() };
      return changeRow(view, id, (row) => ({ ...row, finding: { ...row.finding, signatures: [...(row.finding.signatures ?? []), mine] } }));
    }
    case "merge":
      return join(view, id, other);
    case "split":
      return changeRow(view, id, (row) => ({ ...row, claims: row.claims.filter((claim) => claim.id !== other) }));
    case "correct":
      return correct(view, id, other, value);
    default:
      return view;
  }
}
