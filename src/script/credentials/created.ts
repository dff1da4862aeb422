/**
 * Where does a file make access keys? Constructs of CDK, Pulumi and CDKTF, and the call of IAM. Blind spot: clients of
 * IAM that other files make.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { KeptKey } from '../../model/static-credentials.ts';
import { entriesOf } from '../entries.ts';
import type { Script } from '../script.ts';
import { dottedName, keyName, lastName, unwrap, type Node } from '../syntax.ts';
import { awsName } from './modules.ts';

const CONSTRUCTS = /^(?:CfnAccessKey|IamAccessKey)$/;
const CLIENTS = /^IAM(?:Client)?$/;

/** The calls that make a key. */
export function createdKeys(script: Script): readonly KeptKey[] {
  const created = [...script.nodes.of('NewExpression').filter((made) => isKey(script, made)), ...calls(script)];
  return created.map(({ callee }) => ({ how: 'created', label: labelOf(callee), range: callee.range }));
}

const labelOf = (callee: Node): string => dottedName(callee)?.join('.') ?? lastName(callee) ?? '';

function isKey(script: Script, { callee, arguments: args }: TSESTree.NewExpression): boolean {
  const name = awsName(script, callee);
  const last = name?.path.at(-1) ?? '';
  if (last === 'CreateAccessKeyCommand' || CONSTRUCTS.test(last)) return true;
  if (last === 'AccessKey') return /iam/i.test([name?.module, ...(name?.path.slice(0, -1) ?? [])].join('/'));
  if (last !== 'CfnResource' || !args[2]) return false;
  const type = entriesOf(script, args[2]).entries.find(({ key }) => key === 'type');
  return type !== undefined && script.textOf(type.value, type.frame) === 'AWS::IAM::AccessKey';
}

/** `iam.createAccessKey({ UserName })` */
function calls(script: Script): readonly TSESTree.CallExpression[] {
  return script.nodes.of('CallExpression').filter(({ callee }) => {
    const method = unwrap(callee);
    if (method.type !== 'MemberExpression' || keyName(method) !== 'createAccessKey') return false;
    return script.origins.of(method.object).some(({ node, path }) => {
      const client = node.type === 'NewExpression' && path.length === 0 ? awsName(script, node.callee) : undefined;
      return CLIENTS.test(client?.path.at(-1) ?? '');
    });
  });
}
