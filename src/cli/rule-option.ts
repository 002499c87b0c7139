import { Option } from 'commander';

/** `--rule polls=20 --rule pages=off` */
export function ruleOption(): Option {
  return new Option(
    '--rule <name[=value]>',
    'how requests are to follow each other, such as polls=20; may be repeated, with commas between in the environment',
  )
    .env('RINGBACK_RULE')
    .argParser((text: string, before: readonly string[]) => [...before, ...text.split(',')])
    .default([]);
}
