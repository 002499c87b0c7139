/**
 * `ringback/testing`: what tests are written with, whatever framework runs them. The entries beside this one bind it to
 * a framework, none of which it loads by itself.
 */
export {
  assertDelivered,
  assertNotReceived,
  assertNoViolations,
  assertReceived,
} from './assertions.ts';
export type { RunningMock } from './attached.ts';
export { formatTimeline } from './format-timeline.ts';
export type { DeliveryQuestion } from './judge-delivered.ts';
export type { ViolationQuestion } from './judge-violations.ts';
export { type MatcherContext, type MatcherResult, matchers, type RingbackMatchers } from './matchers.ts';
export { type MockFixture, runInSandbox } from './run-in-sandbox.ts';
export type { SandboxClient } from './sandbox-client.ts';
export { sandboxNameOf, type TestIdentity } from './sandbox-name.ts';
export { startMock, type TestMock, type TestMockOptions } from './start-mock.ts';
export { startRun } from './start-run.ts';
export type { ClockMove, TestSandbox } from './test-sandbox.ts';
export { type Observed, type Timeline, type TimelineEntry, timelineOf } from './timeline.ts';
