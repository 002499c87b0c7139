/** What each server does, and does not do, for its figure. */
export const REMARKS = [
  '**raw node:http** sends bytes that were read from a file before the first request. It looks at nothing: not at the path (but in mixed traffic), not at the body of a POST. It is the limit of the runtime, not a mock.',
  '**Ringback** checks each request against the contract, finds the calls that are asked for as they are at that instant, makes creates that can be read afterwards, writes down what it did, and counts what was covered. Invalid requests are explained by Prism, stubs answered by it, in a worker thread beside the main one and on the same core.',
  '**Prism** is the command, static, its log silent; with its log on, as it is by default, it is slower. It checks requests as Ringback does. What it answers is an example of its spec, here the bytes of Ringback’s own answer: filters, pages and creates change nothing.',
  '**WireMock** has its journal off, as it grows without bound; with two cores it shares one of them with the load. A stub for each URL: nothing is filtered, a create is matched by the presence of `to_number` alone, nothing else is checked.',
  '**Mockoon** has its log file and admin API off. Lists, details, creates and refusals are fixed bodies without templates; filters and deep pages are asked of a data bucket of 10,000 rows in its own query language. It has no cursors and checks one member of one body.',
  '**json-server** has 10,000 rows in a file, asked in its own query language; it checks nothing, and writes all rows to disk with each create. It has neither cursors nor refusals, and no operations but those of rows.',
  'Peers are asked for one thing at a time, each in a process that knows nothing but the answer to that case: a contract of a real size slows some of them down.',
] as const;
