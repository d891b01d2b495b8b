/** The second and last way to the network, beside client.ts: the mail server that whoever runs unecho named, and no other. */
import { createTransport } from "nodemailer";

/** A mail of plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Unlike that of any other mail; the same mail sent again has the same. */
  readonly id: string;
}

/** Whether the server took it; `passing`: asking again later may go better. */
export type MailOutcome = { readonly kind: "sent" } | { readonly kind: "problem"; readonly message: string; readonly passing: boolean };

export interface MailServer {
  /** smtp://user@host:port, or smtps:// */
  readonly url: string;
  readonly password: string | null;
  readonly from: string;
}

/** Milliseconds for a connection, and of silence on it. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 15_000;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** SMTP replies of 500 and more are final (RFC 5321, 4.2.1). */
const FINAL = 500;

/** Sends a mail. A password goes over an encrypted connection only, unless the server is this machine. Nothing is thrown. */
export async function sendMail({ url, password, from }: MailServer, { to, subject, text, id }: Mail): Promise<MailOutcome> {
  const { protocol, hostname, port, username } = new URL(url);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !LOOPBACK.test(hostname),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: password ?? "" } }),
  });
  try {
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text, messageId: `<${id}@unecho.invalid>`, headers: { "x-unecho-key": id } });
    return { kind: "sent" };
  } catch (error) {
    const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string };
    // what the server answered may repeat what it was sent: only its number is told
    const message = responseCode === undefined ? `the mail server did not take it (${code ?? "no answer"})` : `the mail server answered ${responseCode}`;
    return { kind: "problem", message, passing: responseCode === undefined || responseCode < FINAL };
  } finally {
    transport.close();
  }
}
