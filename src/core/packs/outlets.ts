import type { OutletId } from "../model/index.ts";
import { keepTexts } from "../syntax/kept.ts";
import { checkShape, PackError, type PackFile, z } from "./schema.ts";

const names = z.array(z.string().min(1));
const shape = z.record(
  z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  z.strictObject({
    name: z.string().min(1),
    kind: z.enum(["agency", "outlet"]),
    hosts: names.optional(),
    aliases: names.optional(),
    short: names.optional(),
    common: z.boolean().optional(),
    newsroom: z.string().optional(),
  }),
);

/** Where the first word of a name ends: a blank or a sign that joins words. */
const NAME_JOINTS = /[ \-–—/&]/;

/** A news outlet or agency. */
export interface Outlet {
  readonly id: OutletId;
  /** Canonical name, with its article where the outlet uses one: "The Guardian". */
  readonly name: string;
  readonly kind: "agency" | "outlet";
  /** Domains without "www.": "bbc.co.uk". */
  readonly hosts: readonly string[];
  /** Other full names: "Agence France-Presse". */
  readonly aliases: readonly string[];
  /** Abbreviations, which count only in this exact spelling: "AFP", "WSJ". */
  readonly abbreviations: readonly string[];
  /** The name is also an everyday word ("Time", "The State"): it names the outlet only where something else says so. */
  readonly isCommonWord: boolean;
  /** The outlet whose newsroom makes this one's reports, as MSNBC's are made by NBC News; its own id when it has one of its own. */
  readonly newsroom: OutletId;
}

/** Outlets and agencies by id, by name and by host. */
export interface OutletTable {
  readonly outlets: readonly Outlet[];
  readonly byId: ReadonlyMap<OutletId, Outlet>;
  /** Lower-cased names and aliases, with and without "the"; names two outlets share are left out. */
  readonly byName: ReadonlyMap<string, Outlet>;
  /** Abbreviations in their exact spelling; shared ones are left out. */
  readonly byAbbreviation: ReadonlyMap<string, Outlet>;
  readonly byHost: ReadonlyMap<string, Outlet>;
  /** First words of names and aliases in lower case, and abbreviations: a cheap look before a name is searched. */
  readonly starts: ReadonlySet<string>;
}

/** Lower case, straight apostrophes, single spaces, no leading "the" and no full stops: how names are compared. */
export const outletKey: (name: string) => string = keepTexts((name: string): string => {
  const plain = name
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(".", "")
    .split(/[ \u00a0\n\t]+/)
    .filter((word) => word !== "");
  if (plain.length > 1 && plain[0] === "the") plain.shift();
  return plain.join(" ");
});

/** The outlet of this name, alias or abbreviation; null when there is none or more than one. */
export function outletByName(table: OutletTable, name: string): Outlet | null {
  return table.byAbbreviation.get(name.trim()) ?? table.byName.get(outletKey(name)) ?? null;
}

/** The outlet that publishes under a host name, subdomains included; null when none is known. */
export function outletByHost(table: OutletTable, host: string): Outlet | null {
  let rest = host.toLowerCase();
  while (rest.includes(".")) {
    const found = table.byHost.get(rest);
    if (found !== undefined) return found;
    rest = rest.slice(rest.indexOf(".") + 1);
  }
  return null;
}

/** Checks and compiles outlets.yaml. */
export function compileOutletTable(file: PackFile): OutletTable {
  const data = checkShape(shape, file);
  const outlets: Outlet[] = Object.entries(data).map(([id, entry]) => ({
    id,
    name: entry.name,
    kind: entry.kind,
    hosts: entry.hosts ?? [],
    aliases: entry.aliases ?? [],
    abbreviations: entry.short ?? [],
    isCommonWord: entry.common ?? false,
    newsroom: entry.newsroom ?? id,
  }));
  for (const { id, newsroom } of outlets) if (data[newsroom] === undefined) throw new PackError(file.path, `${id}.newsroom: no outlet ${newsroom}`);
  // A short name in capitals ("DR", "TASS") counts only as written: in lower case it is a word or a title.
  const isSign = (name: string): boolean => name.length <= 4 && name === name.toUpperCase();
  const byName = unique(outlets, (outlet) => [outlet.name, ...outlet.aliases].filter((name) => !isSign(name)).map(outletKey));
  return {
    outlets,
    byId: new Map(outlets.map((outlet) => [outlet.id, outlet])),
    byName,
    byAbbreviation: unique(outlets, (outlet) => [...outlet.abbreviations, ...[outlet.name, ...outlet.aliases].filter(isSign)]),
    byHost: unique(outlets, (outlet) => outlet.hosts),
    starts: new Set(
      outlets.flatMap((outlet) => [outlet.name, ...outlet.aliases, ...outlet.abbreviations].map((name) => outletKey(name).split(NAME_JOINTS, 1).join(""))),
    ),
  };
}

function unique(outlets: readonly Outlet[], keysOf: (outlet: Outlet) => readonly string[]): Map<string, Outlet> {
  const found = new Map<string, Outlet>();
  const shared = new Set<string>();
  for (const outlet of outlets) {
    for (const key of new Set(keysOf(outlet))) {
      if (found.has(key)) shared.add(key);
      else found.set(key, outlet);
    }
  }
  for (const key of shared) found.delete(key);
  return found;
}
