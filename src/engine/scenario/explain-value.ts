import type * as z from 'zod';
import { didYouMean } from '../../core/did-you-mean.ts';
import type { ScenarioIssue } from './issue.ts';
import { nameOf, quote } from './words.ts';

/** What is wrong with a value, where the schema itself does not say it. */
export function explainValue(issue: z.core.$ZodIssue): Pick<ScenarioIssue, 'message' | 'hint'> {
  const found = nameOf(issue.input);
  switch (issue.code) {
    case 'invalid_type': {
      const message = `${WANTED[issue.expected] ?? 'another value'} is wanted here, and this is ${found}`;
      const isUnquoted = issue.expected === 'string' && ['number', 'boolean'].includes(typeof issue.input);
      return isUnquoted ? { message, hint: `quote it: "${found}"` } : { message };
    }
    case 'invalid_value': {
      const options = issue.values.map(String);
      if (typeof issue.input !== 'string') {
        return { message: `${found} cannot stand here`, hint: choiceOf(options) };
      }
      const meant = didYouMean(issue.input, options);
      const hint = meant === undefined ? choiceOf(options) : suggestion(quote(meant));
      return { message: `${quote(issue.input)} is not known here`, hint };
    }
    case 'too_big': {
      const most = `${issue.inclusive === false ? 'below' : 'at most'} ${issue.maximum}`;
      return { message: sizeOf(issue.origin, issue.input, 'too much', 'too long', most) };
    }
    case 'too_small': {
      const least = `${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}`;
      return { message: sizeOf(issue.origin, issue.input, 'too little', 'too short', least) };
    }
    default:
      return { message: `${found} cannot stand here` };
  }
}

const WANTED: Readonly<Record<string, string>> = {
  ...{ string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ array: 'a list', object: 'a map', record: 'a map' },
};

function sizeOf(origin: string, input: unknown, much: string, long: string, bound: string): string {
  switch (origin) {
    case 'string':
      return `a text of ${String(input).length} characters is ${long} here: ${bound}`;
    case 'array':
      return `a list of ${Array.isArray(input) ? input.length : 0} entries is ${long} here: ${bound}`;
    default:
      return `${String(input)} is ${much} here: ${bound}`;
  }
}

/** What may stand somewhere, where that is few enough to be told. */
export function choiceOf(options: readonly string[]): string | undefined {
  if (options.length === 0) return undefined;
  if (options.length > MOST_TOLD) return `known here are ${options.slice(0, MOST_TOLD).join(', ')}, …`;
  return options.length === 1 ? `write ${options[0]}` : `write one of ${options.join(', ')}`;
}

const MOST_TOLD = 20;

/** What was probably meant, as a question. */
export function suggestion(quoted: string): string {
  return `did you mean ${quoted}?`;
}
