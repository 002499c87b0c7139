import { after, test } from 'node:test';
import { createMockOfFile } from './mock-of-file.ts';
import { type MockFixture, runInSandbox } from './run-in-sandbox.ts';
import type { TestMockOptions } from './start-mock.ts';

/** Declares a test of `node:test` whose body is given a sandbox of its own. */
export type NodeSandboxTest = (name: string, body: (fixture: MockFixture) => unknown) => Promise<void>;

/**
 * A `test` for `node:test` whose tests have a sandbox each; the message of one that fails ends with the sandbox's
 * timeline.
 *
 * @example
 * const sandboxTest = createSandboxTest({ providers: ['voiceos'] });
 * sandboxTest('a call ends', async ({ sandbox }) => {
 *   await assertNoViolations(sandbox);
 * });
 */
export function createSandboxTest(options: TestMockOptions = {}): NodeSandboxTest {
  const mock = createMockOfFile(options);
  after(() => mock.close());
  return (name, body) =>
    test(name, async ({ fullName, filePath }) => {
      await runInSandbox(await mock.get(), { name: fullName, file: filePath }, body);
    });
}
