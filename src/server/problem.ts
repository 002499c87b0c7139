import { Buffer } from 'node:buffer';
import type { Outgoing } from './message.ts';

/** An answer in problem+json (RFC 9457): for what is no provider's to answer. */
export interface ProblemDetails {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** From the catalogue in docs/errors.md. */
  readonly code: string;
}

/** The members of a problem document. */
export function toWireProblem({
  status,
  title,
  detail,
  code,
}: ProblemDetails): Readonly<Record<string, unknown>> {
  return { type: 'about:blank', title, status, detail, code };
}

/** A problem as an answer. */
export function problemAnswer(problem: ProblemDetails): Outgoing {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: Buffer.from(JSON.stringify(toWireProblem(problem))),
  };
}
