import { type OutletTable, outletByName } from "../packs/outlets.ts";

/** A credit or a caption is shorter than this. */
const longestCreditChars = 120;
const longestCaptionChars = 500;
/** Label before the name of a photographer: "Photo: ...", "Image credit: ...". */
const creditLabel =
  /^(?:photo|photos|photograph|photography|image|images|picture|pictures|pic|foto|fotos|credit|credits|copyright|©|\(c\)|illustration|graphic|graphics|map|video|screenshot|source|archive|file)(?:\s(?:credit|credits|by|courtesy|source|copyright|caption))?\s?[:/|]/i;
/** Name behind the last slash: "Press service / AGENCY", "Ann Miller/Getty Images". */
const behindSlash = /\/\s?([^/]{2,40})$/;
/** Agency sign in capitals. */
const sign = /^\p{Lu}[\p{Lu}&-]{1,7}$/u;
/** Picture sellers and handouts that are no news agencies. */
const sellers =
  /^(?:getty(?:\simages)?|shutterstock|istock(?:photo)?|alamy(?:\sstock photo)?|corbis|polaris|redux|magnum|zuma(?:\spress(?:\swire)?)?|imago(?:\simages)?|pool|handout|courtesy|flickr|wikimedia(?:\scommons)?|unsplash|pexels|pixabay|file|staff|wireimage|maxar(?:\stechnologies)?|planet(?:\slabs)?|nasa|nurphoto|anadolu(?:\sagency)?|picture alliance|rex(?:\sfeatures)?|bloomberg|sipa(?:\susa)?|usa today sports)$/i;
/** Credit inside the brackets that end a caption: "(AP Photo/J. Doe)", "(Photo by A. Miller)", "(A. Miller/AFP)", "(File photo)"; not "(the photo was shared widely)". */
const inRoundBrackets = /(?:^|\s)(?:photo|image|picture|handout|screenshot)(?:\s?[:/]|\s(?:by|courtesy|credit|via|from|provided))/i;
const sellerBehindSlash = /\/\s?(?:getty images|getty|afp|reuters|ap|epa|epa-efe|tass|xinhua|bloomberg|shutterstock|pa|zuma)$/i;
const filePhoto = /^(?:file )?photo$/i;
/** Credit that ends a caption without brackets: "Photo: Ann Miller", "photograph by A. Miller", "AP Photo, file". */
const labelled = /(?:photo|image|picture|photograph)(?:\scredit)?(?::|\sby)\s/i;
const agencyPhoto = /\b(?:AP|AFP|EPA|Reuters) (?:photo|image|file)/i;
/** A credit at the end of a caption takes no more than this. */
const longestNameChars = 60;
const longestBracketChars = 100;

/** Whether a caption ends with its credit, in brackets or behind a label. */
function endsWithCredit(line: string): boolean {
  const tail = line.endsWith(".") ? line.slice(-121, -1) : line.slice(-120);
  const sentence = tail.slice(tail.lastIndexOf(".") + 1);
  if (tail.endsWith(")")) {
    const inside = tail.slice(tail.lastIndexOf("(") + 1, -1);
    const word = inside.length <= longestBracketChars && tail.includes("(") ? inside : "";
    if (inRoundBrackets.test(word) || sellerBehindSlash.test(word.endsWith(".") ? word.slice(0, -1) : word) || filePhoto.test(word)) return true;
    if (/\bcourtesy of /i.test(sentence.slice(-54))) return true;
  }
  if (tail.endsWith("]") && tail.includes("[")) {
    const inside = tail.slice(tail.lastIndexOf("[") + 1, -1);
    if (inside.length <= longestNameChars && !inside.includes(",") && (inside.includes("/") || inside.toLowerCase().endsWith("file"))) return true;
  }
  const label = labelled.exec(sentence.slice(-longestNameChars - 20));
  const name = label === null ? 0 : sentence.slice(-longestNameChars - 20).length - label.index - label[0].length;
  return (name >= 2 && name <= longestNameChars) || agencyPhoto.test(sentence.slice(-54));
}

/** What a line about a picture is: only its credit, a caption with one, or neither. */
export function readPictureLine(line: string, table: OutletTable): "credit" | "caption" | null {
  if (line.length > longestCaptionChars) return null;
  const ends = /[.!?]["”’']?$/.test(line);
  if (line.length <= longestCreditChars && !ends) {
    if (creditLabel.test(line)) return "credit";
    const name = behindSlash.exec(line)?.[1]?.trim();
    if (
      name !== undefined &&
      line.split(" ").length <= 14 &&
      (sign.test(name) || sellers.test(name) || outletByName(table, name)?.kind === "agency" || /^(?:AFP|AP|Reuters|EPA|Getty)\b/.test(name))
    )
      return "credit";
    if (/^(?:AP|AFP|EPA|Reuters|Getty|UPI) (?:photo|images?|file|via)\b/i.test(line)) return "credit";
    if (sellers.test(line) || (/^(?:getty images|shutterstock|via )/i.test(line) && line.split(" ").length <= 6)) return "credit";
  }
  return endsWithCredit(line) ? "caption" : null;
}
