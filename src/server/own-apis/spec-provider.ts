import { STATUS_CODES } from 'node:http';
import type { SpecIntroduction } from '../../contract/spec/introduce.ts';
import { defineProvider, type ErrorAnswer, type Provider, type Refusal } from '../../engine/provider.ts';

/** A provider of which there is a spec and nothing else: it models nothing, so that every answer is a stub. */
export function createSpecProvider(
  name: string,
  { title, basePath, header, path }: SpecIntroduction,
): Provider {
  return defineProvider({
    ...{ name, title, basePath, example: { header, path } },
    ...{ ids: {}, operations: {}, refuse },
  });
}

/** Refusals as problems of RFC 9457: what shape the API's own errors have, a spec does not say. */
function refuse(refusal: Refusal): ErrorAnswer {
  switch (refusal.kind) {
    case 'invalid': {
      const errors = refusal.problems.map(({ code, in: place, pointer, message }) => ({
        ...{ code, in: place, pointer, message },
      }));
      return problem(422, { members: { errors } });
    }
    case 'unauthorized':
      return problem(401, { headers: { 'WWW-Authenticate': 'Bearer' } });
    case 'not-found':
    case 'no-path':
      return problem(404);
    case 'no-method':
      return problem(405, { headers: { Allow: refusal.allow.join(', ') } });
    case 'media-type':
      return problem(415);
    case 'too-large':
      return problem(413, { members: { limit: refusal.limit } });
    case 'too-many':
      return problem(429);
    case 'fault':
      return problem(refusal.status);
    case 'internal':
      return problem(500);
  }
}

function problem(status: number, { headers = {}, members = {} }: ProblemParts = {}): ErrorAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
    body: { type: 'about:blank', title: STATUS_CODES[status] ?? `Status ${status}`, status, ...members },
  };
}

interface ProblemParts {
  readonly headers?: ErrorAnswer['headers'];
  readonly members?: Readonly<Record<string, ErrorAnswer['body']>>;
}
