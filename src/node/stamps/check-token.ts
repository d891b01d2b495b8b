import { createHash } from "node:crypto";
import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { type Attribute, Certificate, ContentInfo, ExtKeyUsage, type IssuerAndSerialNumber, SignedData, type SignerInfo, TSTInfo } from "pkijs";
import { engine } from "./engine.ts";
import { integerOf, SHA256 } from "./query.ts";

/** What was asked about, and what the answer must hold. */
export interface Asked {
  /** The bytes whose SHA-256 was sent. */
  readonly data: Uint8Array;
  /** Hex digits. */
  readonly nonce: string;
  /** Certificates that are trusted, as PEM; null leaves open whom the signer's certificate comes from. */
  readonly trusted: string | null;
}

export interface Checked {
  /** The moment the token names, ISO 8601; null when it cannot be read. */
  readonly time: string | null;
  /** Whom the signer's certificate names; null when there is none. */
  readonly signer: string | null;
  /** What is wrong, as clauses; empty for a token that holds. */
  readonly faults: readonly string[];
}

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
const COMMON_NAME = "2.5.4.3";
/** Attributes that name the certificate that signed, by SHA-1 and by others (RFC 5035). */
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "1.3.14.3.2.26": "sha1",
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

interface Encodable {
  toSchema(): { toBER(): ArrayBuffer };
}
const derOf = (value: Encodable): Buffer => Buffer.from(value.toSchema().toBER());
/** The same to the byte; the library's own comparison puts up with other spellings. */
const isSame = (one: Encodable, other: Encodable): boolean => derOf(one).equals(derOf(other));

function signerCertificate(signed: SignedData, { sid }: SignerInfo): Certificate | null {
  const { issuer, serialNumber } = sid as IssuerAndSerialNumber;
  const certificates = (signed.certificates ?? []).filter((each) => each instanceof Certificate);
  return certificates.find((each) => each.serialNumber.isEqual(serialNumber) && isSame(each.issuer, issuer)) ?? null;
}

/** The purpose of a signer's key must be time stamps, nothing else, and whoever does not know the purpose must refuse it (RFC 3161, 2.3). */
function purposeFault(certificate: Certificate): string | null {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  if (usage === undefined) return "its signer's certificate does not say that it is for time stamps";
  const purposes = usage.parsedValue instanceof ExtKeyUsage ? usage.parsedValue.keyPurposes : [];
  if (purposes.length !== 1 || purposes[0] !== TIME_STAMPING) return "its signer's certificate is for other purposes than time stamps";
  return usage.critical ? null : "its signer's certificate does not demand that its purpose is kept to";
}

const partsOf = (value: unknown): readonly unknown[] => (value instanceof Sequence ? value.valueBlock.value : []);

/** The hash by which the signed attributes name the signer's certificate; null when they name none in a way that can be read. */
function namedCertificate(attributes: readonly Attribute[]): { readonly algorithm: string; readonly hash: string } | null {
  const attribute = attributes.find(({ type }) => type === SIGNING_CERTIFICATE_V2) ?? attributes.find(({ type }) => type === SIGNING_CERTIFICATE);
  // SigningCertificate ::= SEQUENCE { certs SEQUENCE OF SEQUENCE { [hashAlgorithm], certHash, ... }, ... }
  const [list] = partsOf(attribute?.values[0]);
  const [first] = partsOf(list);
  const parts = partsOf(first);
  const hash = parts.find((part) => part instanceof OctetString);
  if (attribute === undefined || hash === undefined) return null;
  const [named] = partsOf(parts[0]);
  const identifier = named instanceof ObjectIdentifier ? named.valueBlock.toString() : SHA256;
  return { algorithm: attribute.type === SIGNING_CERTIFICATE ? "sha1" : (HASHES[identifier] ?? ""), hash: hexOf(hash.valueBlock.valueHexView) };
}

const ECDSA = /^1\.2\.840\.10045\.4\./;

/** A signature of two numbers is written as two numbers: the library also takes other spellings of them. */
function isPlainSignature({ signatureAlgorithm, signature }: SignerInfo): boolean {
  if (!ECDSA.test(signatureAlgorithm.algorithmId)) return true;
  const bytes = Buffer.from(signature.valueBlock.valueHexView);
  const { result } = fromBER(new Uint8Array(bytes).buffer);
  const parts = partsOf(result);
  return parts.length === 2 && parts.every((part) => part instanceof Integer) && Buffer.from(result.toBER()).equals(bytes);
}

