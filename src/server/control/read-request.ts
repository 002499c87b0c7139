import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { Contract, Finding, Match } from '../../contract/contract.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { readBody } from '../http/body.ts';
import { flattenHeaders } from '../http/request-headers.ts';
import { MAX_BODY_BYTES } from '../message.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** A request's operation; the path is the one that was matched. */
export type OperationMatch = Extract<Match, { kind: 'operation' }>;

/** Where a control request goes. Throws a ControlProblem 404 or 405; the latter says what there is instead. */
export function matchOperation(contract: Contract, method: string, path: string): OperationMatch {
  const match = contract.match(method, path);
  switch (match.kind) {
    case 'operation':
      return match;
    case 'no-method':
      // The router implies OPTIONS; here it is no method, as no other origin is let in.
      throw new MethodProblem(
        method,
        path,
        match.allow.filter((name) => name !== 'OPTIONS'),
      );
    case 'no-path':
      throw new ControlProblem(
        404,
        'RINGBACK_CONTROL_PATH',
        `Failed to find ${quote(path)}: the control API has no such path. See docs/control-api.md.`,
      );
  }
}

/** The method is not one of the path's. */
export class MethodProblem extends ControlProblem {
  readonly allow: readonly string[];

  constructor(method: string, path: string, allow: readonly string[]) {
    const all = allow.join(', ');
    super(
      405,
      'RINGBACK_CONTROL_METHOD',
      `Failed to ${method} ${quote(path)}: that is no method of it. Use ${all}.`,
    );
    this.allow = allow;
  }
}

/** Reads a request and holds it to its operation. Throws a ControlProblem 400, 413, 415 or 422. */
export async function readRequest(
  contract: Contract,
  { operation, path }: OperationMatch,
  request: IncomingMessage,
  query: string,
): Promise<RequestValues> {
  const { method } = operation;
  const headers = flattenHeaders(request.headers);
  const body = BODIED.includes(method) ? await readBytes(request, headers, limitOf(operation.id)) : EMPTY;
  const check = contract.check(operation, path, { method, path: '', query, headers, body });
  // What the checker leaves to Prism (YAML) is held to the scenario's schema.
  const findings = check.kind === 'valid' ? [] : check.findings;
  const notes = check.notes.filter((note) => !isUnexpectedBody(note));
  const [first, ...more] = [...findings, ...notes];
  if (first) throw problemOf([first, ...more]);
  return check.values;
}

const EMPTY = Buffer.alloc(0);
const BODIED: readonly string[] = ['POST', 'PUT'];
/** A snapshot holds a log of up to a million changes. */
const MAX_SNAPSHOT_BYTES = 256 * 1024 * 1024;

function limitOf(operation: string): number {
  return operation === 'putSnapshot' ? MAX_SNAPSHOT_BYTES : MAX_BODY_BYTES;
}

async function readBytes(
  request: IncomingMessage,
  headers: Readonly<Record<string, string>>,
  limit: number,
): Promise<Uint8Array> {
  const body = await readBody(request, limit);
  switch (body.kind) {
    case 'too-large':
      throw new ControlProblem(
        413,
        'RINGBACK_CONTROL_TOO_LARGE',
        `Failed to read the body: it is over ${body.limit} bytes. Send less.`,
      );
    case 'undecodable':
      throw new ControlProblem(
        415,
        'RINGBACK_CONTROL_ENCODING',
        `Failed to read the body with content coding ${quote(body.coding)}: it is not known, or not what was sent. Send it plain, or with gzip, deflate or br.`,
      );
    case 'bytes':
      if (body.bytes.length > 0 && headers['content-type'] === undefined) throw wrongMediaType('nothing');
      return body.bytes;
  }
}

/** A body where none is declared is left alone, as some clients always send one. */
function isUnexpectedBody({ code, in: place, pointer }: Finding): boolean {
  return code === 'undeclared' && place === 'body' && pointer === '';
}

function problemOf(findings: readonly [Finding, ...Finding[]]): ControlProblem {
  const [first] = findings;
  const { code, in: place, remedy } = first;
  if (code === 'content-type') return wrongMediaType(first.message);
  if (code === 'malformed-body') {
    const reason = first.message.replace(/^The body cannot be read: /, '');
    return new ControlProblem(
      400,
      'RINGBACK_CONTROL_MALFORMED',
      `Failed to read the body: ${reason} ${remedy}`,
    );
  }
  const isBody = place === 'body';
  const detail = `Failed to accept ${isBody ? 'the body' : 'the parameters'}: ${wordOf(first)} ${remedy}`;
  return new ControlProblem(
    422,
    isBody ? 'RINGBACK_CONTROL_BODY' : 'RINGBACK_CONTROL_PARAMETER',
    detail.slice(0, MAX_MESSAGE),
    findings.map((finding) => ({
      pointer: finding.pointer.slice(0, MAX_POINTER),
      message: wordOf(finding).slice(0, MAX_MESSAGE),
    })),
  );
}

/** A provider's mock passes over what it does not know; here that is refused. */
function wordOf({ code, in: place, pointer, message }: Finding): string {
  if (code !== 'undeclared') return message;
  const name = place === 'body' ? pointer.slice(1).replaceAll('/', '.') : pointer;
  return `${name.slice(0, MAX_POINTER)} is not known here.`;
}

const MAX_POINTER = 200;
const MAX_MESSAGE = 500;

function wrongMediaType(sent: string): ControlProblem {
  return new ControlProblem(
    415,
    'RINGBACK_CONTROL_MEDIA_TYPE',
    `Failed to read the body: ${sent === 'nothing' ? 'its Content-Type is missing.' : sent} Send application/json; a scenario may be application/yaml.`,
  );
}
