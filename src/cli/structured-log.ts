import type { ServeOptions } from '../index.ts';
import type { Output } from './output.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a server says for machines to read: a line of JSON each, on stderr. */
export interface StructuredLog {
  /** What was asked for goes where it goes; what happens meanwhile is logged. */
  readonly output: Output;
  /** Of a server: its errors and notes, and what happens in its sandboxes. */
  readonly hooks: Required<Pick<ServeOptions, 'onError' | 'onNote' | 'onEvent'>>;
}

/** Logs what is at least as grave as a level. */
export async function createStructuredLog(level: LogLevel, { data }: Output): Promise<StructuredLog> {
  const { default: pino } = await import('pino');
  const log = pino(
    {
      ...{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      formatters: { level: (label) => ({ level: label }) },
    },
    // Nothing is lost where the process ends at once.
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    output: { data, progress: (text) => log.info(text) },
    hooks: {
      onError: (err) => log.error({ err: err instanceof Error ? err : new Error(String(err)) }),
      onNote: (text) => log.warn(text),
      onEvent: (sandbox, type, make) => {
        const { ordinary, grave = ordinary } = LEVELS_OF[type];
        if (!log.isLevelEnabled(grave)) return;
        const facts = make();
        log[isGrave(facts) ? grave : ordinary]({ sandbox, [type]: facts }, type);
      },
    },
  };
}

type Event = Parameters<NonNullable<ServeOptions['onEvent']>>[1];

/** What something of a kind is logged at: as a rule, and where it tells of something wrong. */
const LEVELS_OF: Readonly<Record<Event, { readonly ordinary: 'info' | 'debug'; readonly grave?: 'warn' }>> = {
  request: { ordinary: 'info' },
  violation: { ordinary: 'info', grave: 'warn' },
  delivery: { ordinary: 'info', grave: 'warn' },
  clock: { ordinary: 'debug' },
  log: { ordinary: 'debug' },
};

/** Whether it is a breach, or a delivery that went wrong. */
function isGrave(facts: object): boolean {
  return ('level' in facts && facts.level === 'violation') || ('error' in facts && facts.error !== null);
}
