import type { TestIdentity } from './sandbox-name.ts';
import type { TestMock } from './start-mock.ts';
import type { TestSandbox } from './test-sandbox.ts';
import { describeTimeline, withText } from './with-timeline.ts';

/** What a test is given. */
export interface MockFixture {
  /** The test's own sandbox. */
  readonly sandbox: TestSandbox;
}

/**
 * Runs the body of a test in a sandbox of its own, which is dropped afterwards.
 *
 * @returns what rejects with what the body threw, the sandbox's timeline below its message.
 */
export async function runInSandbox(
  mock: TestMock,
  test: TestIdentity,
  body: (fixture: MockFixture) => unknown,
): Promise<void> {
  const sandbox = await mock.sandbox(test);
  try {
    await body({ sandbox });
  } catch (thrown) {
    throw withText(thrown, await describeTimeline(sandbox));
  } finally {
    await sandbox.dispose();
  }
}
