import { z } from "zod";
import { idText, instant } from "./fields.ts";

const events = z.enum(["new-claim", "new-origin", "status-change", "range-change"]);

/** A watch, and how its alerts fared. */
export const watchRow = z
  .object({
    id: idText,
    terms: z.array(z.string()),
    place: z.string().nullable(),
    actor: z.string().nullable(),
    story: idText.nullable(),
    figure: z.string().nullable(),
    reaches: z.number().nullable(),
    on: z.array(events),
    to: z.string().describe("feed, the host of a webhook, or a mail address: the rest of a webhook's address is a secret"),
    template: z.enum(["json", "slack", "mattermost", "matrix"]).nullable(),
    by: z.string(),
    at: instant,
    suspended: z.string().nullable().describe("why it tells nobody anything any more"),
    sent: z.int(),
    waiting: z.int(),
    dead: z.int().describe("alerts given up"),
    troubles: z
      .array(
        z.object({ key: idText, event: events, finding: idText, state: z.enum(["waiting", "sent", "dead"]), tries: z.int(), problem: z.string().nullable() }),
      )
      .describe("the newest alerts that were given up or are tried again"),
  })
  .meta({ id: "Watch" });

export const watchesAnswer = z.object({ watches: z.array(watchRow) }).meta({ id: "Watches" });
