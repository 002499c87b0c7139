import { didYouMean } from '../../core/did-you-mean.ts';
import { isObject } from '../../core/json.ts';
import type { ConversationDocument } from '../../engine/conversation/conversation-document.ts';
import type { ConversationChoice } from '../../engine/conversation/rules.ts';
import { conversation } from '../../engine/scenario/schema/conversation.ts';
import { ChoiceError } from '../choice-error.ts';

/** Rules as they are chosen: `['polls=20', 'polls=1s', 'pages=off']`, or in members as a scenario has them. */
export type RuleChoice = readonly string[] | ConversationDocument;

/**
 * Reads a choice of rules.
 *
 * @throws ChoiceError for what is none.
 */
export function readRuleChoice(choice: RuleChoice | undefined): ConversationChoice {
  if (choice === undefined) return {};
  const document: Written = isTexts(choice) ? toDocument(choice) : { ...choice };
  const parsed = conversation.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? (issue?.code === 'unrecognized_keys' ? issue.keys[0] : ''));
  throw refusal(name, document[name]);
}

function isTexts(choice: RuleChoice): choice is readonly string[] {
  return Array.isArray(choice);
}

type Written = Record<string, unknown>;

/** What flags say, as a scenario would; a rule may be given twice, for a number and for a duration. */
function toDocument(texts: readonly string[]): Written {
  const document: Written = {};
  for (const text of texts) {
    const [flag = '', ...rest] = text.split('=');
    const name = MEMBERS.find((member) => toFlag(member) === flag);
    if (name === undefined) throw unknownRule(flag);
    document[name] = join(document[name], readValue(rest.length === 0 ? 'on' : rest.join('=')));
  }
  return document;
}

function readValue(text: string): unknown {
  if (text === 'on' || text === 'true') return true;
  if (text === 'off' || text === 'false') return false;
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** A number of polls and the time between them add up; else the later word counts. */
function join(before: unknown, value: unknown): unknown {
  const bounds = boundsOf(before);
  const more = boundsOf(value);
  return bounds && more ? { ...bounds, ...more } : value;
}

function boundsOf(value: unknown): Written | undefined {
  if (typeof value === 'number') return { most: value };
  if (typeof value === 'string' && /^\d/.test(value)) return { every: value };
  return isObject(value) ? { ...value } : undefined;
}

const MEMBERS = Object.keys(conversation.in.shape);

/** `stopsWhenOver` is `stops-when-over` on a command line. */
function toFlag(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function unknownRule(flag: string): ChoiceError {
  const flags = MEMBERS.map(toFlag);
  const meant = didYouMean(flag, flags);
  const hint = meant === undefined ? '' : `Did you mean ${meant}? `;
  return new ChoiceError(
    CODE,
    `Failed to read rule "${flag}": there is none of that name. ${hint}Known are ${flags.join(', ')}.`,
  );
}

function refusal(member: string, value: unknown): ChoiceError {
  const name = toFlag(member);
  const shown =
    value === undefined ? name : `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`;
  return new ChoiceError(
    CODE,
    `Failed to read rule "${shown.slice(0, 100)}": it takes no such value. Write ${FORMS[name] ?? 'one that docs/conversation-rules.md names'}.`,
  );
}

const CODE = 'RINGBACK_SERVE_RULE';

/** What may be written, by name on a command line or in a scenario. */
const FORMS: Readonly<Record<string, string>> = {
  polls: '20, 1s or off',
  'stops-when-over': 'on, off or a number of reads',
  'retry-after': 'on or off',
  pages: 'on, whole or off',
  retries: 'on, off or a duration such as 10s',
  acknowledges: 'a duration such as 5s, or off',
  secrets: 'on or off',
};
