import { Buffer } from 'node:buffer';
import { createHash, type KeyObject, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import {
  bitString,
  boolean,
  type Der,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  tagged,
  time,
  utf8,
} from './der.ts';

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
  readonly purpose: { readonly type: 'authority' } | { readonly type: 'server'; readonly host: string };
}

/** Writes and signs a certificate. */
export function issueCertificate(content: CertificateContent, signer: KeyObject): Der {
  const { subject, issuer, serial, notBefore, notAfter, publicKey } = content;
  const signed = sequence(
    tagged(0, integer(Buffer.from([VERSION_3])), true),
    integer(serial),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(notBefore), time(notAfter)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensionsOf(content)), true),
  );
  return sequence(signed, ECDSA_WITH_SHA256, bitString(sign('sha256', signed, signer)));
}

/** A certificate as text. */
export function toPem(certificate: Der): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const VERSION_3 = 2;
const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const COMMON_NAME = oid('2.5.4.3');
const SERVER_AUTHENTICATION = oid('1.3.6.1.5.5.7.3.1');
/** An uncompressed point is the end of the key's form. */
const POINT_BYTES = 65;

function nameOf(commonName: string): Der {
  return sequence(setOf(sequence(COMMON_NAME, utf8(commonName))));
}

function extensionsOf({ publicKey, issuerKey, purpose }: CertificateContent): readonly Der[] {
  const isAuthority = purpose.type === 'authority';
  return [
    // An authority signs servers, and no further authorities.
    extension(
      '2.5.29.19',
      isAuthority ? sequence(boolean(true), integer(Buffer.from([0]))) : sequence(),
      true,
    ),
    // Signs certificates and their revocation; or what a handshake says.
    extension(
      '2.5.29.15',
      isAuthority ? bitString(Buffer.from([0x06]), 1) : bitString(Buffer.from([0x80]), 7),
      true,
    ),
    extension('2.5.29.14', octets(keyId(publicKey))),
    extension('2.5.29.35', sequence(tagged(0, keyId(issuerKey), false))),
    ...(purpose.type === 'server'
      ? [
          extension('2.5.29.37', sequence(SERVER_AUTHENTICATION)),
          extension('2.5.29.17', sequence(alternativeName(purpose.host))),
        ]
      : []),
  ];
}

function extension(id: string, value: Der, isCritical = false): Der {
  return sequence(oid(id), ...(isCritical ? [boolean(true)] : []), octets(value));
}

function keyId(key: KeyObject): Buffer {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-POINT_BYTES);
  return createHash('sha1').update(point).digest();
}

function alternativeName(host: string): Der {
  if (isIPv4(host)) return tagged(7, Buffer.from(host.split('.').map(Number)), false);
  if (isIPv6(host)) return tagged(7, bytesOfIPv6(host), false);
  return tagged(2, Buffer.from(host, 'latin1'), false);
}

function bytesOfIPv6(address: string): Buffer {
  // The short form that every address can be brought to has hexadecimal groups alone.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groupsOf = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const between = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const hex = [...before, ...between, ...after].map((group) => group.padStart(4, '0')).join('');
  return Buffer.from(hex, 'hex');
}
