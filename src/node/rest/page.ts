import { createHash } from "node:crypto";

const STYLE_ELEMENT = /<style>([^<]*)<\/style>/;

/** A page of ours: no script, no network, and of styles only the one it carries. */
export function pageResponse(html: string, status = 200): Response {
  const style = STYLE_ELEMENT.exec(html)?.[1];
  const allowed = style === undefined ? "'none'" : `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src ${allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  });
}
