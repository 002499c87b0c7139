import { RE2JS } from 're2js';
import { cutText } from '../../core/cut-text.ts';
import { isPlainPattern } from './pattern-cost.ts';

/** Whether a text matches a pattern. */
export interface PatternTest {
  test(text: string): boolean;
  toString(): string;
}

/** Compiles the patterns of a spec, in the form that ajv asks for. */
export interface Patterns {
  /** @throws Error for what is no pattern, and for one that no engine is sure to be done with. */
  readonly engine: { (source: string, flags: string): PatternTest; code: string };
  /** Another value begins: what it may take to match it is full again. */
  begin(): void;
}

/** A step is one character of a text met by one instruction of a pattern: some nanoseconds. */
const MAX_STEPS = 10_000_000;
/** Instructions of a compiled pattern. */
const MAX_SIZE = 2000;

/**
 * Patterns that can hold nobody up. Those that are sure to be quick by their form are run by JavaScript's own engine,
 * to the letter; others by RE2, whose time grows with the text and the pattern and with nothing else. What takes more
 * steps than a value may is not looked at, and passes: nobody is blamed for what was not checked.
 */
export function createPatterns(): Patterns {
  let left = MAX_STEPS;
  const engine = (source: string): PatternTest => {
    // Also where another engine runs it: what JavaScript cannot read is no pattern.
    const native = new RegExp(source);
    if (isPlainPattern(source)) return native;
    const linear = compileLinear(source);
    const size = linear.programSize();
    return {
      test(text) {
        const steps = size * (text.length + 1);
        if (steps > left) return true;
        left -= steps;
        return linear.test(text);
      },
      toString: () => String(native),
    };
  };
  return {
    engine: Object.assign(engine, { code: 'new RegExp' }),
    begin() {
      left = MAX_STEPS;
    },
  };
}

function compileLinear(source: string): RE2JS {
  const shown = cutText(source, 100);
  try {
    const linear = RE2JS.compile(RE2JS.translateRegExp(source));
    if (linear.programSize() <= MAX_SIZE) return linear;
  } catch {
    throw new Error(
      `the pattern "${shown}" may take a time without bounds, and looks around or back, so that no other engine can run it`,
    );
  }
  throw new Error(`the pattern "${shown}" may take a time without bounds, as it repeats too much`);
}
