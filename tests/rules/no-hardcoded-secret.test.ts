import { testRule } from '../support/rule-tester.ts';

testRule('no-hardcoded-secret', { valid: [], invalid: [] });
