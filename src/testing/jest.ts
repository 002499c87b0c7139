import type {} from 'expect';
import type { RingbackMatchers } from './matchers.ts';
import { createMockOfFile } from './mock-of-file.ts';
import { type MockFixture, runInSandbox } from './run-in-sandbox.ts';
import type { TestMockOptions } from './start-mock.ts';

/** What Jest brings, as globals or from `@jest/globals`. */
export interface JestGlobals {
  readonly test: JestTest<() => Promise<void>> & {
    readonly only: JestTest<() => Promise<void>>;
    readonly skip: JestTest<() => Promise<void>>;
  };
  readonly expect: {
    getState(): { readonly currentTestName?: string | undefined; readonly testPath?: string | undefined };
  };
  readonly afterAll: (hook: () => Promise<void>) => void;
}

/** Declares a test; `timeout` is in milliseconds of real time. */
export type JestTest<Body> = (name: string, body: Body, timeout?: number) => void;

/** Declares a test whose body is given a sandbox of its own. */
export type JestSandboxTest = JestTest<(fixture: MockFixture) => unknown> & {
  readonly only: JestTest<(fixture: MockFixture) => unknown>;
  readonly skip: JestTest<(fixture: MockFixture) => unknown>;
};

/**
 * A `test` whose tests have a sandbox each; the message of one that fails ends with the sandbox's timeline.
 *
 * @example
 * const sandboxTest = createSandboxTest({ test, expect, afterAll }, { providers: ['voiceos'] });
 * sandboxTest('a call ends', async ({ sandbox }) => {
 *   await expect(sandbox).toHaveNoViolations();
 * });
 */
export function createSandboxTest(
  { test, expect, afterAll }: JestGlobals,
  options: TestMockOptions = {},
): JestSandboxTest {
  const mock = createMockOfFile(options);
  afterAll(() => mock.close());
  const declare =
    (declareTest: JestTest<() => Promise<void>>): JestTest<(fixture: MockFixture) => unknown> =>
    (name, body, timeout) =>
      declareTest(
        name,
        async () => {
          const { currentTestName = name, testPath } = expect.getState();
          await runInSandbox(await mock.get(), { name: currentTestName, file: testPath }, body);
        },
        timeout,
      );
  return Object.assign(declare(test), { only: declare(test.only), skip: declare(test.skip) });
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends RingbackMatchers<Promise<R>> {}
}
