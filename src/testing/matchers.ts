import type { VerifyRequest } from '../index.ts';
import { type DeliveryQuestion, judgeDelivered, type WithDeliveries } from './judge-delivered.ts';
import { judgeReceived, type WithJournal } from './judge-received.ts';
import { judgeNoViolations, type ViolationQuestion, type WithViolations } from './judge-violations.ts';
import type { Judgement } from './judgement.ts';

/** What a framework tells a matcher of how it was called. */
export interface MatcherContext {
  /** Whether the opposite is expected. */
  readonly isNot?: boolean | undefined;
}

/** What a matcher answers. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers for `expect.extend` of Jest, Vitest and Playwright. All are to be awaited.
 *
 * @example
 * expect.extend(matchers);
 * await expect(sandbox).toHaveReceived({ operation: 'createPhoneCall', times: 1 });
 */
export const matchers = {
  /** There were such requests since the last reset; `.not` without `times`: there was none. */
  async toHaveReceived(
    this: MatcherContext,
    sandbox: WithJournal,
    question?: VerifyRequest,
  ): Promise<MatcherResult> {
    return toResult(await judgeReceived(sandbox, question, this.isNot === true), this, 'toHaveReceived');
  },
  /** Nothing broke the contract; with `notes`, there is no doubtful request either. */
  async toHaveNoViolations(
    this: MatcherContext,
    sandbox: WithViolations,
    question?: ViolationQuestion,
  ): Promise<MatcherResult> {
    return toResult(await judgeNoViolations(sandbox, question), this, 'toHaveNoViolations');
  },
  /** Such webhooks were delivered and acknowledged. */
  async toHaveDelivered(
    this: MatcherContext,
    sandbox: WithDeliveries,
    question?: DeliveryQuestion,
  ): Promise<MatcherResult> {
    return toResult(await judgeDelivered(sandbox, question), this, 'toHaveDelivered');
  },
};

/** What the matchers add to a framework's own. */
export interface RingbackMatchers<Result> {
  /** There were such requests since the last reset; `.not` without `times`: there was none. */
  toHaveReceived(question?: VerifyRequest): Result;
  /** Nothing broke the contract; with `notes`, there is no doubtful request either. */
  toHaveNoViolations(question?: ViolationQuestion): Result;
  /** Such webhooks were delivered and acknowledged. */
  toHaveDelivered(question?: DeliveryQuestion): Result;
}

/** What nobody can say passes neither as it is nor as its opposite. */
function toResult(
  { truth, message }: Judgement,
  { isNot = false }: MatcherContext,
  name: string,
): MatcherResult {
  return {
    pass: truth === 'unknown' ? isNot : truth === 'yes',
    message: () => `expect(sandbox)${isNot ? '.not' : ''}.${name}()\n\n${message}`,
  };
}
