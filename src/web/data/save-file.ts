import type { Exported } from "../data/shapes.ts";

/** Hands a file to the browser to keep. */
export function saveFile({ file, mediaType, text, base64 }: Exported): void {
  const bytes = base64 === null ? new TextEncoder().encode(text ?? "") : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}
