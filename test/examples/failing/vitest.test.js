import { matchers } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/vitest';
import { expect, test } from 'vitest';
import { dialWrongly, WANTED } from './body.js';

expect.extend(matchers);
const sandboxTest = createSandboxTest(test, { scenario: 'examples/scenario.yaml' });

sandboxTest('the right number is dialled', async ({ sandbox }) => {
  await dialWrongly(sandbox);
  await expect(sandbox).toHaveReceived(WANTED);
});
