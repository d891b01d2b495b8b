import type { Block } from "../model/index.ts";
import type { OutletTable } from "../packs/outlets.ts";
import { outletByName } from "../packs/outlets.ts";

/** Only the head of a paragraph is looked at for a dateline. */
const datelineChars = 140;
/** Bracketed name between dateline and dash: "(Some Agency) -", "(AP) —". */
const datelineAgency = /\(([^()]{2,40})\)\s?[-–—:]/u;
/** Bare "(AP)" that ends a headline or a byline. */
const bracketedName = /\(([\p{Lu}][^()]{1,30})\)$/u;
/** What names of agencies are made of, where the table does not know them. */
const agencyWord = /\b(?:wire|press|agency|news service|newswire|agence|nachrichtenagentur|agencia|agenzia)\b/i;

/** Names of the agencies whose copy a text says it is: from the dateline, the byline and closing credits. */
export function findWires(text: string, blocks: readonly Block[], byline: readonly string[], outletName: string | null, table: OutletTable): string[] {
  const names: string[] = [];
  const add = (raw: string): void => {
    const outlet = outletByName(table, raw);
    const name = outlet?.name ?? raw.trim();
    if (name !== "" && !names.includes(name)) names.push(name);
  };
  let seen = 0;
  for (const block of blocks) {
    if (block.role !== "paragraph") continue;
    const head = text.slice(block.span.start, Math.min(block.span.end, block.span.start + datelineChars));
    const name = datelineAgency.exec(head)?.[1];
    if (name !== undefined && isAgency(name, table)) add(name);
    seen += 1;
    if (seen >= 3) break;
  }
  for (const line of byline) {
    for (const part of line.split(/[,;/|]/)) {
      const name = part.trim();
      const bare = bracketedName.exec(name)?.[1] ?? name;
      if (bare !== "" && isAgencyName(bare, table)) add(bare);
    }
  }
  const own = outletName === null ? null : (outletByName(table, outletName)?.name ?? outletName);
  return names.filter((name) => name !== own && !isInitials(name, outletName));
}

/** "VPA" of "Velmoran Press Agency": the outlet's own sign in its dateline is no wire. */
function isInitials(sign: string, name: string | null): boolean {
  if (name === null || sign.length > 6 || sign !== sign.toUpperCase()) return false;
  const initials = name
    .split(/[ -]/)
    .filter((word) => /^\p{Lu}/u.test(word) && word !== "The")
    .map((word) => word.charAt(0))
    .join("");
  return initials === sign;
}

function isAgency(name: string, table: OutletTable): boolean {
  if (outletByName(table, name) !== null) return true;
  return /^\p{Lu}/u.test(name) && !/\d/.test(name) && name.split(" ").length <= 5;
}

function isAgencyName(name: string, table: OutletTable): boolean {
  const known = outletByName(table, name);
  if (known !== null) return known.kind === "agency";
  return agencyWord.test(name) || /^\p{Lu}{2,5}$/u.test(name);
}
