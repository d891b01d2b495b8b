/** A text that is no report, as long as is asked for. */
export interface HostileText {
  readonly name: string;
  readonly mediaType: "text/plain" | "text/html";
  /** `length` in UTF-16 units; no longer, and hardly shorter. */
  make(length: number): string;
}

/** Enough of a language for the rest to be read as one, too. */
const LEAD =
  "The flood that hit the town of Orle on Monday killed people and the water was in the streets of the city, the mayor said in a statement to the press. ";
const LEAD_UNITS = 12_000;

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** The same piece again and again, behind English. */
function dressed(piece: string): (length: number) => string {
  return (length) => {
    const lead = fill(LEAD, Math.min(LEAD_UNITS, length >> 2));
    return lead + fill(piece, length - lead.length);
  };
}
const page = (body: string): string => `<html><body><article>${body}</article></body></html>`;

const plain: readonly (readonly [name: string, piece: string])[] = [
  ["one pattern", "At least 12 people were killed, officials said on Monday. "],
  ["digit groups", "1,234 "],
  ["digit groups without end", "1 234 567 890 "],
  ["quotation marks", "“\"'”’ "],
  ["unbalanced quotations", "“he said "],
  ["capitalised words", "Aa "],
  ["no spaces", "abcdefghij"],
  ["said said said", "said "],
  ["killed 5 killed 5", "killed 5 "],
  ["one sentence", "the river rose and the town was flooded by "],
  ["one-word lines", "word\n"],
  ["one-word paragraphs", "word\n\n"],
  ["nested speech", "(he said (she "],
  ["months", "January February March "],
  ["places", "Paris, Kyiv, London, "],
  ["speakers", "he said that "],
  ["offices", "of the minister of the "],
  ["commas", ", "],
  ["full stops", ". "],
];

/** Shapes that cost readers of text their time: repetition, nesting, lists without end. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  ...plain.map(([name, piece]) => ({ name, mediaType: "text/plain" as const, make: dressed(piece) })),
  { name: "nested brackets", mediaType: "text/plain", make: (length) => "(".repeat(length >> 1) + ")".repeat(length >> 1) },
  {
    name: "every sentence another",
    mediaType: "text/plain",
    make: (length) =>
      Array.from({ length: Math.floor(length / 76) }, (_, k) => `Police said ${k + 3} people were killed in the flood of sector ${k}.`).join(" "),
  },
  { name: "deep page", mediaType: "text/html", make: (length) => page("<div>".repeat(length / 12) + "x " + "</div>".repeat(length / 12)) },
  { name: "page of paragraphs", mediaType: "text/html", make: (length) => page(dressed("<p>He said.</p>")(length)) },
  { name: "page of line breaks", mediaType: "text/html", make: (length) => page(dressed("killed 5<br>")(length)) },
];
