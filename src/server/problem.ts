import { Buffer } from 'node:buffer';
import type { Outgoing } from './message.ts';

/** An answer in problem+json (RFC 9457): for what is no provider's to answer. */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** From the catalogue in docs/errors.md. */
  readonly code: string;
  /** The single mistakes, where there may be several. */
  readonly issues?: readonly ProblemIssue[];
}

/** One of several mistakes. */
export interface ProblemIssue {
  /** Where it lies: a parameter's name, or a JSON pointer into the document that was sent. */
  readonly pointer: string;
  readonly message: string;
}

/** The members of a problem document. */
function toWireProblem({
  status,
  title,
  detail,
  code,
  issues = [],
}: ProblemDetails): Readonly<Record<string, unknown>> {
  return { type: 'about:blank', title, status, detail, code, ...(issues.length > 0 && { issues }) };
}

/** A problem as an answer. */
export function problemAnswer(problem: ProblemDetails): Outgoing {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: [Buffer.from(JSON.stringify(toWireProblem(problem)))],
  };
}
