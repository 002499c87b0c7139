import { parentPort } from 'node:worker_threads';
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import * as validator from '@stoplight/prism-http/dist/validator/index.js';
import { parse } from 'yaml';
import { silentLogger } from '../../../src/contract/prism/silent-logger.ts';
import type { RawAnswer, RawCall } from './raw-prism.ts';

// Prism as it comes, with nothing of ours around it: what the tests of its faults hold ours against.
process.noDeprecation = true;

parentPort?.on('message', async ({ id, call }: { id: number; call: RawCall }) => {
  parentPort?.postMessage({ id, answer: await answer(call) });
});

async function answer(call: RawCall): Promise<RawAnswer> {
  try {
    const document: unknown = parse(call.text);
    const operations = await getHttpOperationsFromSpec(document as object);
    const element = {
      method: call.method.toLowerCase() as 'get',
      url: { path: call.path, query: call.query ?? {} },
      headers: call.headers ?? {},
      body: call.body,
    };
    if (call.kind === 'normalise') return { document };
    if (call.kind === 'request') {
      const mock = call.mock ?? { dynamic: false };
      const config = {
        isProxy: false as const,
        checkSecurity: true,
        validateRequest: true,
        validateResponse: false,
        errors: false,
        upstreamProxy: undefined,
        mock,
      };
      const result = await createInstance(config, { logger: silentLogger }).request(
        element,
        operations,
        config,
      )();
      if (result._tag === 'Left')
        return { error: result.left.message, status: Reflect.get(result.left, 'status'), mock };
      return { output: { ...result.right.output }, mock };
    }
    const resource = operations.find(({ iid }) => iid === call.operation);
    if (!resource) throw new Error(`no ${call.operation}`);
    const results = [validator.validateSecurity, validator.validateInput].map((one) =>
      one({ resource, element }),
    );
    const found = results.flatMap((result) => (result._tag === 'Left' ? result.left : []));
    return { codes: found.map(({ code, path }) => [...(path ?? []), String(code)].join(' ')) };
  } catch (error) {
    return { threw: error instanceof Error ? error.message : String(error) };
  }
}
