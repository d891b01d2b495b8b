import { findingLink } from "../../core/exports/permalinks.ts";
import type { Alert } from "./alerts-for.ts";

/** Whose shape a webhook expects. */
export type Template = "json" | "slack" | "mattermost" | "matrix";

/** One line for a person: what changed, the report's own words, where to look. */
const lineOf = ({ event, old, new: now, view }: Alert, link: string): string =>
  `${event}: "${view.statement}" (${old === null ? now : `${old}, now ${now}`}) ${link}`;

/** Characters that Slack and Mattermost read as markup; text of a report is only text. */
const plain = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The body of a webhook: the sober form, or what a chat expects. */
export function payloadOf(alert: Alert, template: Template, base: string): object {
  const { finding, statement, dossier } = alert.view;
  const link = findingLink(base, finding.id);
  switch (template) {
    case "json":
      return {
        event: alert.event,
        story: dossier.story.id,
        claim: { id: finding.id, statement, status: finding.status },
        old: alert.old,
        new: alert.new,
        permalink: link,
      };
    case "slack":
      return { text: plain(lineOf(alert, link)), unfurl_links: false, mrkdwn: false };
    case "mattermost":
      return { username: "unecho", text: plain(lineOf(alert, link)) };
    case "matrix":
      return { msgtype: "m.notice", body: lineOf(alert, link) };
    default:
      return template satisfies never;
  }
}
