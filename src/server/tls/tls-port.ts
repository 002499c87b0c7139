import { X509Certificate } from 'node:crypto';
import type { HandshakeFailure, TlsSetting } from './accept-either.ts';
import { openIdentity, type TlsChoice } from './identity.ts';

/** What a port needs to answer over TLS as well as plainly. */
export interface TlsPort {
  readonly setting: TlsSetting;
  /** The file that clients are to trust; null where they trust the certificate already. */
  readonly caFile: string | null;
}

/**
 * Opens what a port shows over TLS.
 *
 * @param note is told of a certificate whose time it is not, and of handshakes that came to nothing, once for each reason.
 * @throws ChoiceError for files that cannot be read, written or used.
 */
export async function openTlsPort(
  choice: TlsChoice,
  host: string,
  note: (text: string) => void,
): Promise<TlsPort> {
  const { caFile, ...identity } = await openIdentity(choice, host);
  if (caFile === null) noteDates(new X509Certificate(identity.leaf().certificate), note);
  return { caFile, setting: { ...identity, onFailed: (failure) => note(failureNote(failure, caFile)) } };
}

/** Some tests want a certificate whose time is over; whoever does not is to hear of it before all clients go. */
function noteDates({ validFromDate, validToDate }: X509Certificate, note: (text: string) => void): void {
  const now = Date.now();
  if (validFromDate.getTime() <= now && now <= validToDate.getTime()) return;
  const [from, to] = [validFromDate, validToDate].map((date) => date.toISOString().slice(0, 10));
  note(`The certificate holds from ${from} to ${to}, and not today: clients will refuse it. Give a new one.`);
}

/** Nothing in it is the client's, so that there are few of them. */
function failureNote({ isUntrusted, code }: HandshakeFailure, caFile: string | null): string {
  const trust = caFile === null ? 'who signed its certificate' : `"${caFile}"`;
  if (isUntrusted) return `A client went because it does not trust this mock. Have it trust ${trust}.`;
  return `A TLS handshake came to nothing (${code}). If it was a client of yours: have it trust ${trust}, and speak TLS 1.2 or newer with HTTP/1.1.`;
}
