import type { ErrorAnswer, Refusal } from '../../src/engine/provider.ts';
import { ownWordsFor } from '../voice/own-words.ts';
import { wordsOf } from '../voice/status-words.ts';

/** Ovia's answer to what it refuses. The vendor documents none: one sentence is decided. */
export function refuse(refusal: Refusal): ErrorAnswer {
  switch (refusal.kind) {
    case 'invalid':
      return answer(422, refusal.problems.map(({ message }) => message).join(' '));
    case 'unauthorized':
      return answer(401, 'Not authenticated', { 'WWW-Authenticate': 'Bearer' });
    case 'not-found':
      return answer(404, 'Call not found');
    case 'no-path':
      return answer(404, 'Not Found');
    case 'no-method':
      return answer(405, 'Method Not Allowed', { Allow: refusal.allow.join(', ') });
    case 'media-type':
      return answer(415, 'Unsupported Media Type: send application/json');
    case 'too-large':
      return answer(413, `Request body over ${refusal.limit} bytes`);
    case 'too-many':
      return answer(429, 'Too many requests');
    case 'fault':
      return onPurpose(refusal);
    case 'internal':
      return answer(500, 'Internal Server Error');
  }
}

/** The vendor documents no words for its limits, or for a server that fails: these are decided. */
function onPurpose(fault: Extract<Refusal, { kind: 'fault' }>): ErrorAnswer {
  const { status, reason } = fault;
  if (reason === 'concurrency') return answer(status, 'Too many concurrent calls');
  const own = ownWordsFor(fault);
  return own ? refuse(own) : answer(status, wordsOf(status));
}

function answer(status: number, detail: string, headers: ErrorAnswer['headers'] = {}): ErrorAnswer {
  return { status, headers, body: { detail } };
}
