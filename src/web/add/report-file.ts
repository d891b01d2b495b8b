/** A report as a request carries it. */
export interface ReportFile {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
}

/** Bytes turned into text at a time: more would not fit on the stack. */
const PART = 0x8000;

/** A file as it was dropped, byte for byte. */
export async function fileField(file: File): Promise<ReportFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += PART) binary += String.fromCharCode(...bytes.subarray(at, at + PART));
  return { name: file.name, base64: btoa(binary) };
}

interface Pasted {
  readonly text: string;
  readonly outlet: string;
  readonly title: string;
  readonly date: string;
}

/** A pasted report: what the person said of it goes beside the text, not into it. */
export function pastedReport({ text, outlet, title, date }: Pasted): ReportFile {
  const known = Object.entries({ title, outlet, published: date }).filter(([, value]) => value !== "");
  return { name: "pasted.json", text: JSON.stringify({ text, ...Object.fromEntries(known) }) };
}
