/** Control characters, and the marks that turn text round or hide it: never shown as they are. */
const isHidden = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  code === 0x061c ||
  code === 0x200b ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x2069) ||
  code === 0xfeff ||
  (code >= 0xfff9 && code <= 0xfffb);

/** Text on one line as a screen may show it: white space folded, control, bidirectional and invisible marks left out. */
export function plainLine(text: string): string {
  let line = "";
  let gap = false;
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character.trim() === "" || code === 0x0a || code === 0x0d || code === 0x09) {
      gap = line !== "";
      continue;
    }
    if (isHidden(code)) continue;
    if (gap) line += " ";
    gap = false;
    line += character;
  }
  return line;
}
