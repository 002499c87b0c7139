import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { expect } from '@jest/globals';
import createClient from 'openapi-fetch';
import {
  createMock,
  type FaultDocument,
  type Mock,
  type MockSandbox,
  type ReplyDocument,
} from '../../../src/index.ts';
import type { paths as Ovia } from '../../generated/ovia.ts';
import type { paths as Voiceable } from '../../generated/voiceable.ts';
import type { paths as VoiceOS } from '../../generated/voiceos.ts';

/** A mock that listens, and real clients of its sandboxes. */
export async function listenForClients() {
  const mock: Mock = createMock({ seed: 42 });
  const { url } = await mock.listen();
  let made = 0;

  /** A sandbox that no other test has seen. */
  const freshSandbox = (): MockSandbox => mock.sandbox(`rules-${made++}`);
  const voiceos = ({ name }: MockSandbox, credential = 'any') =>
    createClient<VoiceOS>({
      baseUrl: `${url}/~${name}/voiceos`,
      headers: { Authorization: `Bearer ${credential}` },
    });

  return {
    ...{ mock, url, freshSandbox, voiceos },
    /** Has these faults; the last is looked at first. */
    sandboxWithFaults(...faults: readonly FaultDocument[]): MockSandbox {
      const sandbox = freshSandbox();
      for (const fault of faults) sandbox.faults.add(fault);
      return sandbox;
    },
    /** Has these replies; the last is looked at first. */
    sandboxWithReplies(...replies: readonly ReplyDocument[]): MockSandbox {
      const sandbox = freshSandbox();
      for (const reply of replies) sandbox.replies.add(reply);
      return sandbox;
    },
    voiceable: ({ name }: MockSandbox) =>
      createClient<Voiceable>({
        baseUrl: `${url}/~${name}/voiceable/api/v1`,
        headers: { 'X-API-Key': 'any' },
      }),
    ovia: ({ name }: MockSandbox) =>
      createClient<Ovia>({ baseUrl: `${url}/~${name}/ovia`, headers: { Authorization: 'Bearer any' } }),
    eleven: ({ name }: MockSandbox, maxRetries = 0) =>
      new ElevenLabsClient({ apiKey: 'any', maxRetries, baseUrl: `${url}/~${name}/elevenlabs` }),
    /** Creates a call through VoiceOS. */
    place: (sandbox: MockSandbox) =>
      voiceos(sandbox).POST('/conversations/create_phone_call', { body: CALL }),
  };
}

const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };

/** The calls of a sandbox that were made while it ran. */
export function madeCallsOf(sandbox: MockSandbox) {
  const { calls } = sandbox.calls.list({ provider: 'voiceos', limit: 1000 });
  return calls.filter(({ provider }) => provider !== null);
}

/** The error of an asynchronous thing that must fail with one of this class. */
export async function failureOf<Failure extends Error>(
  asked: Promise<unknown>,
  kind: abstract new (...given: never[]) => Failure,
): Promise<Failure> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(kind);
  // It is, as was just held.
  return error as Failure;
}
