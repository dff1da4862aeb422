import { testRule } from '../support/rule-tester.ts';

testRule('no-insecure-transport', {
  valid: [],
  invalid: [],
});
