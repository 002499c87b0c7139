import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { ChoiceError } from '../choice-error.ts';
import type { Authority } from '../tls/authority.ts';
import { writeJavaTrustStore } from './java-trust-store.ts';

/** Files of certificates for one run, that this user alone reads. No key is among them. */
export interface TrustFiles {
  /** The run's authority, in PEM, with what `NODE_EXTRA_CA_CERTS` named before: for clients that add it to what they trust. */
  readonly added: string;
  /** The authority and all that this machine trusts, in PEM: for clients that trust a file in the place of it. */
  readonly bundle: string;
  /** The same for Java, which has a form of its own. */
  readonly javaStore: string;
  remove(): void;
}

/** Variables that name a file in place of what a client trusts; what they named before is trusted still. */
const REPLACED = ['SSL_CERT_FILE', 'CURL_CA_BUNDLE', 'REQUESTS_CA_BUNDLE', 'AWS_CA_BUNDLE', 'GIT_SSL_CAINFO'];
/** Where systems keep what they trust. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * Writes the files into a folder of their own, which goes with `remove` or with the process.
 *
 * @throws ChoiceError `RINGBACK_INTERCEPT_TRUST` when they cannot be written; nothing is left behind then.
 */
export function createTrustFiles(
  authority: Authority,
  env: Readonly<Record<string, string | undefined>> = process.env,
): TrustFiles {
  const folder = createFolder();
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const before = [...new Set(REPLACED.map((name) => env[name]).filter((file) => file !== undefined))];
  const trusted = [...before.map(readText), systemTrust()].filter((text) => text !== '');
  const bundle = [...trusted, authority.certificate].join('\n');
  const write = (name: string, content: string | Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return file;
  };
  try {
    return {
      added: write('added.pem', `${readText(env.NODE_EXTRA_CA_CERTS)}\n${authority.certificate}`.trimStart()),
      bundle: write('bundle.pem', bundle),
      javaStore: write('java.jks', writeJavaTrustStore(certificatesOf(bundle), Date.now())),
      remove,
    };
  } catch (error) {
    remove();
    throw notWritten(folder, error);
  }
}

function createFolder(): string {
  const prefix = join(tmpdir(), 'ringback-trust-');
  try {
    return mkdtempSync(prefix);
  } catch (error) {
    throw notWritten(prefix, error);
  }
}

function notWritten(path: string, error: unknown): ChoiceError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be made';
  return new ChoiceError(
    'RINGBACK_INTERCEPT_TRUST',
    `Failed to write the certificates to "${path}": ${code}. Name a folder with room that may be written to with TMPDIR.`,
  );
}

/** What is trusted here; where no file of it is known, what Node brings along. */
function systemTrust(): string {
  for (const file of SYSTEM_FILES) {
    const text = readText(file);
    if (text !== '') return text;
  }
  return rootCertificates.join('\n');
}

/** A file that cannot be read was of no use before, either. */
function readText(file: string | undefined): string {
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function certificatesOf(pem: string): readonly Buffer[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, base64]) => Buffer.from(base64 ?? '', 'base64'));
}
