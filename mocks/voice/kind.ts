import type { ResourceKind } from '../../src/engine/resource.ts';
import { amendCall } from './amend-call.ts';
import type { CallFacts, CallInput, CallView } from './call.ts';
import { createCall } from './create-call.ts';
import { createCallDataset } from './dataset.ts';
import { createFixture } from './fixture.ts';
import { isCallInput } from './is-call-input.ts';
import { findRule } from './lifecycle.ts';
import { type CallTraits, traitsOf } from './traits.ts';
import { callTruth } from './truth.ts';
import { viewCall } from './view-call.ts';

/** A telephone call that a voice agent makes or takes: the one kind of resource of the bundled providers. */
export const callKind: ResourceKind<CallInput, CallFacts, CallTraits, CallView> = {
  name: 'call',
  isInput: isCallInput,
  chooseRule: ({ from, to, agentId }, { provider, lookup }, setting) =>
    findRule(setting, { from, to, agent: agentId, provider }, lookup),
  eventTypes: ['queued', 'ringing', 'answered', 'message', 'ended', 'analysed'],
  create: createCall,
  amend: amendCall,
  view: viewCall,
  traits: traitsOf,
  datasets: (setting) =>
    setting.scenario.datasets.map((dataset, ordinal) => createCallDataset(dataset, ordinal, setting)),
  fixtures: (setting) => setting.scenario.fixtures.map((fixture) => createFixture(fixture, setting)),
  truth: callTruth,
};
