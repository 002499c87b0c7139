import type { ErrorCode } from 'yaml';

/** What is wrong, and what to write instead. */
export interface Worded {
  readonly message: string;
  readonly hint: string | null;
}

/** A mistake of syntax, put so that it helps who does not know YAML by heart. */
export function plainWords(code: ErrorCode, message: string): Worded {
  const isOpen = code === 'BAD_INDENT' && message.startsWith('Flow');
  if (isOpen)
    return {
      message: 'this bracket is not closed within its member',
      hint: 'close it, and indent its lines',
    };
  const known = KNOWN[code];
  return known ? { message: known[0], hint: known[1] } : { message: plain(message), hint: null };
}

const KNOWN: Readonly<Partial<Record<ErrorCode, readonly [message: string, hint: string]>>> = {
  BAD_ALIAS: ['* begins an alias, and this is none', 'quote a text that holds a *'],
  BAD_DQ_ESCAPE: [
    'this escape means nothing',
    'write \\\\ for a backslash, or put the text in single quotes',
  ],
  BAD_INDENT: ['this line is not indented as its neighbours are', 'indent the members of one map alike'],
  BAD_SCALAR_START: ['a text cannot begin with this character', 'put it in quotes'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a second "name: value" stands in this line',
    'give it a line of its own, or quote a text that holds ": "',
  ],
  BLOCK_IN_FLOW: ['lines with - or "name:" cannot stand within { } or [ ]', 'write them with commas'],
  KEY_OVER_1024_CHARS: [
    'a name has more than 1,024 characters',
    'shorten it, or look for a ":" that is missing',
  ],
  MULTILINE_IMPLICIT_KEY: ['a name goes over several lines', 'look for a ":" that is missing'],
  TAB_AS_INDENT: ['a tab indents this line', 'indent with spaces'],
  TAG_RESOLVE_FAILED: ['a tag (!…) means nothing here', 'take it out, or quote a text that begins with !'],
};

/** The parser's own sentence, in the words that are used elsewhere. */
function plain(message: string): string {
  const [sentence = ''] = message.split('\n', 1);
  const worded = sentence
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/flow (?:map|mapping)/gi, 'map in { }')
    .replace(/flow sequence/gi, 'list in [ ]')
    .replace(/flow collection/gi, '{ } or [ ]')
    .replace(/implicit (?:map )?keys?/gi, 'a name');
  return `this cannot be read: ${worded.charAt(0).toLowerCase()}${worded.slice(1)}`;
}
