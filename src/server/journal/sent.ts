import { Buffer } from 'node:buffer';
import type { Finding } from '../../contract/contract.ts';
import { cutText } from '../../core/cut-text.ts';
import { readPointer, splitPointer } from '../../core/json-pointer.ts';
import type { JournalBody } from './journal.ts';
import { REDACTED } from './redact.ts';
import { isSecretParameter } from './secret-name.ts';
import type { SecretRules } from './secret-rules.ts';

/** What a finding's quotes are held to. */
export interface SentKeeping {
  readonly rules: SecretRules;
  /** The request's body, with its secrets taken out. */
  readonly body: JournalBody;
  /** Takes out of a text what must not be kept. */
  readonly keepText: (text: string) => string;
}

/** A finding's words on what was sent: without it where it is a secret, and from the kept body where it is a part of one. */
export function keepSent(
  finding: Finding,
  { rules, body, keepText }: SentKeeping,
): Pick<Finding, 'message' | 'sent'> {
  const { sent, message, code } = finding;
  if (isSecretAt(finding, rules)) {
    const hidden = sent === undefined ? message : message.replaceAll(sent, '(hidden)');
    return { message: keepText(hidden), ...(!isAbsence(code) && { sent: JSON.stringify(REDACTED) }) };
  }
  const known = finding.in === 'body' && !isAbsence(code) ? inBody(body, finding.pointer) : undefined;
  const kept = known ?? sent;
  return { message: keepText(message), ...(kept !== undefined && { sent: keepText(kept) }) };
}

/** Characters that are shown of a part of a body. */
const MAX_SENT = 120;

function isAbsence(code: string): boolean {
  return code === 'required' || code === 'dependent-required' || code === 'malformed-body';
}

function isSecretAt({ in: place, pointer }: Finding, rules: SecretRules): boolean {
  switch (place) {
    case 'query':
      return rules.isQuery(pointer) || isSecretParameter(pointer);
    case 'header':
      return rules.isHeader(pointer);
    case 'cookie':
      return true;
    case 'path':
      return rules.isPath(pointer);
    case 'body':
    case 'response': {
      const tokens = splitPointer(pointer);
      return tokens.some(
        (token, index) => rules.isMember(token) || (index > 0 && isHeaders(tokens[index - 1])),
      );
    }
    default:
      return false;
  }
}

function isHeaders(token: string | undefined): boolean {
  return token?.toLowerCase() === 'headers';
}

function inBody({ bytes, isJson }: JournalBody, pointer: string): string | undefined {
  if (!isJson) return undefined;
  try {
    const text = JSON.stringify(readPointer(JSON.parse(Buffer.from(bytes).toString('utf8')), pointer));
    return text === undefined ? undefined : cutText(text, MAX_SENT);
  } catch {
    // A number that was taken out as a secret leaves no JSON.
    return undefined;
  }
}
