import type { ResourceKind } from '../../src/engine/resource.ts';
import { amendCall } from './amend-call.ts';
import type { CallFacts, CallInput, CallView } from './call.ts';
import { createCall, createFixture } from './create-call.ts';
import { createCallDataset } from './dataset.ts';
import { type CallTraits, traitsOf } from './traits.ts';
import { callTruth } from './truth.ts';
import { viewCall } from './view-call.ts';

/** A telephone call that a voice agent makes or takes: the one kind of resource of the bundled providers. */
export const callKind: ResourceKind<CallInput, CallFacts, CallTraits, CallView> = {
  name: 'call',
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
