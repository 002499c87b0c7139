import { testProvider } from '../support/test-provider.ts';
import { voiceosCase } from './support/cases.ts';

testProvider(voiceosCase());
