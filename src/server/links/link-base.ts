import { isHost, readForwarded } from './forwarded.ts';

/** What shapes links in bodies. */
export interface LinkPolicy {
  /** Without a slash at its end; comes before what a proxy says. */
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
}

/** Where the client of a request reaches the mock. */
export type LinkBase =
  /** Links are the vendor's own. */
  | { readonly kind: 'vendor' }
  /** An origin, with a path where there is one, without a slash at its end. */
  | { readonly kind: 'base'; readonly url: string }
  /** A trusted header says what can be no address. */
  | { readonly kind: 'bad'; readonly header: string };

/** Works out what links are to begin with. What nobody trusts is passed over, whatever it says. */
export function linkBaseOf(
  { publicUrl, trustProxy }: LinkPolicy,
  headers: Readonly<Record<string, string>>,
): LinkBase {
  if (publicUrl !== undefined) return { kind: 'base', url: publicUrl };
  if (!trustProxy) return { kind: 'vendor' };
  const forwarded = readForwarded(headers);
  if (forwarded === undefined) return { kind: 'vendor' };
  if (typeof forwarded === 'string') return { kind: 'bad', header: forwarded };
  const { proto = 'http', host = headers.host ?? '', prefix = '' } = forwarded;
  if (!isHost(host)) return { kind: 'bad', header: 'Host' };
  return { kind: 'base', url: `${proto}://${host}${prefix.replace(/\/$/, '')}` };
}
