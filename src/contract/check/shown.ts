import { cutText } from '../../core/cut-text.ts';
import type { SchemaBreach } from '../spec/schemas.ts';

/**
 * What was sent, as JSON, short. Of an object, or a list of such, nothing is shown: there may be secrets in it that
 * only whoever knows their names can take out.
 */
export function toSent(value: unknown): string | undefined {
  const isPlain = Array.isArray(value) ? value.every(isScalar) : isScalar(value);
  return isPlain ? cutText(JSON.stringify(value), MAX_SENT) : undefined;
}

/** A value that a contract asks for, as a person writes it. */
function toAllowed(value: unknown): string {
  return cutText(typeof value === 'string' && value !== '' ? value : JSON.stringify(value), MAX_SENT);
}

/** What a keyword allows, where that is a closed list. */
export function allowedBy({ keyword, demand, params }: SchemaBreach): readonly string[] | undefined {
  if (keyword === 'enum' && Array.isArray(demand)) return toAllowedList(demand);
  if (keyword === 'const') return [toAllowed(demand)];
  // Put there by `narrowAlternatives`: members of which one is needed.
  return Array.isArray(params.needs) ? toAllowedList(params.needs) : undefined;
}

/** The values of a list as a person writes them; of a long one, how many more there are. */
function toAllowedList(values: readonly unknown[]): readonly string[] {
  const shown = values.slice(0, MAX_ALLOWED).map(toAllowed);
  return values.length > MAX_ALLOWED ? [...shown, `${values.length - MAX_ALLOWED} more`] : shown;
}

/** Characters that are shown of a value. */
const MAX_SENT = 120;
const MAX_ALLOWED = 50;

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
