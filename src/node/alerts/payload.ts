import { findingLink } from "../../core/exports/permalinks.ts";
import type { AlertFacts } from "../app/watches.ts";
import type { TEMPLATES } from "./watch.ts";

/** Whose shape a webhook expects. */
export type Template = (typeof TEMPLATES)[number];

/** An alert with the words that may leave at this moment. */
export interface Told extends Pick<AlertFacts, "event" | "story" | "finding" | "status" | "old" | "new"> {
  readonly key: string;
  readonly watch: string;
  /** The report's own words. */
  readonly statement: string;
}

/** What changed, before and after. */
export const changeWords = ({ old, new: now }: Pick<Told, "old" | "new">): string => (old === null ? now : `${old}, now ${now}`);

/** What changed and the report's own words. */
const wordsOf = (told: Told): string => `${told.event}: "${told.statement}" (${changeWords(told)})`;

/** One line for a person: what changed, the report's own words, where to look. */
export const alertLine = (told: Told, base: string): string => `${wordsOf(told)} ${findingLink(base, told.finding)}`;

/** Characters that Slack and Mattermost read as markup; text of a report is only text. */
const plain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The same for Mattermost, which also calls people by "@" and reads Markdown. */
const plainMarkdown = (text: string): string =>
  plain(text)
    .replaceAll(/[\\`*_[\]#|~]/g, (mark) => `\\${mark}`)
    .replaceAll("@", "@\u200b");

/** The body of a webhook: the sober form, or what a chat expects. */
export function payloadOf(told: Told, template: Template, base: string): object {
  switch (template) {
    case "json":
      return {
        key: told.key,
        watch: told.watch,
        event: told.event,
        story: told.story,
        claim: { id: told.finding, statement: told.statement, status: told.status },
        old: told.old,
        new: told.new,
        permalink: findingLink(base, told.finding),
      };
    case "slack":
      return { text: plain(alertLine(told, base)), unfurl_links: false, mrkdwn: false };
    case "mattermost":
      return { username: "unecho", text: `${plainMarkdown(wordsOf(told))} ${findingLink(base, told.finding)}` };
    case "matrix":
      return { msgtype: "m.notice", body: alertLine(told, base) };
    default:
      return template satisfies never;
  }
}
