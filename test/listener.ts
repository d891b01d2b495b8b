import { SMTPServer } from "smtp-server";
import { type LocalSite, localSite } from "./local-site.ts";

/** A request a webhook got. */
export interface Heard {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A webhook on the loopback: what it heard, and what it answers (200 unless it is told otherwise; null hangs up). */
export async function localWebhook(
  answer: (heard: Heard, count: number) => { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null,
) {
  const heard: Heard[] = [];
  const site: LocalSite = await localSite((path, request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      const one: Heard = { path, method: request.method ?? "", headers: request.headers, body };
      heard.push(one);
      const said = answer(one, heard.length);
      if (said === null) response.destroy();
      else response.writeHead(said.status, said.headers ?? {}).end("");
    });
    return null;
  });
  return { ...site, heard };
}

/** A mail server on the loopback that takes a user and a password; the mails it got, and the passwords it was told. */
export async function localMail(refuse: (recipient: string) => { readonly code: number } | null) {
  const mails: string[] = [];
  const logins: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth({ username = "", password = "" }, _session, done) {
      logins.push(`${username}:${password}`);
      done(null, { user: username });
    },
    onRcptTo({ address }, _session, done) {
      const refused = refuse(address);
      done(refused === null ? null : Object.assign(new Error("no such mailbox"), { responseCode: refused.code }));
    },
    onData(stream, _session, done) {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (part: string) => {
        text += part;
      });
      stream.on("end", () => {
        mails.push(text);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { mails, logins, url: `smtp://desk@127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
