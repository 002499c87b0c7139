import type { MockSandbox } from '../index.ts';

/** The library's face of a sandbox with every answer awaited, so that it may come over a socket. */
export interface SandboxClient extends Later<Pick<MockSandbox, SharedMember>> {
  inbox(name: string): Later<ReturnType<MockSandbox['inbox']>>;
}

/** What is asked of a sandbox in the same way, wherever its server is. */
export type SharedMember =
  | 'clock'
  | 'calls'
  | 'resources'
  | 'replies'
  | 'faults'
  | 'violations'
  | 'coverage'
  | 'journal'
  | 'snapshot'
  | 'deliveries'
  | 'reset'
  | 'load';

/** The same functions, each answering with a promise. */
export type Later<Members> = {
  readonly [Name in keyof Members]: Members[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Later<Members[Name]>;
};

/** A server that tests are run against, in this process or elsewhere. */
export interface MockConnection {
  /** The mock port's, such as `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Names of the providers that are served. */
  readonly providers: readonly string[];
  /** Begins the sandbox of that name afresh, whatever was there before. */
  open(name: string): Promise<SandboxClient>;
  /** Drops a sandbox with its world, if there is one; what was seen of it stays for the server's report. */
  drop(name: string): Promise<void>;
  close(): Promise<void>;
}
