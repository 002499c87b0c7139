import { Buffer } from 'node:buffer';
import type { Finding, Place } from '../../contract/contract.ts';
import { isObject } from '../../core/json.ts';
import { joinPointer } from '../../core/json-pointer.ts';
import { findLiveKey } from '../../core/live-key.ts';
import type { Incoming } from '../message.ts';
import { ownFinding } from '../refuse.ts';

/** A request, with its body one character a byte. */
interface Searched {
  readonly asked: { readonly incoming: Incoming; readonly text: string };
  readonly path: string;
  readonly query: string;
}

/** The keys in a request that look live: where they stand, and never what they are. */
export function findLiveSecrets({ asked, path, query }: Searched, body: unknown): readonly Finding[] {
  const { incoming, text } = asked;
  const found: Finding[] = [];
  const add = (place: Place, pointer: string, what: string): void => {
    // A name may be the key itself.
    if (found.length < MAX_FOUND) found.push(toFinding(place, findLiveKey(pointer) ? '' : pointer, what));
  };
  for (const name in incoming.headers) {
    const value = incoming.headers[name] ?? '';
    const what = findLiveKey(value) ?? findInBasic(value);
    if (what) add('header', name, what);
  }
  const inPath = findLiveKey(path);
  if (inPath) add('path', '', inPath);
  if (query.length > 0) findInQuery(query, add);
  if (text !== '') findInBody(text, body, add);
  return found;
}

/** Of one request. */
const MAX_FOUND = 20;
const MAX_DEPTH = 64;

type Add = (place: Place, pointer: string, what: string) => void;

function toFinding(place: Place, pointer: string, what: string): Finding {
  const where =
    place === 'header' ? `header ${pointer}` : pointer === '' ? `the ${place}` : `${place} ${pointer}`;
  return ownFinding({
    ...{ code: 'live-secret', in: place, pointer, always: false },
    message: `What looks like ${what} that is in use was sent in ${where}.`,
    remedy:
      'Give tests a stand-in; if the key is real, take it out of service: whoever sees the traffic has it.',
  });
}

/** A key may be who signs in. */
function findInBasic(value: string): string | undefined {
  const [, encoded] = /^basic +([a-z0-9+/=]+)$/i.exec(value) ?? [];
  return encoded === undefined ? undefined : findLiveKey(Buffer.from(encoded, 'base64').toString('latin1'));
}

function findInQuery(query: string, add: Add): void {
  if (!query.includes('%') && !findLiveKey(query)) return;
  for (const [name, value] of new URLSearchParams(query)) {
    const what = findLiveKey(value) ?? findLiveKey(name);
    if (what) add('query', name, what);
  }
}

/** The text is looked at first: only one with a key, or with escapes that may hide one, is looked through. */
function findInBody(text: string, body: unknown, add: Add): void {
  const inText = findLiveKey(text);
  if (!inText && !text.includes('\\u')) return;
  if (!isObject(body) && !Array.isArray(body)) {
    if (inText) add('body', '', inText);
    return;
  }
  findInJson(body, '', 0, add);
}

function findInJson(value: unknown, pointer: string, depth: number, add: Add): void {
  if (typeof value === 'string') {
    const what = findLiveKey(value);
    if (what) add('body', pointer, what);
    return;
  }
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return;
  for (const [name, member] of Object.entries(value)) {
    const what = findLiveKey(name);
    if (what) add('body', pointer, what);
    findInJson(member, joinPointer(pointer, name), depth + 1, add);
  }
}
