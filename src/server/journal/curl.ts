import { Buffer } from 'node:buffer';
import { replaceKeyLike } from '../../core/key-like.ts';
import { DEFAULT_SANDBOX } from '../address.ts';
import { isAccidentalHeader } from './accidental-headers.ts';
import type { JournalBody } from './journal.ts';
import { REDACTED } from './redact.ts';

/** A request as it was kept: secrets are taken out of all but `sent`. */
export interface KeptRequest {
  readonly sandbox: string;
  readonly method: string;
  /** With the provider's mount and the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The headers as they were sent; only the form of credentials is looked at. */
  readonly sent: Readonly<Record<string, string>>;
  readonly body: JournalBody;
  /** Headers that carry credentials, as the spec writes them. */
  readonly names: readonly string[];
}

/**
 * A command that sends a request again to a mock at its default port, to be pasted into a shell. In the places of
 * secrets stands `any`, in headers that carry no credentials `[redacted]`; for a body that was not kept, or is longer than what a command line is for, a note in brackets
 * that says how long it was.
 *
 * @example
 * curl -X POST 'http://localhost:4010/ovia/api/v1/calls' -H 'Authorization: Bearer any' -H 'Content-Type: application/json' -d '{}'
 */
export function toCurl(request: KeptRequest): string {
  const { sandbox, method, path } = request;
  const mount = sandbox === DEFAULT_SANDBOX ? '' : `/~${sandbox}`;
  const url = `${ORIGIN}${mount}${withStandIns(path)}`;
  const words = [
    'curl',
    ...(method === 'HEAD' ? ['-I'] : ['-X', isWord(method) ? method : quote(method)]),
    // Brackets and braces are patterns to curl, and dots are taken out.
    ...(/[[\]{}]/.test(url) ? ['-g'] : []),
    ...(/\/\.{1,2}(?:[/?]|$)/.test(url) ? ['--path-as-is'] : []),
    quote(url),
    ...headerWords(request),
    // With -I, curl takes no body.
    ...(method === 'HEAD' ? [] : bodyWords(request.body)),
  ];
  return words.join(' ');
}

const ORIGIN = 'http://localhost:4010';
/** Bytes of a body in a command. */
const MAX_BODY = 4096;
/** Characters of headers in a command; those that are left off come last: neither credentials nor content type. */
const MAX_HEADERS = 2000;
const STAND_IN = 'any';

function headerWords({ headers, sent, names, body }: KeptRequest): readonly string[] {
  const written = new Map(names.map((name) => [name.toLowerCase(), name]));
  const shown = Object.entries(headers)
    .filter(([name]) => !isAccidentalHeader(name) && !OWN.has(name))
    // The body was kept without its content coding.
    .filter(([name]) => name !== 'content-encoding' || body.length === 0)
    .map(([name, value]) => [name, shownValue(name, value, sent[name] ?? '', written)] as const)
    .sort(([a], [b]) => orderOf(a, written) - orderOf(b, written));
  const words: string[] = [];
  let room = MAX_HEADERS;
  for (const [name, value] of shown) {
    // A header without a value is left off by curl unless it ends so.
    const field = value === '' ? `${nameOf(name, written)};` : `${nameOf(name, written)}: ${value}`;
    room -= field.length;
    if (room >= 0) words.push('-H', quote(field));
  }
  // With a body curl adds a type of its own.
  return body.length > 0 && headers['content-type'] === undefined
    ? [...words, '-H', quote('Content-Type:')]
    : words;
}

/** These say which sandbox is meant, which the URL does; `*\/*` is what curl sends too. */
const OWN = new Set(['ringback-sandbox', 'accept']);

function orderOf(name: string, written: ReadonlyMap<string, string>): number {
  if (written.has(name)) return 0;
  return name === 'content-type' ? 1 : 2;
}

function nameOf(name: string, written: ReadonlyMap<string, string>): string {
  return written.get(name) ?? name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** A credential that a spec knows has a stand-in of its form; what else was taken out says so. */
function shownValue(name: string, kept: string, sent: string, written: ReadonlyMap<string, string>): string {
  if (kept !== REDACTED) return withStandIns(kept);
  if (sent === '') return '';
  if (name === 'cookie') return sent.split(';').map(cookieStandIn).join('; ');
  if (name === 'authorization' || name === 'proxy-authorization') return credentialStandIn(sent);
  return written.has(name) ? STAND_IN : REDACTED;
}

/** Only the name of a scheme is known to be no part of the secret. */
function credentialStandIn(sent: string): string {
  const [scheme = '', rest = ''] = sent.trim().split(/ +/, 2);
  if (!SCHEMES.has(scheme.toLowerCase())) return STAND_IN;
  if (rest === '') return scheme;
  return `${scheme} ${scheme.toLowerCase() === 'basic' ? ANY_PAIR : STAND_IN}`;
}

const SCHEMES = new Set(['apikey', 'basic', 'bearer', 'digest', 'dpop', 'key', 'oauth', 'token']);

/** The name of a cookie says which it is; what has no name and value, or a name like a key, is all secret. */
function cookieStandIn(pair: string): string {
  const name = /^\s*([\w.-]{1,40})=(?!=*\s*$)/.exec(pair)?.[1];
  return name === undefined || replaceKeyLike(name, '') !== name ? STAND_IN : `${name}=${STAND_IN}`;
}

/** `any:any` */
const ANY_PAIR = 'YW55OmFueQ==';

function bodyWords({ bytes, length }: JournalBody): readonly string[] {
  if (length === 0) return [];
  const isShort = bytes.length > 0 && bytes.length <= MAX_BODY;
  const text = isShort
    ? withStandIns(Buffer.from(bytes).toString('utf8'))
    : `(${length === 1 ? '1 byte' : `${length} bytes`}, not kept)`;
  // A text that begins with an @ would name a file.
  return [text.startsWith('@') ? '--data-raw' : '-d', quote(text)];
}

function withStandIns(text: string): string {
  return text.replaceAll(REDACTED, STAND_IN);
}

/** For a POSIX shell; what is a control character to a terminal is left out of a command. */
function quote(text: string): string {
  return `'${text.replace(/\p{Cc}/gu, '').replaceAll("'", `'\\''`)}'`;
}

function isWord(text: string): boolean {
  return /^[A-Z]+$/.test(text);
}
