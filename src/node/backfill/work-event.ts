/** What happens while archives are read, for whoever counts, measures or writes it down. Ids, counts, durations and reasons; never words of a report. */
export type WorkEvent =
  | { readonly kind: "listed"; readonly archive: string; readonly batches: number }
  | { readonly kind: "leased"; readonly batch: number; readonly fence: number; readonly tries: number }
  | {
      readonly kind: "committed";
      readonly batch: number;
      readonly reports: number;
      readonly skipped: number;
      readonly dead: number;
      /** Milliseconds of reading, and of writing it down. */
      readonly readMs: number;
      readonly commitMs: number;
    }
  | /** Somebody else has the batch since: nothing of ours was kept. */ { readonly kind: "refused"; readonly batch: number; readonly fence: number }
  | /** A thread was ended over a record. */ {
      readonly kind: "ended";
      readonly batch: number;
      readonly place: number;
      readonly times: number;
      readonly reason: string;
    }
  | { readonly kind: "given-up"; readonly batch: number; readonly place: number | null; readonly reason: string }
  | { readonly kind: "unreadable"; readonly batch: number; readonly archive: string; readonly reason: string }
  | /** Batches nobody was told of for too long were told of again. */ { readonly kind: "told"; readonly batches: number }
  | { readonly kind: "waiting"; readonly for: "database" | "queue"; readonly reason: string }
  | { readonly kind: "placing"; readonly state: "began" | "ended" | "failed"; readonly reason: string | null }
  | { readonly kind: "placed"; readonly batch: number; readonly reports: number }
  | { readonly kind: "draining" };

export type Observe = (event: WorkEvent) => void;
