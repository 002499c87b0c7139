import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { ChoiceError } from '../choice-error.ts';
import { replaceFile } from '../replace-file.ts';
import type { TlsSetting } from './accept-either.ts';
import { createAuthority } from './authority.ts';
import { readOwnCertificate } from './own-certificate.ts';

/** Who the mock is to clients that ask over TLS. */
export interface TlsChoice {
  /** A file with a certificate of one's own in PEM, its chain after it; with `key`, which is its key. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Where the certificate of the run's authority is written, for clients to trust; there is none beside `cert`. */
  readonly ca?: string | undefined;
}

/** An identity, and the file that clients are to trust for it; null where they trust it already. */
export interface Identity extends Pick<TlsSetting, 'leaf' | 'leafFor'> {
  readonly caFile: string | null;
}

const DEFAULT_CA_FILE = 'ringback-ca.pem';
/** Addresses of this machine that a certificate names; past it, they are left out. */
const MAX_ADDRESSES = 64;
/** A name of DNS (RFC 1123), where services of containers may have an underscore. */
const DNS_NAME =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/**
 * Makes an authority for this run and writes its certificate, or reads a certificate of one's own.
 *
 * The authority vouches for whatever name it is asked by: the mock cannot know all that networks call it, and the key
 * behind it leaves this process for nobody.
 *
 * @param host what the mock listens on.
 * @throws ChoiceError for files that cannot be read, written or used.
 */
export async function openIdentity(choice: TlsChoice, host: string): Promise<Identity> {
  const { cert, key, ca = DEFAULT_CA_FILE } = choice;
  if (cert !== undefined || key !== undefined) {
    const own = await readOwnCertificate(cert, key);
    return { leaf: () => own, caFile: null };
  }
  const authority = createAuthority();
  await writeCertificate(ca, authority.certificate);
  return {
    caFile: ca,
    leaf: () => authority.leafFor(...ownNames(host)),
    leafFor(name) {
      const asked = name.toLowerCase().replace(/\.$/, '');
      return DNS_NAME.test(asked) && !isIP(asked) ? authority.leafFor(asked) : undefined;
    },
  };
}

/** What this machine is reached by where the client does not say: by an address nobody does. */
function ownNames(host: string): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const names = [
    ...['localhost', '127.0.0.1', '::1', host, hostname().toLowerCase()],
    ...addresses.filter(({ scopeid }) => !scopeid).map(({ address }) => address),
  ];
  const valid = names
    .map((name) => name.replace(/^\[(.*)\]$/, '$1'))
    .filter((name) => isIP(name) || DNS_NAME.test(name));
  return [...new Set(valid)].slice(0, MAX_ADDRESSES);
}

/** It is public: everybody may read it. */
async function writeCertificate(file: string, certificate: string): Promise<void> {
  try {
    await replaceFile(file, certificate, 0o644);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChoiceError(
      'RINGBACK_TLS_CA',
      `Failed to write the authority's certificate to "${file}": ${reason}. Name a file that can be written with --tls-ca.`,
    );
  }
}
