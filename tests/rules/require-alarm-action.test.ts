import { testRule } from '../support/rule-tester.ts';

testRule('require-alarm-action', {
  valid: [],
  invalid: [],
});
