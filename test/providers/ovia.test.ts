import { testProvider } from '../support/test-provider.ts';
import { oviaCase } from './support/cases.ts';

testProvider(oviaCase());
