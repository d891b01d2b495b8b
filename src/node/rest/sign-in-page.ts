import { html, raw } from "hono/html";

const STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}";

/** What a person sees who follows a link to a team's server: from another site a browser sends no cookie along, from this page it does. */
export async function signInPage(path: string): Promise<string> {
  return String(
    await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>unecho</title><style>${raw(STYLE)}</style></head><body>
<h1>Open this page?</h1><p>You came by a link. <a href="${path}">Open it</a> if you are signed in here; otherwise <a href="/">sign in</a> first.</p></body></html>`,
  );
}
