import type { Buffer } from 'node:buffer';
import { generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { issueCertificate } from './certificate.ts';

/** Vouches for servers during one run. Its key is in this process's memory and nowhere else. */
export interface Authority {
  /** In PEM. */
  readonly certificate: string;
  /** What a server shows for host names or addresses without brackets; made once for each that are asked for. */
  leafFor(...hosts: readonly string[]): Leaf;
}

/** A server's key and certificate, in PEM. */
export interface Leaf {
  readonly key: string;
  readonly certificate: string;
}

export interface AuthorityOptions {
  /** The wall clock that validity counts from, in epoch milliseconds. */
  readonly now?: number;
  /** Leaves that are kept; past it the one that was made first is forgotten, and made anew when it is asked for. */
  readonly maxLeaves?: number;
}

const DAY_MS = 86_400_000;
/** A day back: clocks of containers and machines differ. */
const BEFORE_MS = DAY_MS;
const AFTER_MS = 14 * DAY_MS;
const SERIAL_BYTES = 16;
const SERVER_NAME = 'Ringback in place of a vendor';

/** Makes an authority of its own, which nobody trusts who was not given its certificate. */
export function createAuthority({ now = Date.now(), maxLeaves = 256 }: AuthorityOptions = {}): Authority {
  const own = createKeys();
  // No two authorities share a name: a client that was given several must be able to tell them apart.
  const issuer = `Ringback for one run (${randomBytes(4).toString('hex')})`;
  const shared = { issuer, issuerKey: own.publicKey, notBefore: now - BEFORE_MS, notAfter: now + AFTER_MS };
  const certificate = toPem(
    issueCertificate(
      {
        ...shared,
        subject: issuer,
        serial: createSerial(),
        publicKey: own.publicKey,
        purpose: { type: 'authority' },
      },
      own.privateKey,
    ),
  );
  const leaves = new Map<string, Leaf>();

  function createLeaf(hosts: readonly string[]): Leaf {
    const { publicKey, privateKey } = createKeys();
    const leaf = issueCertificate(
      {
        ...shared,
        subject: SERVER_NAME,
        serial: createSerial(),
        publicKey,
        purpose: { type: 'server', hosts },
      },
      own.privateKey,
    );
    return {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      certificate: toPem(leaf),
    };
  }

  return {
    certificate,
    leafFor(...hosts) {
      const names = hosts.join(' ');
      const known = leaves.get(names);
      if (known) return known;
      for (const oldest of leaves.keys()) {
        if (leaves.size < maxLeaves) break;
        leaves.delete(oldest);
      }
      const leaf = createLeaf(hosts);
      leaves.set(names, leaf);
      return leaf;
    },
  };
}

function createKeys(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function toPem(certificate: Buffer): string {
  return new X509Certificate(certificate).toString();
}

/** Positive, and of one length: its first bits are 01. */
function createSerial(): Uint8Array {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}
