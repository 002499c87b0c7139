import type { TestAPI } from 'vitest';
import type { RingbackMatchers } from './matchers.ts';
import type { MockFixture } from './run-in-sandbox.ts';
import { startMock, type TestMock, type TestMockOptions } from './start-mock.ts';
import type { TestSandbox } from './test-sandbox.ts';
import { describeTimeline } from './with-timeline.ts';

/** What a test of Vitest is given beside what it has. */
export interface VitestFixtures extends MockFixture {
  readonly ringback: TestMock;
}

/**
 * Vitest's `test` with a sandbox for each test; the timeline of one that fails is in its output.
 *
 * @example
 * const sandboxTest = createSandboxTest(test, { providers: ['voiceos'] });
 * sandboxTest('a call ends', async ({ sandbox }) => {
 *   await expect(sandbox).toHaveNoViolations();
 * });
 */
export function createSandboxTest<Context extends object>(
  test: TestAPI<Context>,
  options: TestMockOptions = {},
): TestAPI<Context & VitestFixtures> {
  const extended = test.extend<VitestFixtures>({
    ringback: [
      // Vitest reads off the pattern what a fixture needs.
      // biome-ignore lint/correctness/noEmptyPattern: this one needs nothing.
      async ({}, use: Use<TestMock>) => {
        const mock = await startMock(options);
        await use(mock);
        await mock.close();
      },
      { scope: 'file' },
    ],
    sandbox: async ({ ringback, task }, use: Use<TestSandbox>) => {
      const { fullTestName, file } = task;
      const sandbox = await ringback.sandbox({
        ...{ name: fullTestName, file: file.filepath },
        run: file.projectName ?? '',
      });
      await use(sandbox);
      if (task.result?.state === 'fail') console.error(await describeTimeline(sandbox));
      await sandbox.dispose();
    },
  });
  // Its type lists the same members one by one.
  return extended as TestAPI<Context & VitestFixtures>;
}

type Use<Fixture> = (fixture: Fixture) => Promise<void>;

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void>, T> extends RingbackMatchers<Promise<void>> {}
}
