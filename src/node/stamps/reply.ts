import { TimeStampResp } from "pkijs";

/** The token in an authority's reply as DER, or why there is none. */
export type Reply = { readonly kind: "token"; readonly token: Uint8Array } | { readonly kind: "problem"; readonly message: string };

/** Statuses with which a token comes: granted, and granted with changes (RFC 3161, 2.4.2). */
const GRANTED: ReadonlySet<number> = new Set([0, 1]);

export function readReply(bytes: Uint8Array): Reply {
  try {
    const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(bytes).buffer);
    if (!GRANTED.has(status.status)) return { kind: "problem", message: `the authority refused it (status ${status.status})` };
    if (timeStampToken === undefined) return { kind: "problem", message: "the authority sent no token" };
    return { kind: "token", token: new Uint8Array(timeStampToken.toSchema().toBER()) };
  } catch {
    return { kind: "problem", message: "what came is no reply of a time-stamp authority" };
  }
}
