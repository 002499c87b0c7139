import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NUMBER_MARK, type SentRequest } from './exchange.ts';
import { type Measured, parseWrk } from './parse-wrk.ts';
import { run } from './process.ts';

export const CONNECTIONS = 32;
/** The core that sends; the servers have the other. */
export const LOAD_CORE = 1;
/** The slowest peer answers three creates a second. */
const TIMEOUT = '60s';

/** A request, and how many of a turn's requests are this one. */
export interface Sent {
  readonly request: SentRequest;
  readonly share: number;
}

export interface Load {
  readonly url: string;
  readonly sent: readonly Sent[];
  readonly seconds: number;
  /** Where the script for wrk is written. */
  readonly folder: string;
}

/** Sends for so long as fast as the server answers. */
export async function load({ url, sent, seconds, folder }: Load): Promise<Measured> {
  const script = join(folder, 'load.lua');
  writeFileSync(script, toLua(sent, new URL(url).pathname.replace(/\/$/, '')));
  const options = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', TIMEOUT, '-s', script];
  return parseWrk(await run(['wrk', ...options, url], [LOAD_CORE]));
}

/**
 * A script for wrk: the requests are made once and sent in turn, those with a number with the next one; what was measured
 * is printed as JSON. wrk takes no more than the host from its URL.
 */
function toLua(sent: readonly Sent[], basePath: string): string {
  const turn = spread(sent).map(({ method, path, headers, body }) => {
    const lines = Object.entries(headers).map(([name, value]) => `[ ${quote(name)} ] = ${quote(value)}`);
    const isNumbered = body?.includes(NUMBER_MARK) ?? false;
    const text = `wrk.format(${quote(method)}, ${quote(basePath + path)}, { ${lines.join(', ')} }, ${body ? quote(body) : 'nil'})`;
    return `{ ${text}, ${isNumbered} }`;
  });
  return `
local turn = {}
local last = 0
local number = ${Date.now() % 5_000_000}
function init()
  turn = {
    ${turn.join(',\n    ')}
  }
end
function request()
  last = last % #turn + 1
  local text, isNumbered = turn[last][1], turn[last][2]
  if not isNumbered then return text end
  number = number + 1
  return (string.gsub(text, '${NUMBER_MARK}', string.format('%07d', number)))
end
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%d,"microseconds":%d,"p50":%d,"p99":%d,"longest":%d,"refused":%d,"failed":%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
`;
}

/** The requests of a turn, as many of each as its share, those of one kind apart from each other. */
function spread(sent: readonly Sent[]): readonly SentRequest[] {
  return sent
    .flatMap(({ request, share }) =>
      Array.from({ length: share }, (_, index) => ({ request, at: (index + 0.5) / share })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ request }) => request);
}

/** Long brackets take any text but their own end. */
function quote(text: string): string {
  if (text.includes(']==]'))
    throw new Error(`Failed to quote "${text}" for Lua: it has its closing bracket.`);
  return `[==[${text}]==]`;
}
