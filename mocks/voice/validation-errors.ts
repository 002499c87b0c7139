import type { JsonObject } from '../../src/core/json.ts';
import type { Problem } from '../../src/engine/provider.ts';

/** What is wrong with a request, in FastAPI's shape. */
export function toValidationErrors(problems: readonly Problem[]): JsonObject {
  return { detail: problems.map(toValidationError) };
}

function toValidationError({ in: place, pointer, message, code }: Problem): JsonObject {
  const steps = place === 'body' ? pointer.split('/').slice(1).map(toStep) : [pointer];
  return { loc: [place, ...steps], msg: message, type: code };
}

/** A JSON pointer's step; numbers are indexes into arrays. */
function toStep(step: string): string | number {
  const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
  return /^(?:0|[1-9]\d*)$/.test(name) ? Number(name) : name;
}
