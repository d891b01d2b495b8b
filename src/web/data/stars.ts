/** Findings somebody starred, kept in this browser alone: a mark to come back to, no decision. */
const KEPT_AS = "unecho.stars";

function load(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

let starred = load();
const watchers = new Set<() => void>();

export const stars = (): ReadonlySet<string> => starred;

export function followStars(watch: () => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}

/** Stars a finding, or takes its star away. */
export function turnStar(finding: string): void {
  const next = new Set(starred);
  if (!next.delete(finding)) next.add(finding);
  starred = next;
  localStorage.setItem(KEPT_AS, JSON.stringify([...next]));
  for (const watch of watchers) watch();
}
