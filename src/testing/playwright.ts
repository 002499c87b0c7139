import type { TestType } from '@playwright/test';
import type { MockFixture } from './run-in-sandbox.ts';
import { startMock, type TestMock, type TestMockOptions } from './start-mock.ts';
import { describeTimeline } from './with-timeline.ts';

/** What all tests of a worker of Playwright share. */
export interface PlaywrightWorkerFixtures {
  readonly ringback: TestMock;
}

/**
 * Playwright's `test` with a sandbox for each test; the timeline of one that fails is in its output, and attached to it.
 *
 * @example
 * const sandboxTest = createSandboxTest(test, { providers: ['voiceos'] });
 * sandboxTest('a call ends', async ({ sandbox, page }) => {
 *   await expect(sandbox).toHaveNoViolations();
 * });
 */
export function createSandboxTest<Args extends object, WorkerArgs extends object>(
  test: TestType<Args, WorkerArgs>,
  options: TestMockOptions = {},
): TestType<Args & MockFixture, WorkerArgs & PlaywrightWorkerFixtures> {
  // Nothing of what it has already is asked for here; the type of fixtures cannot be worked out over what is not known.
  const base = test as unknown as TestType<object, object>;
  const extended = base.extend<MockFixture, PlaywrightWorkerFixtures>({
    ringback: [
      // Playwright reads off the pattern what a fixture needs.
      // biome-ignore lint/correctness/noEmptyPattern: this one needs nothing.
      async ({}, use) => {
        const mock = await startMock(options);
        await use(mock);
        await mock.close();
      },
      { scope: 'worker' },
    ],
    sandbox: async ({ ringback }, use, test) => {
      const { titlePath, file, project, repeatEachIndex } = test;
      const sandbox = await ringback.sandbox({
        // The first of the titles is the file's name.
        name: titlePath.slice(1).join(' '),
        file,
        run: `${project.name} ${repeatEachIndex}`,
      });
      await use(sandbox);
      if (test.status !== test.expectedStatus) {
        const timeline = await describeTimeline(sandbox);
        console.error(timeline);
        await test.attach('timeline', { body: timeline, contentType: 'text/plain' });
      }
      await sandbox.dispose();
    },
  });
  return extended as unknown as TestType<Args & MockFixture, WorkerArgs & PlaywrightWorkerFixtures>;
}
