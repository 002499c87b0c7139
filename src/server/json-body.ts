import { Buffer } from 'node:buffer';
import type { HeaderFields } from '../core/exchange.ts';
import { headerOf, mergeHeaders } from '../core/header-fields.ts';
import type { Json } from '../core/json.ts';
import { joinPieces, type Pieces } from './pieces.ts';

/** What a body says, where it is JSON. */
export function readJson(body: Pieces): { readonly value: Json } | undefined {
  try {
    return { value: JSON.parse(Buffer.from(joinPieces(body)).toString('utf8')) };
  } catch {
    return undefined;
  }
}

/** A body that a scenario's author wrote: JSON, or a text as it stands where its headers say that it is something else. */
export function writeGiven(
  body: Json,
  given: HeaderFields,
): { readonly headers: HeaderFields; readonly body: Pieces } {
  const type = headerOf(given, 'content-type') ?? 'application/json';
  const isPlain = typeof body === 'string' && !/[/+]json\b/i.test(type);
  return {
    headers: mergeHeaders({ 'Content-Type': 'application/json' }, given),
    body: [Buffer.from(isPlain ? body : JSON.stringify(body))],
  };
}
