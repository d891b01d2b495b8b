import type { Generated } from "kysely";

/** The tables as the query layer sees them; migrations/ makes them. */
export interface Schema {
  captures: {
    ordinal: Generated<number>;
    id: string;
    name: string;
    media_type: string;
    charset: string | null;
    url: string | null;
    hints: string;
    received_at: string;
    bytes: Uint8Array;
    http: string | null;
  };
  readings: { article: string; versions: string; packs: string; reading: string };
  placements: { ordinal: Generated<number>; article: string; story: string; placement: string };
  stories: { ordinal: number; id: string; story: string };
  decisions: { ordinal: Generated<number>; verb: string; decided_by: string; decided_at: string; decision: string };
  redirects: { old_id: string; new_id: string };
}
