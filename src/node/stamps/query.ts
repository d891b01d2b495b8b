import { Integer, Null, OctetString } from "asn1js";
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from "pkijs";

export const SHA256 = "2.16.840.1.101.3.4.2.1";

const bytesOf = (hex: string): ArrayBuffer => new Uint8Array(Buffer.from(hex, "hex")).buffer;

/** A positive number of ASN.1 from hex digits: a first byte of 0x80 or more would make it negative. */
export const integerOf = (hex: string): Integer => new Integer({ valueHex: bytesOf(/^[89a-f]/i.test(hex) ? `00${hex}` : hex) });

/**
 * The question to a time-stamp authority (RFC 3161, 2.4.1) about a SHA-256, with a nonce that the answer must repeat and the wish for its certificate.
 * Both as hex digits; the question as DER.
 */
export function timeStampQuery(digest: string, nonce: string): Uint8Array {
  const query = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: bytesOf(digest) }),
    }),
    nonce: integerOf(nonce),
    certReq: true,
  });
  return new Uint8Array(query.toSchema().toBER());
}
