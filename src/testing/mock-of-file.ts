import { startMock, type TestMock, type TestMockOptions } from './start-mock.ts';

/** The mock of one file of tests, started when a test first needs it. */
export interface MockOfFile {
  get(): Promise<TestMock>;
  /** Stops it, where it was started. */
  close(): Promise<void>;
}

export function createMockOfFile(options: TestMockOptions): MockOfFile {
  let started: Promise<TestMock> | undefined;
  return {
    get() {
      started ??= startMock(options);
      return started;
    },
    async close() {
      // One that could not start has nothing to stop, and has failed the tests that asked for it.
      const mock = await started?.catch(() => undefined);
      await mock?.close();
    },
  };
}
