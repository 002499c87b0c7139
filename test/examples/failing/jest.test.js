import { afterAll, expect, test } from '@jest/globals';
import { matchers } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/jest';
import { dialWrongly, WANTED } from './body.js';

expect.extend(matchers);
const sandboxTest = createSandboxTest({ test, expect, afterAll }, { scenario: 'examples/scenario.yaml' });

sandboxTest('the right number is dialled', async ({ sandbox }) => {
  await dialWrongly(sandbox);
  await expect(sandbox).toHaveReceived(WANTED);
});
