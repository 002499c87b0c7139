import { testProvider } from '../support/test-provider.ts';
import { elevenlabsCase } from './support/cases.ts';

testProvider(elevenlabsCase());
