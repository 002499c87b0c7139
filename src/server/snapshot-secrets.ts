import { isObject, type Json, type JsonObject } from '../core/json.ts';
import { isSecretName } from '../core/secret-name.ts';
import type { Snapshot } from '../engine/snapshot/snapshot.ts';
import { isSecretAddress } from './journal/secret-name.ts';

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
    const name = nameByValue.get(value) ?? freeName(names);
    nameByValue.set(value, name);
    names.add(name);
    return `\${${name}}`;
  };
  const hideIn: OnText = (text, isSecret) => {
    if (PLACEHOLDER.test(text)) return text;
    if (isSecretAddress(text)) return NOWHERE + hide(text);
    return isSecret ? hide(text) : text;
  };
  // What was read from JSON is walked and written as JSON again.
  const scenario = walk(signByName(snapshot.scenario, hide), hideIn) as JsonObject;
  const changes = walk(snapshot.changes as unknown as Json, hideIn) as unknown as Snapshot['changes'];
  return { ...snapshot, secrets: [...names].sort(), scenario, changes };
}

/**
 * A copy of a snapshot's document with values in the places of their names; those that the environment does not have
 * stay names. A value goes only where it would be taken out again: it can be read back nowhere else.
 */
export function fillSecrets(
  document: unknown,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  if (!isObject(document)) return {};
  const fillIn: OnText = (text, isSecret) => {
    const name = PLACEHOLDER.exec(text)?.[1];
    const value = name === undefined ? undefined : env[name];
    return value && (isSecret || isSecretAddress(value)) ? value : text;
  };
  const { secrets: _, ...rest } = document;
  // Only what is JSON comes in here; the parser looks at its form.
  const filled = (member: unknown): Json => walk(member as Json, fillIn);
  return {
    ...rest,
    ...('scenario' in rest && { scenario: filled(rest.scenario) }),
    ...('changes' in rest && { changes: filled(rest.changes) }),
  };
}

/** The variable whose value a text is to have, where it was not there at the restore; undefined where nothing is missing. */
export function missingSecretIn(text: string): string | undefined {
  return PLACEHOLDER.exec(text)?.[1];
}

const PREFIX = 'RINGBACK_SECRET_';
/** No other variable can be asked for, so that a snapshot from elsewhere reads nothing of this machine's. */
const PLACEHOLDER = /^(?:https:\/\/ringback\.invalid\/)?\$\{(RINGBACK_SECRET_\d{1,6})\}$/;
/** An address without its value stays an address, of a host that never is one (RFC 2606). */
const NOWHERE = 'https://ringback.invalid/';

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
      const name = PLACEHOLDER.exec(secret)?.[1] ?? hide(secret).slice(2, -1);
      // It has members: it is an object that is JSON.
      return { ...(webhook as JsonObject), secret: { env: name } };
    }),
  };
}

/** Is told of each text, and whether it stands where secrets do. */
type OnText = (text: string, isSecret: boolean) => string;

/** The one walk to the places of secrets, for taking out and for putting in. */
function walk(value: Json, onText: OnText, isSecret = false): Json {
  if (typeof value === 'string') return onText(value, isSecret);
  if (Array.isArray(value)) return value.map((item: Json) => walk(item, onText, isSecret));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    // An object that is JSON has members that are JSON.
    Object.entries(value as JsonObject).map(([name, member]) => {
      // `{ env: NAME }` is a name already.
      const isNamed = name === 'secret' && isObject(member) && Object.keys(member).join() === 'env';
      return [name, isNamed ? { ...member } : walk(member, onText, isSecret || isSecretPlace(name, member))];
    }),
  );
}

/** Headers are what a webhook is to authenticate with, whatever their names. */
function isSecretPlace(name: string, member: Json): boolean {
  return isSecretName(name) || (/^headers$/i.test(name) && isObject(member));
}
