/** Which packages call AWS, or describe what runs there? */
import type { ExternalName, Script } from '../script.ts';
import type { Node } from '../syntax.ts';

const AWS = /^@?(?:aws|smithy|pulumi\/aws|cdktf\/provider-aws|monocdk)(?:[-/]|$)|amazon|[-/]aws(?:[-/]|$)/;

/** What a callee is called in the package of AWS that it comes from; `undefined` for anything else. */
export function awsName(script: Script, callee: Node): ExternalName | undefined {
  const name = script.externalName(callee);
  const { module } = name ?? {};
  return module !== undefined && !module.startsWith('.') && AWS.test(module) ? name : undefined;
}
