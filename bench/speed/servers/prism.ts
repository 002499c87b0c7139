import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Exchange } from '../exchange.ts';
import { freePort, startServer } from '../process.ts';
import type { Sent } from '../wrk.ts';
import { probeOf, type Server, type Setup } from './server.ts';

const SPECS = resolve(import.meta.dirname, '../../../specs');

/**
 * The Prism command over the same spec: static, its log silent. The bodies that Ringback answered are the examples of
 * the spec, so that it sends the same.
 *
 * @param modules where the peers are installed.
 */
export function createPrism(modules: string): Server {
  return {
    name: 'prism',
    title: 'Prism',
    isPeer: true,
    start: async (setup) => {
      const file = join(setup.folder, 'prism.json');
      writeFileSync(file, JSON.stringify(specWithExamples(setup)));
      const port = await freePort();
      const command = join(modules, '@stoplight/prism-cli/dist/index.js');
      const options = [
        'mock',
        '--port',
        String(port),
        '--host',
        '127.0.0.1',
        '--verboseLevel',
        'silent',
        file,
      ];
      const words = [process.execPath, command, ...options];
      const started = await startServer({
        words,
        cores: setup.cores,
        port,
        ready: probeOf(setup.exchanges, setup.work),
      });
      return { process: started, base: started.url, sent: namingExamples(setup.exchanges) };
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the spec is one of ours, its form is held elsewhere.
function specWithExamples({ work, exchanges }: Setup): any {
  const spec = parse(readFileSync(join(SPECS, `${work.provider}.yaml`), 'utf8'), { maxAliasCount: -1 });
  // A stub’s answer is the spec’s own example already.
  if (work.kind === 'stub') return spec;
  const exampled = new Set<object>();
  for (const [index, { operation, answer }] of exchanges.entries()) {
    const { responses } = operationOf(spec, operation);
    const status = String(answer.status);
    const { $ref } = responses[status];
    if ($ref) responses[status] = structuredClone(spec.components.responses[$ref.split('/').pop()]);
    const content = responses[status].content['application/json'];
    if (!exampled.has(content)) content.examples = {};
    exampled.add(content);
    content.examples[exampleName(index)] = { value: JSON.parse(answer.body) };
  }
  return spec;
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function operationOf({ paths }: any, operationId: string): any {
  const operations = Object.values(paths).flatMap((path) => Object.values(path as object));
  return operations.find((operation) => operation?.operationId === operationId);
}

/** Where an operation has several examples, a request says which it wants. */
function namingExamples(exchanges: readonly Exchange[]): readonly Sent[] {
  if (exchanges.length === 1) return exchanges;
  return exchanges.map(({ request, share }, index) => ({
    request: { ...request, headers: { ...request.headers, Prefer: `example=${exampleName(index)}` } },
    share,
  }));
}

function exampleName(index: number): string {
  return `answer${index}`;
}
