import { z } from "zod";
import { findPrivatePeople } from "../../core/exports/guard/people.ts";
import type { Dossier } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { readWords } from "../../core/text/name-words.ts";

/** What a watch may be told of. */
export const EVENTS = ["new-claim", "new-origin", "status-change", "range-change"] as const;

/** Shapes a webhook may ask for. */
export const TEMPLATES = ["json", "slack", "mattermost", "matrix"] as const;

/** What an alert may be asked for; every condition given must hold. */
export const watchSchema = z.strictObject({
  id: z.string().min(1),
  /** Words that stand in the statement, all of them. */
  terms: z.array(z.string().min(1)).optional(),
  /** Name of a place, as a report or its region has it. */
  place: z.string().optional(),
  /** Name of a body or of a public speaker. */
  actor: z.string().optional(),
  story: z.string().optional(),
  /** A figure whose upper end reaches this value, in base units. */
  passes: z.object({ label: z.string(), value: z.number() }).optional(),
  on: z.array(z.enum(EVENTS)).default([...EVENTS]),
});

export type Watch = z.output<typeof watchSchema>;

/** Where the alerts of a watch go; every watch can also be read as a feed. */
export type Target =
  | { readonly kind: "feed" }
  | { readonly kind: "webhook"; readonly url: string; readonly template: (typeof TEMPLATES)[number] }
  | { readonly kind: "mail"; readonly to: string };

const wordsOf = (name: string): readonly string[] => readWords(name).map(({ text }) => text);

/** Why a watch may not be kept: it would follow a person who holds no office. Null when it may. */
export function refuseWatch(watch: Watch, dossiers: readonly Dossier[], packs: Packs): string | null {
  const named = [watch.actor, ...(watch.terms ?? [])].filter((asked) => asked !== undefined);
  if (named.length === 0) return null;
  const { people } = findPrivatePeople(dossiers, packs);
  for (const asked of named) {
    const words = wordsOf(asked);
    const person = people.find(({ name }) => {
      const parts = wordsOf(name);
      return words.length > 0 && (words.every((word) => parts.includes(word)) || parts.every((part) => words.includes(part)));
    });
    if (person !== undefined) return `this names a private person (${person.printed}): watches follow stories, places, figures and holders of an office`;
  }
  return null;
}
