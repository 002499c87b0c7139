import { expect as baseExpect, test } from '@playwright/test';
import { matchers } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/playwright';
import { dialWrongly, WANTED } from './body.js';

const expect = baseExpect.extend(matchers);
const sandboxTest = createSandboxTest(test, { scenario: 'examples/scenario.yaml' });

sandboxTest('the right number is dialled', async ({ sandbox }) => {
  await dialWrongly(sandbox);
  await expect(sandbox).toHaveReceived(WANTED);
});
