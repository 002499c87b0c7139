import { STATUS_CODES } from 'node:http';
import { cutText } from '../../core/cut-text.ts';
import type { ProblemDetails, ProblemIssue } from '../problem.ts';

/** What a control operation is asked for and cannot do: the caller's to mend, as the detail says. */
export class ControlProblem extends Error implements ProblemDetails {
  /** The HTTP status that says it best. */
  readonly status: number;
  readonly title: string;
  /** From the catalogue in docs/errors.md. */
  readonly code: string;
  /** The single mistakes, where there may be several; fifty at most. */
  readonly issues: readonly ProblemIssue[];

  constructor(status: number, code: string, detail: string, issues: readonly ProblemIssue[] = []) {
    super(detail);
    this.name = 'ControlProblem';
    this.status = status;
    this.title = STATUS_CODES[status] ?? 'Error';
    this.code = code;
    this.issues = issues.slice(0, MAX_ISSUES);
  }

  get detail(): string {
    return this.message;
  }
}

const MAX_ISSUES = 50;

/** A value as a sentence shows it: cut off, so that what was sent never makes an answer long. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `"${cutText(text, MAX_SHOWN)}"`;
}

const MAX_SHOWN = 100;
