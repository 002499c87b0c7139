import { cutText } from '../../core/cut-text.ts';
import { didYouMean } from '../../core/did-you-mean.ts';
import { isCountName, isSecretName } from '../../core/secret-name.ts';
import type { SchemaBreach } from '../spec/schemas.ts';

/** What a person is told of a breach. */
export interface Wording {
  /** What was sent, and what is allowed. */
  readonly message: string;
  /** What to change. */
  readonly remedy: string;
}

/**
 * Puts the breach of a schema into words.
 * @param name what the value is called, such as `limit` or `agent_config.voice`.
 */
export function wordBreach(breach: SchemaBreach, name: string): Wording {
  const word = WORDS[breach.keyword];
  if (word) return word(breach, name);
  return { message: `${name} ${breach.message}.`, remedy: `Change ${name} to what the contract declares.` };
}

const HIDDEN = '(hidden)';
const MAX_SHOWN = 60;
const MAX_LISTED = 12;

type Word = (breach: SchemaBreach, name: string) => Wording;

const WORDS: Readonly<Record<string, Word>> = {
  type: ofType,
  enum: oneOf,
  const: (breach, name) => demand(breach, name, JSON.stringify(breach.demand)),
  minimum: (breach, name) => demand(breach, name, `at least ${breach.demand}`),
  maximum: (breach, name) => demand(breach, name, `at most ${breach.demand}`),
  exclusiveMinimum: (breach, name) => demand(breach, name, `more than ${breach.demand}`),
  exclusiveMaximum: (breach, name) => demand(breach, name, `less than ${breach.demand}`),
  multipleOf: (breach, name) => demand(breach, name, `a multiple of ${breach.demand}`),
  minLength: (breach, name) => demand(breach, name, `at least ${breach.demand} characters`),
  maxLength: (breach, name) => demand(breach, name, `at most ${breach.demand} characters`),
  minItems: (breach, name) => demand(breach, name, `at least ${breach.demand} items`),
  maxItems: (breach, name) => demand(breach, name, `at most ${breach.demand} items`),
  pattern: (breach, name) => demand(breach, name, `a text that matches ${breach.demand}`),
  format: ofFormat,
  required: (_, name) => ({ message: `${name} is missing; it is required.`, remedy: `Send ${name}.` }),
  additionalProperties: closed,
  unevaluatedProperties: closed,
  anyOf: alternatives,
  oneOf: alternatives,
};

function demand(breach: SchemaBreach, name: string, wanted: string): Wording {
  return {
    message: `${name} is ${breach.isSecret ? HIDDEN : showValue(breach.value, name)}; wanted is ${wanted}.`,
    remedy: `Send ${wanted} as ${name}.`,
  };
}

/**
 * A value as it is shown: short, and hidden when its name says that it is a secret. Of lists and objects only the
 * kind is told, since there may be secrets in them.
 */
function showValue(value: unknown, name: string): string {
  if (isSecretPath(name) && !(typeof value === 'number' && isCountName(name))) return HIDDEN;
  if (Array.isArray(value)) return lengthOf(value);
  if (typeof value === 'object' && value !== null) return 'an object';
  return cutText(JSON.stringify(value) ?? 'nothing', MAX_SHOWN);
}

function lengthOf({ length }: readonly unknown[]): string {
  if (length === 0) return 'an empty list';
  return length === 1 ? 'a list of one item' : `a list of ${length} items`;
}

function ofType(breach: SchemaBreach, name: string): Wording {
  const types = [breach.demand].flat();
  const wanted = types.map((type) => KINDS.get(type) ?? type);
  const { message, remedy } = demand(breach, name, listOf(wanted, ' or '));
  const { value, isSecret } = breach;
  const word = typeof value === 'string' && !isSecret ? value.toLowerCase() : '';
  const isTruth = types.includes('boolean') && (word === 'true' || word === 'false');
  return { message, remedy: isTruth ? `${remedy} Did you mean ${word}?` : remedy };
}

const KINDS: ReadonlyMap<unknown, string> = new Map([
  ['object', 'an object'],
  ['array', 'a list'],
]);

/** In a query a plus sign is a blank. */
function ofFormat(breach: SchemaBreach, name: string): Wording {
  const { message, remedy } = demand(breach, name, `a ${breach.demand}`);
  const { value } = breach;
  const isOffset = breach.demand === 'date-time' && typeof value === 'string' && /\d \d\d:?\d\d$/.test(value);
  return { message, remedy: isOffset ? `${remedy} In a query a + is a blank: write it as %2B.` : remedy };
}

function isSecretPath(name: string): boolean {
  return name.split('.').some(isSecretName);
}

function oneOf(breach: SchemaBreach, name: string): Wording {
  const { demand: allowed, value, isSecret } = breach;
  const listed = listOf(allowed, ', ');
  const isOne = Array.isArray(allowed) && allowed.length === 1;
  const { message, remedy } = demand(breach, name, isOne ? listed : `one of ${listed}`);
  if (isSecret || !Array.isArray(allowed) || typeof value !== 'string') return { message, remedy };
  const words = allowed.filter((word) => typeof word === 'string');
  return { message, remedy: `${remedy}${meant(value, words)}` };
}

/** The question whether a known word was meant; empty where none is near. */
export function meant(word: string, known: readonly string[]): string {
  const near = didYouMean(word, known);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

function closed({ declared }: SchemaBreach, name: string): Wording {
  const member = name.slice(name.lastIndexOf('.') + 1);
  return {
    message: `${name} is not declared, and no other members are allowed.`,
    remedy: `Leave ${name} out.${meant(member, declared)}`,
  };
}

/** `params.needs` and `params.reasons` are put there by `narrowAlternatives`. */
function alternatives({ params }: SchemaBreach, name: string): Wording {
  const needs = listOf(params.needs, ', ');
  if (needs !== '') {
    return {
      message: `${name} has none of ${needs}; one of them is required.`,
      remedy: `Send one of ${needs}.`,
    };
  }
  const reasons = Array.isArray(params.reasons) ? ` ${params.reasons.join(' Or: ')}` : '';
  return {
    message: `${name} fits none, or more than one, of the forms that are declared.${reasons}`,
    remedy: `Send ${name} in exactly one of the declared forms.`,
  };
}

function listOf(values: unknown, separator: string): string {
  if (!Array.isArray(values)) return values === undefined ? '' : String(values);
  const shown = values.slice(0, MAX_LISTED).map((value) => (value === null ? 'null' : String(value)));
  if (values.length > MAX_LISTED) shown.push(`${values.length - MAX_LISTED} more`);
  return shown.join(separator);
}
