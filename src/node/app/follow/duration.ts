const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

const DURATION = /^(\d{1,6})(s|m|h|d)$/;

/** A length of time as a person types it ("30s", "15m", "2h", "7d"), in milliseconds; null when it is none. */
export function readDuration(text: string): number | null {
  const [, count = "", unit = ""] = DURATION.exec(text.trim()) ?? [];
  const ms = Number(count) * (UNITS[unit] ?? 0);
  return ms > 0 ? ms : null;
}

/** The same in words for a person: "15 min", "2 h". */
export function durationWords(ms: number): string {
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`;
  if (ms < 2 * 3_600_000) return `${Math.round(ms / 60_000)} min`;
  return ms < 2 * 86_400_000 ? `${Math.round(ms / 3_600_000)} h` : `${Math.round(ms / 86_400_000)} days`;
}
