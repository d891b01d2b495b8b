import type { SourceKind, Voice } from "../../model/index.ts";
import type { HarmPack } from "../../packs/index.ts";
import { findPhrases, readPhraseTokens } from "../../text/phrases.ts";

/** The noun of a role that makes its holder a private person ("a resident of Selovo" -> "resident"); null when there is none. */
export function privateNoun(role: string, pack: HarmPack): string | null {
  const tokens = readPhraseTokens(role, 0, role.length);
  return findPhrases(pack.private, tokens)[0]?.value ?? null;
}

/** Kinds of voices that speak for a body when the text gives them a role. */
const BODIES: ReadonlySet<SourceKind> = new Set<SourceKind>(["official", "military", "agency", "outlet", "ngo", "monitor", "expert", "document"]);

/** The role is an office: held in public, whatever becomes of its holder. */
export function isPublicOffice(role: string | null, source: SourceKind, pack: HarmPack): boolean {
  if (role === null) return false;
  if (findPhrases(pack.office, readPhraseTokens(role, 0, role.length)).length > 0) return true;
  return source === "official" && privateNoun(role, pack) === null;
}

/** The voice speaks for a body, from the role the text gives it. A bare name is no office, whatever kind of voice it was taken for. */
export const isSpokenInOffice = ({ role, kind }: Voice, pack: HarmPack): boolean =>
  role !== null && (isPublicOffice(role, kind, pack) || (BODIES.has(kind) && privateNoun(role, pack) === null));
