import type { NearMiss } from '../../contract/near-miss.ts';
import type { Violation } from '../violation.ts';
import { BASIS_WORDS } from './basis-words.ts';
import { toOneLine } from './one-line.ts';

/**
 * A violation for a terminal: what and where, what was sent, what would be allowed, where the contract says so, how
 * sure that is, who has to mend it and how, and a command that sends the first such request again. Several lines,
 * without colours and without a newline at the end; control characters of what was sent are written out.
 */
export function violationText(violation: Violation): string {
  const { level, kind, provider, operation, code, message, sent, allowed, rule, basis } = violation;
  const { blame, reason, remedy, nearest, first } = violation;
  const head = [provider, operation, placeOf(violation)].filter((part) => part !== null).join(' · ');
  const rows: readonly (readonly [name: string, text: string | undefined])[] = [
    ['sent', sent ?? undefined],
    ['allowed', allowed.length > 0 ? allowed.join(', ') : undefined],
    ['contract', rule ? `${rule.file}:${rule.line}:${rule.column}  ${rule.constraint}` : undefined],
    // Where no provider is, no vendor has a say.
    ['basis', kind === 'unmatched' && !rule ? undefined : `${basis} (${BASIS_WORDS[basis]})`],
    ['blame', reason === '' ? blame : `${blame}: ${reason}`],
    ['remedy', remedy],
    ['seen', seenOf(violation)],
    ['again', first?.curl],
    ...nearest.map((near, index) => [index === 0 ? 'nearest' : '', nearText(near)] as const),
  ];
  const lines = rows
    .filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '')
    .map(([name, text]) => `    ${name.padEnd(NAME_WIDTH)}${toOneLine(text)}`);
  return [`${level}: ${toOneLine(head)} (${code})`, `    ${toOneLine(message)}`, ...lines].join('\n');
}

const NAME_WIDTH = 10;

function placeOf({ in: place, pointer, kind }: Violation): string {
  if (kind === 'unmatched') return pointer;
  switch (place) {
    case 'body':
      return pointer === '' ? 'body' : `body ${pointer}`;
    case 'credential':
      return 'credential';
    case 'response':
      return pointer === '' ? 'response' : `response ${pointer}`;
    case 'receiver':
      return `receiver ${pointer}`;
    case 'header':
    case 'cookie':
      return `${place} ${pointer}`;
    default:
      return `${place} parameter ${pointer}`;
  }
}

function seenOf({ count, requestId, first, kind, code }: Violation): string {
  const times = count === 1 ? 'once' : `${count} times`;
  const what = kind === 'receiver' || code === 'acknowledge-late' ? 'delivery' : 'request';
  return `${times}, first in ${what} ${requestId}${first ? ` at ${first.at}` : ''}`;
}

function nearText({ method, path, operation, differences }: NearMiss): string {
  const why = differences.length > 0 ? `: ${differences.join('; ')}` : '';
  return `${method} ${path} (${operation})${why}`;
}
