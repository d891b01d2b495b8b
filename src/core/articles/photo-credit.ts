import { outletByName, type OutletTable } from "../packs/outlets.ts";

/** A credit or a caption is shorter than this. */
const longestCreditChars = 120;
const longestCaptionChars = 500;
/** Label before the name of a photographer: "Photo: ...", "Image credit: ...". */
const creditLabel = /^(?:photo|photos|photograph|photography|image|images|picture|pictures|pic|foto|fotos|credit|credits|copyright|©|\(c\)|illustration|graphic|graphics|map|video|screenshot|source|archive|file)(?:\s(?:credit|credits|by|courtesy|source|copyright|caption))?\s?[:/|]/i;
/** Name behind the last slash: "Press service / AGENCY", "Ann Miller/Getty Images". */
const behindSlash = /\/\s?([^/]{2,40})$/;
/** Agency sign in capitals. */
const sign = /^\p{Lu}[\p{Lu}&-]{1,7}$/u;
/** Picture sellers and handouts that are no news agencies. */
const sellers = /^(?:getty(?:\simages)?|shutterstock|istock(?:photo)?|alamy(?:\sstock photo)?|corbis|polaris|redux|magnum|zuma(?:\spress(?:\swire)?)?|imago(?:\simages)?|pool|handout|courtesy|flickr|wikimedia(?:\scommons)?|unsplash|pexels|pixabay|file|staff|wireimage|maxar(?:\stechnologies)?|planet(?:\slabs)?|nasa|nurphoto|anadolu(?:\sagency)?|picture alliance|rex(?:\sfeatures)?|bloomberg|sipa(?:\susa)?|usa today sports)$/i;
/** Credit in brackets or after a dash at the end of a caption: "(AP Photo/J. Doe)", "(Photo by A. Miller)", "File photo". */
const captionEnd = /(?:\((?:[^()]{0,40}\s)?(?:photo|image|picture|handout|screenshot)(?:\s?[:/]|\s(?:by|courtesy|credit|via|from|provided))[^()]{0,60}\)|\([^()]{2,50}\/\s?(?:getty images|getty|afp|reuters|ap|epa|epa-efe|tass|xinhua|bloomberg|shutterstock|pa|zuma)\.?\)|\((?:file )?photo\)|\bcourtesy of [^.]{2,40}\)|(?:photo|image|picture|photograph)(?:\scredit)?(?::|\sby)\s[^.]{2,60}|\[[^[\],]{0,30}(?:\/[^[\],]{1,30}|file)\]|\b(?:AP|AFP|EPA|Reuters) (?:photo|image|file)[^.]{0,40})\.?$/i;

/** What a line about a picture is: only its credit, a caption with one, or neither. */
export function readPictureLine(line: string, table: OutletTable): "credit" | "caption" | null {
  if (line.length > longestCaptionChars) return null;
  const ends = /[.!?]["”’']?$/.test(line);
  if (line.length <= longestCreditChars && !ends) {
    if (creditLabel.test(line)) return "credit";
    const name = behindSlash.exec(line)?.[1]?.trim();
    if (name !== undefined && line.split(" ").length <= 14 && (sign.test(name) || sellers.test(name) || outletByName(table, name)?.kind === "agency" || /^(?:AFP|AP|Reuters|EPA|Getty)\b/.test(name))) return "credit";
    if (/^(?:AP|AFP|EPA|Reuters|Getty|UPI) (?:photo|images?|file|via)\b/i.test(line)) return "credit";
    if (sellers.test(line) || (/^(?:getty images|shutterstock|via )/i.test(line) && line.split(" ").length <= 6)) return "credit";
  }
  const tail = line.slice(-120);
  return captionEnd.test(tail) ? "caption" : null;
}
