import { isObject, type Json, type JsonObject } from '../core/json.ts';
import type { Snapshot } from '../engine/snapshot/snapshot.ts';
import { isSecretName } from './journal/secret-name.ts';

/** A snapshot with its secrets by name, and the names: whoever restores it gives their values in the environment. */
export interface NamedSnapshot extends Snapshot {
  /** Environment variables that the values are looked for in; empty when there are no secrets. */
  readonly secrets: readonly string[];
}

/** Takes the values of secrets out of a snapshot: what a subscription signs with, what an address or a header holds. */
export function nameSecrets(snapshot: Snapshot): NamedSnapshot {
  const names = namesIn(snapshot);
  const nameByValue = new Map<string, string>();
  const hide = (value: string): string => {
    if (PLACEHOLDER.test(value)) return value;
    const name = nameByValue.get(value) ?? freeName(names);
    nameByValue.set(value, name);
    names.add(name);
    return `\${${name}}`;
  };
  // What was read from JSON is walked and written as JSON again.
  const scenario = hideIn(signByName(snapshot.scenario, hide), hide, false) as JsonObject;
  const changes = hideIn(snapshot.changes as unknown as Json, hide, false) as unknown as Snapshot['changes'];
  return { ...snapshot, secrets: [...names].sort(), scenario, changes };
}

/** Puts values in the places of their names; those that the environment does not have stay names. */
export function fillSecrets(document: unknown, env: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof document === 'string') {
    const name = PLACEHOLDER.exec(document)?.[1];
    return (name !== undefined && env[name]) || document;
  }
  if (Array.isArray(document)) return document.map((item) => fillSecrets(item, env));
  if (!isObject(document)) return document;
  return Object.fromEntries(Object.entries(document).map(([name, value]) => [name, fillSecrets(value, env)]));
}

const PREFIX = 'RINGBACK_SECRET_';
/** No other variable can be asked for, so that a snapshot from elsewhere reads nothing of this machine's. */
const PLACEHOLDER = /^\$\{(RINGBACK_SECRET_\d{1,6})\}$/;

/** The names that stand in it already: of variables that subscriptions name, or that were not there at a restore. */
function namesIn({ scenario, changes }: Snapshot): Set<string> {
  const text = JSON.stringify([scenario, changes]);
  const own = [...text.matchAll(/RINGBACK_SECRET_\d{1,6}/g)].map(([name]) => name);
  const given = [...text.matchAll(/"secret":\{"env":"(\w+)"\}/g)].map(([, name]) => name ?? '');
  return new Set([...own, ...given]);
}

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) if (!taken.has(`${PREFIX}${number}`)) return `${PREFIX}${number}`;
}

/** A subscription names its secret in a form of its own, so that a missing one is known when it is to sign. */
function signByName(scenario: JsonObject, hide: (value: string) => string): JsonObject {
  const { webhooks } = scenario;
  if (!Array.isArray(webhooks)) return scenario;
  return {
    ...scenario,
    webhooks: webhooks.map((webhook: Json) => {
      const secret = isObject(webhook) ? webhook.secret : undefined;
      if (typeof secret !== 'string') return webhook;
      return { ...(webhook as JsonObject), secret: { env: hide(secret).slice(2, -1) } };
    }),
  };
}

function hideIn(value: Json, hide: (value: string) => string, isSecret: boolean): Json {
  if (typeof value === 'string') return isSecret ? hide(value) : hideInAddress(value, hide);
  if (Array.isArray(value)) return value.map((item: Json) => hideIn(item, hide, isSecret));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, member]) => {
      // `{ env: NAME }` is a name already.
      const isNamed = isObject(member) && Object.keys(member).join() === 'env';
      return [name, isNamed ? member : hideIn(member, hide, isSecret || isSecretPlace(name, member))];
    }),
  );
}

/** Headers are what a webhook is to authenticate with, whatever their names. */
function isSecretPlace(name: string, member: Json): boolean {
  return isSecretName(name) || (/^headers$/i.test(name) && isObject(member));
}

/** Who signs in at an address is a secret as a whole with it. */
function hideInAddress(text: string, hide: (value: string) => string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*@/i.test(text) ? hide(text) : text;
}
