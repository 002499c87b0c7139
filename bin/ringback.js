#!/usr/bin/env node
// As a whole: an older Node has no such export, and is to be told what to do about it.
import * as nodeModule from 'node:module';
import './stay-small.js';

const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  nodeModule.enableCompileCache();
  // The first process of a container, unlike any other, is not ended by a signal that nobody listens to.
  if (process.pid === 1) {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ]) {
      process.on(signal, () => {
        if (process.listenerCount(signal) === 1) process.exit(code);
      });
    }
  }
  await import('../dist/cli.js');
} else {
  process.stderr.write(
    `Ringback needs Node 22.18 or newer and this is ${process.version}: install it, or run \`npx -p node@24 -p ringback ringback\`.\n`,
  );
  process.exitCode = 2;
}
