import type { Violation } from '../index.ts';
import { type Judgement, withList } from './judgement.ts';

/** What lists breaches of the contract. */
export interface WithViolations {
  readonly violations: { list(): readonly Violation[] | Promise<readonly Violation[]> };
}

/** Which breaches are asked about. */
export interface ViolationQuestion {
  /** Notes too: what the mock served and would not have been sure to be refused. */
  readonly notes?: boolean | undefined;
}

/** Whether nothing broke the contract since the sandbox began. */
export async function judgeNoViolations(
  { violations }: WithViolations,
  { notes = false }: ViolationQuestion = {},
): Promise<Judgement> {
  const all = await violations.list();
  const found = all.filter(({ level }) => notes || level === 'violation');
  if (found.length === 0) return { truth: 'yes', message: 'There were no violations of the contract.' };
  const kinds = notes ? 'violations and notes' : 'violations';
  return {
    truth: 'no',
    message: withList(
      `There were ${kinds} of the contract: ${found.length}.`,
      `The first of them:`,
      found.slice(0, MAX_SHOWN).map(withFirst),
    ),
  };
}

const MAX_SHOWN = 10;

function withFirst(violation: Violation): string {
  const { level, first } = violation;
  return `${level}: ${violationText(violation)}${first ? `\n  first: ${first.curl}` : ''}`;
}

/** A breach in a few lines: where, what, what would do, and how sure the rule is. */
export function violationText(violation: Violation): string {
  const { provider, operation, in: place, pointer, message, basis, blame, remedy, count } = violation;
  const where = [operation ?? `${provider}, no operation`, place, pointer]
    .filter((part) => part !== '')
    .join(' ');
  const { sent, allowed, rule, nearest, reason } = violation;
  return [
    `${where}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
    ...(sent === null ? [] : [`  sent: ${sent}`]),
    ...(allowed.length === 0 ? [] : [`  allowed: ${allowed.join(', ')}`]),
    ...nearest.map(
      (near) => `  near: ${near.method} ${near.path} (${near.operation}): ${near.differences.join('; ')}`,
    ),
    ...(remedy === '' ? [] : [`  to mend it: ${remedy}`]),
    `  basis: ${basis}; to blame: ${blame}${reason === '' ? '' : ` (${reason})`}${rule ? `; ${rule.file}:${rule.line}: ${rule.constraint}` : ''}`,
  ].join('\n');
}
