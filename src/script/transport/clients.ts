/** Which calls make or configure a client of the AWS SDK? Versions 2 and 3, also wrapped for tracing. */
import type { Script } from '../script.ts';
import { dottedName, type Node } from '../syntax.ts';

const SDK = /^(?:@aws-sdk\/|aws-sdk(?:$|\/))/;

export function isAwsCall(script: Script, call: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): boolean {
  const external = script.externalName(call.callee);
  if (external?.module !== undefined) return SDK.test(external.module);
  // `const AWS = captureAWS(require('aws-sdk'))`
  const [first] = dottedName(call.callee) ?? [];
  return first === 'AWS';
}
