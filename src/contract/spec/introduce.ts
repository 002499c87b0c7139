import { isObject } from '../../core/json.ts';
import type { SpecDocument } from './document.ts';
import { type OperationSpec, readOperations } from './operation-spec.ts';
import { readServers } from './servers.ts';

/** What there is to tell of an API before anybody asks it. */
export interface SpecIntroduction {
  readonly title: string;
  /** What stands before the paths on its first server; empty for nothing. */
  readonly basePath: string;
  /** A read that works as it stands: a header with a credential, and a path below the base path. */
  readonly header: string;
  readonly path: string;
}

/** Introduces an API by its spec. Throws a SpecError where a reference leads nowhere. */
export function introduceSpec(spec: SpecDocument, name: string): SpecIntroduction {
  const { info } = spec.root;
  const operations = readOperations(spec);
  const read = operations.find(isPlainRead) ?? operations.find(({ method }) => method === 'GET');
  return {
    title: isObject(info) && typeof info.title === 'string' ? info.title : name,
    basePath: readServers(spec).basePaths.at(-1) ?? '',
    header: read ? credentialOf(read) : ACCEPT,
    path: read?.path ?? '/',
  };
}

const ACCEPT = 'Accept: application/json';

/** Whether it can be asked for with nothing filled in. */
function isPlainRead({ method, parameters }: OperationSpec): boolean {
  return method === 'GET' && !parameters.some(({ isRequired }) => isRequired);
}

function credentialOf({ security }: OperationSpec): string {
  for (const scheme of security.flat()) {
    if (scheme.kind === 'http')
      return `Authorization: ${scheme.scheme === 'basic' ? 'Basic YW55OmFueQ==' : 'Bearer any'}`;
    if (scheme.kind === 'api-key' && scheme.in === 'header') return `${scheme.name}: any`;
  }
  return ACCEPT;
}
