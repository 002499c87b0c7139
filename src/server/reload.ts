import type { Contract } from '../contract/contract.ts';
import { SpecError } from '../contract/spec/spec-error.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { ChoiceError } from './choice-error.ts';
import type { MockServer } from './mock-server.ts';
import { FileError } from './scenario-files.ts';
import { type Watch, watchFiles } from './watch.ts';

/** What a running server can be given anew. */
export interface ReloadOptions {
  readonly server: MockServer;
  /** The file of the server's own scenario; undefined where it came from none. */
  readonly scenario: { readonly file: string; load(): Scenario } | undefined;
  readonly specs: readonly { readonly provider: string; readonly file: string; load(): Contract }[];
  /** Is told of each reload, and of the mistakes of what could not be loaded. */
  readonly report: (text: string) => void;
}

/** Gives a server its scenario and its specs anew when their files change; what has mistakes changes nothing. */
export function reloadOnChange({ server, scenario, specs, report }: ReloadOptions): Watch {
  const attempt = (what: string, reload: () => string): void => {
    try {
      report(reload());
    } catch (error) {
      if (isMistake(error)) report(`${error.message}\nThe last good ${what} is kept.`);
      else server.onError(error);
    }
  };
  const watchedScenario = scenario && {
    file: scenario.file,
    changed: () =>
      attempt('scenario', () => {
        const next = scenario.load();
        const count = server.replaceScenario(next);
        return `Reloaded scenario "${next.name}" from ${scenario.file}; sandboxes that begin afresh: ${count}.`;
      }),
  };
  const watchedSpecs = specs.map(({ provider, file, load }) => ({
    file,
    changed: () =>
      attempt('spec', () => {
        server.replaceContract(provider, load()).catch(server.onError);
        return `Reloaded the spec of "${provider}" from ${file}.`;
      }),
  }));
  const files = watchedScenario ? [watchedScenario, ...watchedSpecs] : watchedSpecs;
  return watchFiles(files, server.onError);
}

/** Whether an error is one of a file that is to be mended, rather than one of ours. */
function isMistake(error: unknown): error is Error {
  return error instanceof FileError || error instanceof SpecError || error instanceof ChoiceError;
}
