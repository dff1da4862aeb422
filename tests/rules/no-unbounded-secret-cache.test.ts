import { testRule } from '../support/rule-tester.ts';
import { invalid, invalidJavaScript, valid } from './no-unbounded-secret-cache.cases.ts';

testRule('no-unbounded-secret-cache', { valid, invalid: [...invalid, ...invalidJavaScript] });
