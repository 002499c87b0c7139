import type { NearestRequest, Verification, VerifyRequest } from '../index.ts';
import { type Judgement, withList } from './judgement.ts';

/** What has a journal to be asked: a mock, its sandboxes, and those of tests. */
export interface WithJournal {
  readonly journal: {
    verify(request?: VerifyRequest): Verification | Promise<Verification>;
  };
}

/**
 * Whether there were such requests since the last reset. The opposite of a question without `times` is that there
 * was none: that one is asked then, as it is answered surely more often.
 */
export async function judgeReceived(
  { journal }: WithJournal,
  question: VerifyRequest = {},
  isOpposite = false,
): Promise<Judgement> {
  const asksForNone = isOpposite && question.times === undefined;
  const { ok, complete, message, nearest } = await journal.verify(
    asksForNone ? { ...question, times: 0 } : question,
  );
  const truth = ok ? 'yes' : complete ? 'no' : 'unknown';
  return {
    truth: asksForNone ? OPPOSITE[truth] : truth,
    message: withList(
      `${message}\nAsked for: ${JSON.stringify(question)}`,
      asksForNone ? 'These were received:' : 'What came nearest:',
      nearest.map(toText),
    ),
  };
}

const OPPOSITE = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;

function toText({ id, method, path, status, operation, differences }: NearestRequest): string {
  const request = `#${id} ${method} ${path} → ${status} (${operation ?? 'no operation'})`;
  return [request, ...differences.map((difference) => `  - ${difference}`)].join('\n');
}
