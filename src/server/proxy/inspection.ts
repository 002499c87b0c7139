import { setImmediate } from 'node:timers/promises';
import type { Contract } from '../../contract/contract.ts';
import type { Evidence } from './evidence.ts';
import { countExchange, inspectExchange } from './inspect-exchange.ts';
import type { SeenExchange } from './seen.ts';

/** Looks at exchanges one after the other, in the order in which they ended, aside from passing them on. */
export interface Inspection {
  add(exchange: SeenExchange, release: () => void): void;
  /** Resolves when all that was added is looked at. */
  idle(): Promise<void>;
}

export interface InspectionOptions {
  readonly contract: Contract;
  readonly evidence: Evidence;
  readonly onError?: ((text: string) => void) | undefined;
  readonly onProgress?:
    | ((progress: { requests: number; drift: number; violations: number }) => void)
    | undefined;
}

/** Exchanges that wait; past it they are only counted. Their bodies have a bound of their own. */
const MAX_WAITING = 10_000;

export function createInspection({ contract, evidence, onError, onProgress }: InspectionOptions): Inspection {
  let line: Promise<void> = Promise.resolve();
  let waiting = 0;
  let requests = 0;

  const look = async (exchange: SeenExchange): Promise<void> => {
    // What is to be passed on comes first.
    await setImmediate();
    try {
      await inspectExchange(evidence, contract, exchange);
    } catch (error) {
      evidence.unchecked.add('response internal');
      onError?.(describe(exchange, error));
    }
    tell();
  };
  const tell = (): void => {
    requests += 1;
    onProgress?.({ requests, drift: evidence.drifts.size, violations: evidence.findingIds.size });
  };
  const countOnly = (exchange: SeenExchange): void => {
    if (!countExchange(evidence, contract, exchange)) return;
    evidence.unchecked.add('request busy');
    if (exchange.outcome.kind === 'answered') evidence.unchecked.add('response busy');
    tell();
  };
  return {
    add(exchange, release) {
      if (waiting >= MAX_WAITING) {
        countOnly(exchange);
        release();
        return;
      }
      waiting += 1;
      line = line
        .then(() => look(exchange))
        .finally(() => {
          waiting -= 1;
          release();
        });
    },
    idle: () => line,
  };
}

/** Without the error's own sentence, which may quote what was sent. */
function describe({ id }: SeenExchange, error: unknown): string {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {};
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [
    `Failed to look at request "${id}": ${name}. It was passed on; please report this.`,
    ...frames,
  ].join('\n');
}
