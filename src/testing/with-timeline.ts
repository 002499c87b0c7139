import { formatTimeline } from './format-timeline.ts';
import { type Observed, timelineOf } from './timeline.ts';

/** The text of a sandbox's timeline, or why there is none: what failed before is not to be hidden by it. */
export async function describeTimeline(sandbox: Observed): Promise<string> {
  try {
    return formatTimeline(await timelineOf(sandbox));
  } catch (error) {
    return `Timeline of sandbox "${sandbox.name}": not to be had (${String(error)}).`;
  }
}

/** What was thrown, with a text below its message; what is no error becomes one. */
export function withText(thrown: unknown, text: string): unknown {
  // Not asked with `instanceof`: a test runner has an Error of its own.
  if (!isError(thrown)) return new Error(`${String(thrown)}\n\n${text}`, { cause: thrown });
  const { message, stack } = thrown;
  const told = `${message}\n\n${text}`;
  try {
    thrown.message = told;
    // A stack begins with the message as it was.
    if (stack !== undefined)
      thrown.stack = stack.includes(message) ? stack.replace(message, () => told) : `${told}\n${stack}`;
    return thrown;
  } catch {
    return new Error(told, { cause: thrown });
  }
}

function isError(thrown: unknown): thrown is { message: string; stack?: string } {
  return (
    typeof thrown === 'object' && thrown !== null && 'message' in thrown && typeof thrown.message === 'string'
  );
}
