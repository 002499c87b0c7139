import { Buffer } from 'node:buffer';
import { createHash, type KeyObject, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';

/** What a certificate says (RFC 5280), for a key on the curve P-256. */
export interface CertificateContent {
  /** At most 64 characters. */
  readonly subject: string;
  readonly issuer: string;
  /** Positive, 20 bytes at most; no two of one issuer are equal. */
  readonly serial: Uint8Array;
  /** In epoch milliseconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** What it is good for: to sign others, or to be a server by these names. */
  readonly purpose:
    | { readonly type: 'authority' }
    | { readonly type: 'server'; readonly hosts: readonly string[] };
}

/** Writes and signs a certificate; gives it in DER. */
export function issueCertificate(content: CertificateContent, signer: KeyObject): Buffer {
  const { subject, issuer, serial, notBefore, notAfter, publicKey } = content;
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: toArrayBuffer(serial),
    signature: algorithm,
    issuer: nameOf(issuer),
    validity: new Validity({ notBefore: new Date(notBefore), notAfter: new Date(notAfter) }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions(extensionsOf(content)),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), signer);
  const certificate = new Certificate({
    ...{ tbsCertificate, signatureAlgorithm: algorithm, signatureValue: toArrayBuffer(signature) },
  });
  return Buffer.from(AsnConvert.serialize(certificate));
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

function nameOf(commonName: string): Name {
  const value = new AttributeValue({ utf8String: commonName });
  return new Name([new RelativeDistinguishedName([new AttributeTypeAndValue({ type: COMMON_NAME, value })])]);
}

function extensionsOf({ publicKey, issuerKey, purpose }: CertificateContent): Extension[] {
  const isAuthority = purpose.type === 'authority';
  const { keyCertSign, cRLSign, digitalSignature } = KeyUsageFlags;
  const usage = isAuthority ? keyCertSign | cRLSign : digitalSignature;
  // An authority signs servers, and no further authorities.
  const constraints = isAuthority ? { cA: true, pathLenConstraint: 0 } : {};
  const issuerId = new KeyIdentifier(keyIdOf(issuerKey));
  return [
    extension(id_ce_basicConstraints, new BasicConstraints(constraints), true),
    extension(id_ce_keyUsage, new KeyUsage(usage), true),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdOf(publicKey))),
    extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: issuerId })),
    ...(purpose.type === 'server'
      ? [
          extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
          extension(id_ce_subjectAltName, new SubjectAlternativeName(purpose.hosts.map(alternativeName))),
        ]
      : []),
  ];
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** As RFC 5280 has it: of the key's own bits. */
function keyIdOf(key: KeyObject): ArrayBuffer {
  const { subjectPublicKey } = AsnConvert.parse(spkiOf(key), SubjectPublicKeyInfo);
  return toArrayBuffer(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest());
}

function alternativeName(host: string): GeneralName {
  // The short form that every address can be brought to has hexadecimal groups alone.
  if (isIPv6(host)) return new GeneralName({ iPAddress: new URL(`http://[${host}]`).hostname.slice(1, -1) });
  return new GeneralName(isIPv4(host) ? { iPAddress: host } : { dNSName: host });
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

/** Of these bytes alone: small buffers share one. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
