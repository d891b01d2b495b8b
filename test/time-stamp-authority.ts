import { webcrypto } from "node:crypto";
import { Integer, ObjectIdentifier, OctetString, Sequence, Utf8String } from "asn1js";
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import { engine } from "../src/node/stamps/engine.ts";

/** What the certificate of an authority says its key is for; only the first may sign a token. */
export type Purpose = "critical" | "not critical" | "other" | "mixed" | "none";

/** A time-stamp authority of a test's own, with a root nobody else has. */
export interface TestAuthority {
  /** Its root, as PEM. */
  readonly root: string;
  /** Answers a question (DER) with a reply (DER). */
  reply(query: Uint8Array): Promise<Uint8Array>;
  close(): void;
}

const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
const USAGES: Readonly<Record<Purpose, { readonly critical: boolean; readonly purposes: readonly string[] } | null>> = {
  critical: { critical: true, purposes: [TIME_STAMPING] },
  "not critical": { critical: false, purposes: [TIME_STAMPING] },
  other: { critical: true, purposes: [CODE_SIGNING] },
  mixed: { critical: true, purposes: [TIME_STAMPING, CODE_SIGNING] },
  none: null,
};
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const KEYS = { name: "ECDSA", namedCurve: "P-256" } as const;

const makeKeys = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(KEYS, true, ["sign", "verify"]) as Promise<webcrypto.CryptoKeyPair>;

interface Wanted {
  readonly name: string;
  readonly serial: number;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly extensions: readonly Extension[];
}

/** A certificate signed by an issuer, or by itself. */
async function certify(
  { name, serial, keys, extensions }: Wanted,
  issuer: { readonly name: string; readonly keys: webcrypto.CryptoKeyPair },
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: serial }), extensions: [...extensions] });
  const named = (value: string): AttributeTypeAndValue => new AttributeTypeAndValue({ type: "2.5.4.3", value: new Utf8String({ value }) });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(named(issuer.name));
  certificate.notBefore.value = new Date(Date.now() - 86_400_000);
  certificate.notAfter.value = new Date(Date.now() + 20 * 86_400_000);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(issuer.keys.privateKey, "SHA-256", engine);
  return Certificate.fromBER(certificate.toSchema(true).toBER());
}

const pemOf = (certificate: Certificate): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate.toSchema().toBER()).toString("base64")}\n-----END CERTIFICATE-----\n`;

const extension = (id: string, critical: boolean, value: { toSchema(): { toBER(): ArrayBuffer } }): Extension =>
  new Extension({ extnID: id, critical, extnValue: value.toSchema().toBER() });

/** `time` is the moment its tokens name, the present one when left out. */
export async function testAuthority(purpose: Purpose = "critical", { time = null }: { readonly time?: Date | null } = {}): Promise<TestAuthority> {
  const [rootKeys, keys] = [await makeKeys(), await makeKeys()];
  const ca = { name: "Root of a test", keys: rootKeys };
  const root = await certify({ ...ca, serial: 1, extensions: [extension("2.5.29.19", true, new BasicConstraints({ cA: true }))] }, ca);
  const usage = USAGES[purpose];
  const extensions = usage === null ? [] : [extension("2.5.29.37", usage.critical, new ExtKeyUsage({ keyPurposes: [...usage.purposes] }))];
  const certificate = await certify({ name: "Clock of a test", serial: 2, keys, extensions }, ca);
  const der = certificate.toSchema().toBER();

  async function tokenFor(query: TimeStampReq): Promise<ContentInfo> {
    const info = new TSTInfo({
      version: 1,
      policy: "1.2.3.4.1",
      messageImprint: query.messageImprint,
      serialNumber: new Integer({ value: 7 }),
      genTime: time ?? new Date(Math.floor(Date.now() / 1000) * 1000),
      ...(query.nonce === undefined ? {} : { nonce: query.nonce }),
    });
    const content = info.toSchema().toBER();
    const signed = new SignedData({
      version: 3,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: TST_INFO, eContent: new OctetString({ valueHex: content }) }),
      certificates: [certificate],
      signerInfos: [
        new SignerInfo({
          version: 1,
          sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
          signedAttrs: new SignedAndUnsignedAttributes({
            type: 0,
            attributes: [
              new Attribute({ type: "1.2.840.113549.1.9.3", values: [new ObjectIdentifier({ value: TST_INFO })] }),
              new Attribute({ type: "1.2.840.113549.1.9.4", values: [new OctetString({ valueHex: await webcrypto.subtle.digest("SHA-256", content) })] }),
              new Attribute({
                type: "1.2.840.113549.1.9.16.2.47",
                values: [
                  new Sequence({
                    value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: await webcrypto.subtle.digest("SHA-256", der) })] })] })],
                  }),
                ],
              }),
            ],
          }),
        }),
      ],
    });
    await signed.sign(keys.privateKey, 0, "SHA-256", undefined, engine);
    return new ContentInfo({ contentType: "1.2.840.113549.1.7.2", content: signed.toSchema(true) });
  }

  return {
    root: pemOf(root),
    async reply(query) {
      const token = await tokenFor(TimeStampReq.fromBER(new Uint8Array(query).buffer));
      return new Uint8Array(new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken: token }).toSchema().toBER());
    },
    close: () => undefined,
  };
}
