import type { Dice } from "../seeded-random.ts";
import { addressPayload, scriptPayload } from "./script-payloads.ts";

/** A report of JSON whose every field is written by a stranger. */
export interface ScriptReport {
  readonly title: string;
  readonly author: string;
  readonly outlet: string;
  readonly url: string;
  readonly published: string;
  readonly text: string;
}

const TOWNS = ["Tessel", "Orle", "Sund", "Harrok", "Brinhaven", "Calderwick"];
/** Payloads in the text of one report, some of them within what it claims. */
export const IN_TEXT = 46;
/** Payloads of one report: its text, title, author, outlet and address. */
export const IN_REPORT = IN_TEXT + 4;

/** Reports with so many payloads in all their fields, and every payload that stands in a text. */
export function scriptReports(count: number, dice: Dice): { readonly reports: readonly ScriptReport[]; readonly payloads: readonly string[] } {
  const payloads: string[] = [];
  const next = (): string => {
    const payload = scriptPayload(payloads.length, dice);
    payloads.push(payload);
    return payload;
  };
  const reports = Array.from({ length: count }, (_, at): ScriptReport => {
    const town = TOWNS[at % TOWNS.length] as string;
    const paragraphs = Array.from({ length: IN_TEXT }, (__, line) =>
      line % 6 === 0
        ? `At least ${10 + (line % 30)} people were killed in the flood in ${town} on Monday ${next()}, the mayor said.`
        : line % 6 === 1
          ? `"The dam ${next()} was opened too late," said ${next()}, a spokesman of the water board in ${town}.`
          : next(),
    );
    const url = addressPayload(payloads.length, dice);
    payloads.push(url);
    return {
      title: `Flood in ${town} ${next()}`,
      author: next(),
      outlet: next(),
      url,
      published: `2031-05-${String(10 + (at % 15)).padStart(2, "0")}T09:20:00Z`,
      text: paragraphs.join("\n\n"),
    };
  });
  return { reports, payloads };
}
