import { assertReceived } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/node';
import { dialWrongly, WANTED } from './body.js';

const sandboxTest = createSandboxTest({ scenario: 'examples/scenario.yaml' });

sandboxTest('the right number is dialled', async ({ sandbox }) => {
  await dialWrongly(sandbox);
  await assertReceived(sandbox, WANTED);
});
