import { testProvider } from '../support/test-provider.ts';
import { voiceableCase } from './support/cases.ts';

testProvider(voiceableCase());
