import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';

/** What is shown again of something that was sent: all of it, the strings of a map, or what is declared. */
export type Echo = 'all' | 'strings' | { readonly each: Echo } | { readonly members: EchoMembers };
export type EchoMembers = Readonly<Record<string, Echo>>;

/** The part of a value that is shown again; undefined where nothing is. */
export function echo(sent: Json | undefined, kept: Echo): Json | undefined {
  if (sent === undefined || sent === null || kept === 'all') return sent;
  if (kept === 'strings') return isObject(sent) ? echoStrings(sent as JsonObject) : undefined;
  if ('members' in kept) return isObject(sent) ? echoMembers(sent as JsonObject, kept.members) : undefined;
  const items: readonly Json[] = Array.isArray(sent) ? sent : [];
  return items.map((item) => echo(item, kept.each)).filter((item) => item !== undefined);
}

/** The declared members of an object, in the order in which they are declared. */
export function echoMembers(sent: JsonObject, members: EchoMembers): JsonObject {
  const shown: Record<string, Json> = {};
  for (const member in members) {
    const kept = members[member];
    const value = kept && Object.hasOwn(sent, member) ? echo(sent[member], kept) : undefined;
    if (value !== undefined) shown[member] = value;
  }
  return shown;
}

function echoStrings(sent: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => typeof value === 'string'));
}
