/** The words of a command as a POSIX shell splits it: single quotes, double quotes without expansion, and backslashes. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  for (const [whole] of command.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+/gs)) {
    words.push(
      whole.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs, (_, single, double, escaped) =>
        single !== undefined ? single : double !== undefined ? double.replace(/\\(.)/gs, '$1') : escaped,
      ),
    );
  }
  return words;
}

/** What a curl command sends. */
export interface CurlRequest {
  readonly method: string;
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads a curl command of the flags that violations use. */
export function parseCurl(command: string): CurlRequest {
  const [program, ...words] = shellWords(command);
  if (program !== 'curl') throw new Error(`${program} is not curl`);
  let method: string | undefined;
  let url: string | undefined;
  let body: string | undefined;
  const headers: Record<string, string> = {};
  while (words.length > 0) {
    const word = words.shift() ?? '';
    const value = (): string => words.shift() ?? '';
    if (word === '-X') method = value();
    else if (word === '-I') method = 'HEAD';
    else if (word === '-H') addHeader(headers, value());
    else if (word === '-d' || word === '--data-raw') body = value();
    else if (word.startsWith('-') && word !== '-g' && word !== '--path-as-is')
      throw new Error(`unknown ${word}`);
    else if (!word.startsWith('-')) url = word;
  }
  const parsed = /^http:\/\/localhost:4010(\/.*)$/.exec(url ?? '');
  if (!parsed?.[1]) throw new Error(`${url} is not at the default port`);
  if (body !== undefined) headers['content-type'] ??= 'application/x-www-form-urlencoded';
  const kept = Object.entries(headers).filter(([, value]) => value !== LEFT_OFF);
  return { method: method ?? 'GET', target: parsed[1], headers: Object.fromEntries(kept), body: body ?? '' };
}

/** `Name:` takes a header of curl's own away. */
const LEFT_OFF = '\0';

function addHeader(headers: Record<string, string>, field: string): void {
  const empty = /^([^:]+);$/.exec(field);
  const [, name = '', value = ''] = empty ?? /^([^:]+):\s*(.*)$/s.exec(field) ?? [];
  headers[name.toLowerCase()] = empty ? '' : value === '' ? LEFT_OFF : value;
}
