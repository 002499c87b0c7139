import type { MockRequest } from '../../core/exchange.ts';
import type { OperationPlan } from '../check/checker.ts';
import { essenceOf, isJson } from '../check/media-type.ts';
import { splitQuery } from '../check/query.ts';
import type { Check } from '../contract.ts';
import type { PrismBody, PrismRequest } from '../prism/messages.ts';

/**
 * A request as Prism has to be given it, so that what it gets wrong does not come up: `docs/prism-faults.md` says why
 * for each part.
 */
export function toPrismRequest(
  plan: OperationPlan,
  path: Readonly<Record<string, string>>,
  request: MockRequest,
  check: Check,
): PrismRequest {
  const body = bodyOf(plan, request, check);
  return {
    path: fillPath(plan.spec.path, path),
    query: queryOf(plan, request.query),
    headers: headersOf(plan, request.headers, body && request.body.length),
    ...(body ? { body } : {}),
  };
}

/** Percent-encoded: Prism takes an id with a comma in it for a list. */
function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** Names as they are declared, since Prism does not look at their case. */
function queryOf({ query }: OperationPlan, raw: string): PrismRequest['query'] {
  const sent = [...splitQuery(raw, () => undefined)];
  if (query.takesAnyName) return Object.fromEntries(sent);
  return Object.fromEntries(
    sent.filter(([name]) => query.byName.has(name) || query.credentials.includes(name)),
  );
}

function headersOf(
  plan: OperationPlan,
  sent: MockRequest['headers'],
  length: number | undefined,
): Readonly<Record<string, string>> {
  const wanted = new Set([
    'authorization',
    'cookie',
    ...plan.header.map(({ spec }) => spec.name.toLowerCase()),
  ]);
  for (const scheme of plan.spec.security.flat()) {
    if (scheme.kind === 'api-key' && scheme.in === 'header') wanted.add(scheme.name.toLowerCase());
  }
  const headers = Object.fromEntries(Object.entries(sent).filter(([name]) => wanted.has(name)));
  const { authorization } = headers;
  if (authorization !== undefined) headers.authorization = authorization.replace(/^bearer /i, 'Bearer ');
  if (length === undefined) return headers;
  // Without a length Prism does not look at the content type: a chunked body would pass.
  headers['content-length'] = String(length);
  if (sent['content-type'] !== undefined) headers['content-type'] = sent['content-type'];
  return headers;
}

function bodyOf(
  plan: OperationPlan,
  request: MockRequest,
  { values, ...check }: Check,
): PrismBody | undefined {
  const { spec } = plan.body;
  if (!spec || request.body.length === 0 || request.body.length > MAX_PRISM_BODY) return undefined;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const isUnread = check.kind === 'ask' && check.findings.some(({ code }) => UNREAD.includes(code));
  if (isUnread) return undefined;
  const essence = essenceOf(request.headers['content-type'] ?? spec.media[0]?.mediaType ?? '');
  if (essence !== undefined && isJson(essence)) return { kind: 'json', text: JSON.stringify(values.body) };
  return { kind: 'text', text: Buffer.from(request.body).toString('utf8') };
}

// Larger bodies are not sent to Prism: the copy would hold up the main thread.
const MAX_PRISM_BODY = 1_048_576;

// What says that nobody can read the body; Prism would throw, or take it for missing.
const UNREAD: readonly string[] = ['malformed-body', 'content-type'];
