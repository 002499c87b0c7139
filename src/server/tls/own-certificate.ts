import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ChoiceError } from '../choice-error.ts';
import type { Leaf } from './authority.ts';

/**
 * Reads a certificate and its key, each from a file in PEM. What is wrong with them is said now, and not to the first
 * client.
 *
 * @throws ChoiceError where one is missing, cannot be read, is none, or does not go with the other.
 */
export async function readOwnCertificate(cert: string | undefined, key: string | undefined): Promise<Leaf> {
  if (!cert || !key) {
    throw new ChoiceError(
      'RINGBACK_TLS_PAIR',
      `Failed to use ${cert ? `the certificate "${cert}"` : `the key "${key}"`}: it goes with a ${cert ? 'key' : 'certificate'}. Give both --tls-cert and --tls-key.`,
    );
  }
  const certificate = await readPem(cert, 'certificate');
  const secret = await readPem(key, 'key');
  const parsed = parseOr(
    () => new X509Certificate(certificate),
    cert,
    'it is no certificate in PEM. Begin it with -----BEGIN CERTIFICATE-----.',
  );
  const parsedKey: KeyObject = parseOr(
    () => createPrivateKey(secret),
    key,
    /ENCRYPTED/.test(secret)
      ? 'its key has a passphrase. Take it off with openssl pkey -in FILE -out FILE.'
      : 'it is no private key in PEM. Begin it with -----BEGIN PRIVATE KEY-----.',
  );
  if (!parsed.checkPrivateKey(parsedKey)) {
    throw unusable(key, `it is not the key of "${cert}". Give the two that were made together.`);
  }
  parseOr(
    () => createSecureContext({ cert: certificate, key: secret }),
    cert,
    'OpenSSL does not take it. Make one with a key of 2048 bits or more, and all of its chain in PEM.',
  );
  return { certificate, key: secret };
}

async function readPem(file: string, what: 'certificate' | 'key'): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChoiceError(
      'RINGBACK_TLS_READ',
      `Failed to read the ${what} "${file}": ${reason}. Name a file that can be read.`,
    );
  }
}

function parseOr<Value>(parse: () => Value, file: string, otherwise: string): Value {
  try {
    return parse();
  } catch {
    throw unusable(file, otherwise);
  }
}

function unusable(file: string, why: string): ChoiceError {
  return new ChoiceError('RINGBACK_TLS_PEM', `Failed to use "${file}": ${why}`);
}
