import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { IHttpOperation } from '@stoplight/types';
import { joinPointer } from '../../core/json-pointer.ts';
import { findMedia } from '../check/media-type.ts';
import type { StubResponse } from '../contract.ts';
import { createGenerator } from '../generate/generate.ts';
import { findResponse } from '../response.ts';
import { parseSpec } from '../spec/document.ts';
import { type OperationSpec, readOperations } from '../spec/operation-spec.ts';
import { createSchemaPair } from '../spec/schemas.ts';
import type { OperationName, PrismTask, PrismVerdict } from './messages.ts';
import { prepareDocument } from './prepare.ts';
import { type StubMaker, stubByPrism } from './stub.ts';
import { validateByPrism } from './validate.ts';

/** One spec, in Prism's hands. */
export interface PrismEngine {
  answer(task: PrismTask): PrismVerdict | StubResponse;
}

/** Gives a spec to Prism, which normalises it in its own way. */
export async function createPrismEngine(text: string): Promise<PrismEngine> {
  const spec = parseSpec({ provider: 'prism', text });
  const operations = new Map<string, IHttpOperation>();
  for (const operation of await getHttpOperationsFromSpec(prepareDocument(spec.root))) {
    operations.set(`${operation.method} ${operation.path}`, operation);
  }
  const specs = new Map(readOperations(spec).map((one) => [`${one.method.toLowerCase()} ${one.path}`, one]));
  const generator = createGenerator(spec, createSchemaPair(spec).response);

  const makerOf = (operation: OperationSpec | undefined, key: string): StubMaker => ({
    body: (status, mediaType) => {
      const response = findResponse(operation?.declared ?? [], Number(status));
      const media = response && (findMedia(response.media, mediaType) ?? response.media[0]);
      return media?.schema === undefined ? null : generator.generate(media.schema, key);
    },
    header: (status, name) => {
      const response = findResponse(operation?.declared ?? [], Number(status));
      const header = response && spec.resolve(joinPointer(response.pointer, 'headers', name));
      if (header?.node.schema === undefined) return undefined;
      return generator.generate(joinPointer(header.pointer, 'schema'), `${key} ${name}`);
    },
  });
  return {
    answer: (task) => {
      const name = nameOf(task.operation);
      const operation = operations.get(name);
      if (!operation) throw new Error(`no operation "${name}"`);
      if (task.kind === 'validate') return validateByPrism(operation, task.request);
      return stubByPrism(operation, task, makerOf(specs.get(name), task.key));
    },
  };
}

function nameOf({ method, path }: OperationName): string {
  return `${method} ${path}`;
}
