import { Buffer } from 'node:buffer';
import type { Outgoing } from './message.ts';
import { problemAnswer } from './problem.ts';

/** Answers the mock port's own paths, below `/_ringback`. They move no clock and are in no journal. */
export function answerOwnPath(path: string): Outgoing {
  if (path === '/health' || path === '/ready') {
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
      body: [Buffer.from(JSON.stringify({ status: 'ok' }))],
    };
  }
  return problemAnswer({
    status: 404,
    title: 'Not found',
    detail: `Failed to find "/_ringback${path}": this port has /_ringback/health and /_ringback/ready. The control API is on the admin port.`,
    code: 'RINGBACK_ADDRESS_OWN_PATH',
  });
}
