import { Command, Option } from 'commander';
import {
  ChoiceError,
  driftText,
  makeFolder,
  type ProxyOutcome,
  type RunningProxy,
  SpecError,
  startProxy,
  writeDrift,
} from '../../index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { option } from '../mock-options.ts';
import type { Output } from '../output.ts';
import { parsePort } from '../parse-options.ts';
import { hasTerminal, noProgressLine, startProgressLine } from '../progress-line.ts';
import { PROXY_FAIL_ON, type ProxyFailOn, proxyVerdictOf } from '../proxy-verdict.ts';
import { stopSignal } from '../stop-signal.ts';
import { attemptReport, saveReport } from '../tell-report.ts';
import { failOnOption, toVerdictError } from '../verdict-options.ts';

interface ProxyFlags {
  readonly upstream: string;
  readonly port: number;
  readonly host: string;
  readonly spec?: string;
  readonly record?: string;
  readonly report?: string;
  readonly failOn?: readonly ProxyFailOn[];
  readonly allowInsecureUpstream?: boolean;
  readonly json?: boolean;
}

/** `ringback proxy`: passes on, holds both sides to the contract, and reports drift when it is told to stop. */
export function proxyCommand(output: Output): Command {
  return new Command('proxy')
    .description('pass requests on to a vendor’s API, hold both sides to its spec, and report drift')
    .argument('<provider>', 'whose spec it is held to; with --spec, any name')
    .addOption(
      option(
        '--upstream <url>',
        'where requests go, such as https://api.voiceos.io',
        'UPSTREAM',
      ).makeOptionMandatory(),
    )
    .addOption(option('--port <port>', 'the proxy’s port', 'PORT').argParser(parsePort).default(4010))
    .addOption(option('--host <host>', 'the proxy’s host', 'HOST').default('127.0.0.1'))
    .addOption(option('--spec <file>', 'another spec than the bundled one', 'SPEC'))
    .addOption(option('--record <file>', 'record answers as a scenario, without secrets', 'RECORD'))
    .addOption(option('--report <dir>', 'write the report to a folder', 'REPORT'))
    .addOption(failOnOption(PROXY_FAIL_ON))
    .addOption(
      new Option('--allow-insecure-upstream', 'let credentials travel over http beyond this machine'),
    )
    .option('--json', 'print where it is, and at the end the report, as a line of JSON each')
    .action((provider: string, flags: ProxyFlags) => proxy(output, provider, flags));
}

async function proxy(output: Output, provider: string, flags: ProxyFlags): Promise<void> {
  let told: string | undefined;
  const line = hasTerminal(process.stderr, process.env)
    ? startProgressLine(process.stderr, output, () => told)
    : noProgressLine(output);
  // Before there is anything to stop: what is told so while it starts stops once it has.
  const stopped = stopSignal();
  const running = await start(provider, flags, line.output, (text) => {
    told = text;
  });
  const { url, upstream } = running;
  line.output.data(
    flags.json
      ? JSON.stringify({ url, upstream, provider })
      : `Ringback’s proxy is at ${url}, and leads to ${upstream}. Stop it for its report.`,
  );
  await stopped;
  line.stop();
  output.progress('stopping');
  const outcome = await running.close();
  await tell(output, flags, outcome);
}

function start(
  provider: string,
  flags: ProxyFlags,
  output: Output,
  show: (text: string) => void,
): Promise<RunningProxy> {
  const { failOn: _failOn, json: _json, report, allowInsecureUpstream, ...rest } = flags;
  if (report !== undefined) prepareFolder(report);
  return startProxy({
    ...rest,
    provider,
    allowInsecure: allowInsecureUpstream,
    onError: output.progress,
    onProgress: ({ requests, drift, violations }) =>
      show(`${requests} requests · ${drift} kinds of drift · ${violations} violations and notes`),
  }).catch((error: unknown) => {
    throw toCommandError(error, flags);
  });
}

async function tell(
  output: Output,
  flags: ProxyFlags,
  { report, contractReport, recording }: ProxyOutcome,
): Promise<void> {
  const { failOn = [], report: folder, json } = flags;
  output.progress(driftText(report));
  if (json) output.data(JSON.stringify(report));
  if (recording?.failure === null) {
    const { file, replies, skipped } = recording;
    output.progress(`recorded: ${replies} replies in ${file}; ${skipped} answers were left out.`);
  }
  const verdict = proxyVerdictOf(report, failOn);
  if (folder !== undefined) await attemptReport(() => writeDrift(folder, report));
  await saveReport(output, contractReport, {
    ...{ folder, stepSummary: process.env.GITHUB_STEP_SUMMARY },
    verdict: failOn.length > 0 ? verdict : undefined,
  });
  if (recording && recording.failure !== null) {
    const { file, failure } = recording;
    throw new CommandError(`Failed to record in "${file}": ${failure}. Name another file.`, EXIT.noPort);
  }
  if (!verdict.ok) throw toVerdictError(verdict.failures);
}

function prepareFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be made';
    throw new CommandError(`Failed to make the folder "${folder}": ${reason}. Name another.`, EXIT.usage);
  }
}

function toCommandError(error: unknown, { port }: ProxyFlags): unknown {
  if (error instanceof ChoiceError) return new CommandError(error.message, EXIT.usage);
  if (error instanceof SpecError) return new CommandError(error.message, EXIT.badInput);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error;
  const message = `Failed to listen on port "${port}": ${code}. Choose another with --port or --host.`;
  return new CommandError(message, EXIT.noPort);
}
