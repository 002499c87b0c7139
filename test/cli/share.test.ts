import { expect, test } from '@jest/globals';
import { runCommand, startCommand } from '../support/command.ts';

const FREE = ['--port', '0', '--admin-port', '0', '--json'];

test('serve is shared as its flags and its environment say', async () => {
  const command = startCommand(
    ['serve', ...FREE, '--sandbox-host', '*.a.test,*.b.test', '--max-sandboxes', '2'],
    {
      RINGBACK_TRUST_PROXY: 'yes',
      RINGBACK_SANDBOX_IDLE: '30m',
    },
  );
  const { url } = JSON.parse(await command.firstLine);
  const headers = { Authorization: 'Bearer any', 'X-Forwarded-Host': 'team.b.test' };
  const ask = async (path: string) => (await fetch(`${url}${path}`, { headers })).text();
  // The host that the proxy names is a sandbox of its own; the default one has its path.
  expect(await ask('/ovia/api/v1/calls')).toContain('"http://team.b.test/~default/ovia/recordings/');
  expect(await ask('/~team/ovia/api/v1/calls')).toContain('"http://team.b.test/ovia/recordings/');
  expect(JSON.parse(await ask('/~third/ovia/api/v1/calls'))).toMatchObject({
    code: 'RINGBACK_SANDBOX_LIMIT',
  });
  command.process.kill('SIGTERM');
  expect((await command.ended).code).toBe(0);
});

test.each([
  ['--sandbox-host', 'mocks.corp'],
  ['--sandbox-idle', 'soon'],
  ['--max-sandboxes', '0'],
  ['--public-url', 'mock.example.com'],
])('%s %s is a mistake of the command line', async (flag, value) => {
  const { code, stdout, stderr } = await runCommand(['serve', ...FREE, flag, value]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`"${value}"`.replace('"0"', "'0'"));
});
