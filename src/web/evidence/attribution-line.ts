import type { Claim, Report } from "../data/shapes.ts";
import { dayWords, t } from "../words/words.ts";

/** Who says so, outermost first: "Northern Cable → Aldo Vint". */
export function voicesOf({ attribution }: Claim): string {
  if (attribution.length === 0) return t("voice.none");
  return attribution.map(({ name, role, text, anonymous }) => `${name ?? role ?? text}${anonymous ? ` (${t("voice.unnamed")})` : ""}`).join(" → ");
}

/** A line to paste: the passage, who says so, where it stands. */
export function attributionLine(claim: Claim, report: Report | undefined): string {
  const where = [report?.outlet ?? report?.name ?? "", dayWords(claim.published), report?.url ?? ""].filter((part) => part !== "");
  return `“${claim.text}” (${voicesOf(claim)}; ${where.join(", ")})`;
}

/** Copies a text, and says so to whoever waits. */
export const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);
