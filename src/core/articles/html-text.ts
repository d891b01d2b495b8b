/** Says whether a text has no ink at all. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (!isBlankCode(text.charCodeAt(at))) return false;
  return true;
}

function isBlankCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xad || code === 0x200b || code === 0xfeff || code === 0x200e || code === 0x200f;
}

/** Characters that are not white space. */
export function inkLength(text: string): number {
  let ink = 0;
  for (let at = 0; at < text.length; at += 1) if (!isBlankCode(text.charCodeAt(at))) ink += 1;
  return ink;
}

/** White space collapsed to single spaces, soft hyphens and invisible marks taken out, ends trimmed. */
export function collapse(text: string): string {
  let out = "";
  let from = 0;
  let pending = "";
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (!isBlankCode(code)) continue;
    if (at > from) {
      out += (out === "" ? "" : pending) + text.slice(from, at);
      pending = "";
    }
    if (code !== 0xad && code !== 0x200b && code !== 0xfeff && code !== 0x200e && code !== 0x200f && pending === "") pending = " ";
    from = at + 1;
  }
  return out;
}
