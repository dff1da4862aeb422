import { testRule } from '../support/rule-tester.ts';

testRule('no-connection-string', { valid: [], invalid: [] });
