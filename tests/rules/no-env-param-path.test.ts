import { testRule } from '../support/rule-tester.ts';
import { invalidEnvironments, invalidReads, valid } from './no-env-param-path.cases.ts';

testRule('no-env-param-path', { valid, invalid: [...invalidReads, ...invalidEnvironments] });
