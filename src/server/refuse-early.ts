import type { Match, Operation } from '../contract/contract.ts';
import { parentPointer } from '../core/json-pointer.ts';
import type { Refusal } from '../engine/provider.ts';
import { blameUnmatched } from './blame-unmatched.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { IncomingBody } from './message.ts';
import { ownFinding, refuse } from './refuse.ts';

/** Refuses what no operation matches. */
export function refuseUnmatched(exchange: Exchange, match: Exclude<Match, { kind: 'operation' }>): Answer {
  const { contract, path: pointer, provider, incoming } = exchange;
  const { method } = incoming;
  const { blame, hint } = blameUnmatched(contract, match, { method, path: pointer });
  const facts = {
    ...blame,
    in: 'path',
    pointer,
    basis: contract.basis,
    sent: JSON.stringify(`${method} ${pointer}`),
  } as const;
  if (match.kind === 'no-method') {
    const finding = ownFinding({
      ...{ ...facts, code: 'no-method', message: `${method} is not a method of ${pointer}.` },
      ...{
        remedy: `${hint}${hint === '' ? 'Use' : 'Or use'} one of ${match.allow.join(', ')}.`,
        allowed: match.allow,
      },
      rule: pathRule(exchange, match.allow),
    });
    const refusal: Refusal = { kind: 'no-method', allow: match.allow };
    return refuse(exchange, refusal, { source: 'contract', breaches: [{ finding, level: 'violation' }] });
  }
  const finding = ownFinding({
    ...{ ...facts, code: 'no-path', message: `${provider.title} has no operation at ${pointer}.` },
    remedy: `${hint}Compare the path with the nearest operations: the mount, the base path, and each segment.`,
    rule: '/paths',
  });
  const breaches = [{ finding, level: 'violation' }] as const;
  return refuse(exchange, { kind: 'no-path' }, { source: 'contract', breaches });
}

/** Where the spec declares the path; found by a method that it has. */
function pathRule({ contract, path }: Exchange, allow: readonly string[]): string {
  for (const method of allow) {
    const match = contract.match(method, path);
    if (match.kind === 'operation') return parentPointer(match.operation.pointer) ?? '';
  }
  return '/paths';
}

/** Refuses a body that is too large, or whose content coding cannot be undone. */
export function refuseBody(
  exchange: Exchange,
  operation: Operation,
  body: Exclude<IncomingBody, { kind: 'bytes' }>,
): Answer {
  const place = { in: 'body', pointer: '', rule: `${operation.pointer}/requestBody` } as const;
  if (body.kind === 'too-large') {
    const message = `The body is over ${body.limit} bytes.`;
    const finding = ownFinding({ ...place, code: 'body-size', message, remedy: 'Send less.' });
    const breaches = [{ finding, level: 'violation' }] as const;
    return refuse(
      exchange,
      { kind: 'too-large', limit: body.limit },
      { source: 'contract', operation, breaches },
    );
  }
  const message = `The body cannot be read with content coding "${body.coding}".`;
  const remedy = 'Send it plain, or with gzip, deflate or br, and say which in Content-Encoding.';
  const finding = ownFinding({ ...place, code: 'content-encoding', message, remedy });
  const breaches = [{ finding, level: 'violation' }] as const;
  return refuse(exchange, { kind: 'media-type' }, { source: 'contract', operation, breaches });
}