/** One signer, and his hash announced: all that stands around a token. */
function isPlain({ version, digestAlgorithms, signerInfos, crls }: SignedData): boolean {
  const [announced] = digestAlgorithms;
  const signer = signerInfos.length === 1 ? signerInfos[0] : undefined;
  return (
    version === 3 &&
    digestAlgorithms.length === 1 &&
    (crls ?? []).length === 0 &&
    announced !== undefined &&
    signer?.version === 1 &&
    isPlainSignature(signer) &&
    isSame(announced, signer.digestAlgorithm)
  );
}

const nameOf = (certificate: Certificate): string =>
  String(certificate.subject.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value.valueBlock.value ?? "a signer without a name");

/** The certificates in a PEM file. */
const readPem = (pem: string): readonly Certificate[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)].map(([, body = ""]) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(body, "base64")).buffer),
  );

/** Whether the library takes the token's signature, and with `trusted` also the way from its signer's certificate to one of them. */
async function isSigned(signed: SignedData, data: Uint8Array, trusted: readonly Certificate[] | null, time: Date): Promise<boolean> {
  try {
    const way = trusted === null ? {} : { checkChain: true, trustedCerts: [...trusted] };
    const found = await signed.verify({ signer: 0, data: new Uint8Array(data).buffer, checkDate: time, extendedMode: true, ...way }, engine);
    return found.signatureVerified === true && (trusted === null || found.signerCertificateVerified === true);
  } catch {
    return false;
  }
}

/** Holds a token (RFC 3161) against what was asked: imprint, nonce, signature, the signer's certificate and its purpose. */
export async function checkToken(token: Uint8Array, { data, nonce, trusted }: Asked): Promise<Checked> {
  let signed: SignedData;
  let info: TSTInfo;
  try {
    const content = ContentInfo.fromBER(new Uint8Array(token).buffer);
    signed = new SignedData({ schema: content.content });
    const inner = signed.encapContentInfo.eContent?.getValue();
    if (content.contentType !== SIGNED_DATA || signed.encapContentInfo.eContentType !== TST_INFO || inner === undefined) throw new Error("no token");
    info = TSTInfo.fromBER(inner);
  } catch {
    return { time: null, signer: null, faults: ["it is no time-stamp token"] };
  }
  const faults: string[] = [];
  // what is around the signed part is under no signature: it must be as every writer of tokens writes it
  if (!derOf(new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema() })).equals(token) || !isPlain(signed))
    faults.push("it is not written as a token is");
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const digest = createHash("sha256").update(data).digest("hex");
  if (hashAlgorithm.algorithmId !== SHA256 || hexOf(hashedMessage.valueBlock.valueHexView) !== digest) faults.push("it is about something else");
  if (info.nonce === undefined || !info.nonce.isEqual(integerOf(nonce))) faults.push("it answers another question (its nonce is not ours)");
  const [signer] = signed.signerInfos;
  const certificate = signer === undefined || signed.signerInfos.length !== 1 ? null : signerCertificate(signed, signer);
  if (signer === undefined || certificate === null)
    return { time: info.genTime.toISOString(), signer: null, faults: [...faults, "the certificate of its signer is not in it"] };
  const purpose = purposeFault(certificate);
  if (purpose !== null) faults.push(purpose);
  if (info.genTime < certificate.notBefore.value || info.genTime > certificate.notAfter.value)
    faults.push("its signer's certificate did not hold at that moment");
  const named = namedCertificate(signer.signedAttrs?.attributes ?? []);
  if (named === null || named.algorithm === "" || createHash(named.algorithm).update(derOf(certificate)).digest("hex") !== named.hash)
    faults.push("it names another certificate as its signer's");
  if (!(await isSigned(signed, data, null, info.genTime))) faults.push("its signature does not fit");
  else if (trusted !== null && !(await isSigned(signed, data, readPem(trusted), info.genTime)))
    faults.push("its signer's certificate does not come from one that you trust");
  return { time: info.genTime.toISOString(), signer: nameOf(certificate), faults };
}
