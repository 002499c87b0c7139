import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';

/** What is shown again of something that was sent: all of it, what it declares, or the strings of a map. */
export type Echo = 'all' | 'strings' | { readonly each: Echo } | { readonly members: EchoMembers };
export type EchoMembers = Readonly<Record<string, Echo>>;

/** The part of a value that is shown again; undefined where nothing is. */
export function echo(sent: Json | undefined, kept: Echo): Json | undefined {
  if (sent === undefined || kept === 'all') return sent === undefined ? undefined : echoAll(sent);
  if (sent === null) return null;
  if (kept === 'strings') return echoStrings(sent);
  if ('each' in kept) {
    const items: readonly Json[] = Array.isArray(sent) ? sent : [];
    return items.map((item) => echo(item, kept.each)).filter((item) => item !== undefined);
  }
  return isObject(sent) ? echoMembers(sent, kept.members) : undefined;
}

/** The declared members of an object, in the order in which they are declared. */
export function echoMembers(sent: JsonObject, members: EchoMembers): JsonObject {
  const shown = Object.entries(members).map(([member, kept]) => {
    const value = Object.hasOwn(sent, member) ? echo(sent[member], kept) : undefined;
    return [member, value] as const;
  });
  return Object.fromEntries(shown.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Names that mean something to a JavaScript object: whoever merges an answer must not be hurt by them. */
const HARMFUL: readonly string[] = ['__proto__', 'constructor', 'prototype'];

function echoAll(sent: Json): Json {
  if (Array.isArray(sent)) return sent.map(echoAll);
  if (!isObject(sent)) return sent;
  const harmless = Object.entries(sent).filter(([member]) => !HARMFUL.includes(member));
  return Object.fromEntries(harmless.map(([member, value]) => [member, echoAll(value as Json)]));
}

function echoStrings(sent: Json): Json | undefined {
  const all = echoAll(sent);
  if (!isObject(all)) return undefined;
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => typeof value === 'string'),
  ) as JsonObject;
}
