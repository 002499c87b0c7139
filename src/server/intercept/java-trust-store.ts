import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/**
 * Writes certificates as Java reads them: a key store of the form JKS with trusted entries alone, sealed with the
 * password that such stores have by custom (`changeit`).
 */
export function writeJavaTrustStore(certificates: readonly Uint8Array[], now: number): Buffer {
  const entries = certificates.flatMap((certificate, index) => [
    uint32(TRUSTED_ENTRY),
    text(`ringback-${index}`),
    uint64(now),
    text('X.509'),
    uint32(certificate.length),
    certificate,
  ]);
  const content = Buffer.concat([uint32(MAGIC), uint32(VERSION), uint32(certificates.length), ...entries]);
  const seal = createHash('sha1')
    .update(Buffer.from(PASSWORD, 'utf16le').swap16())
    .update('Mighty Aphrodite')
    .update(content)
    .digest();
  return Buffer.concat([content, seal]);
}

const MAGIC = 0xfeedfeed;
const VERSION = 2;
const TRUSTED_ENTRY = 2;
const PASSWORD = 'changeit';

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** ASCII, with its length before it. */
function text(value: string): Buffer {
  const bytes = Buffer.alloc(2 + value.length);
  bytes.writeUInt16BE(value.length);
  bytes.write(value, 2, 'latin1');
  return bytes;
}
