import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../src/script/requests.ts';
import { scriptOf } from './script-of.ts';

const requests = (code: string): string[] =>
  requestsOf(scriptOf(code)).map((request) => {
    const [name] = request.values('name');
    return `${request.service} ${request.operation} ${name?.kind === 'scalar' ? String(name.value) : (name?.kind ?? '-')}`;
  });

describe('requestsOf', () => {
  const FOUND: readonly (readonly [string, string, readonly string[]])[] = [
    ['command', "import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager'; new CreateSecretCommand({ Name: 'a' });", ['secretsmanager CreateSecret a']],
    ['alias', "import { PutParameterCommand as Put } from '@aws-sdk/client-ssm'; const input = { Name: 'a' }; new Put({ ...input });", ['ssm PutParameter a']],
    ['namespace', "import * as ssm from '@aws-sdk/client-ssm'; (input) => new ssm.PutParameterCommand(input);", ['ssm PutParameter unread']],
    ['require', "const { PutParameterCommand } = require('@aws-sdk/client-ssm'); new PutParameterCommand();", ['ssm PutParameter -']],
    ['aggregated client', "import { SSM } from '@aws-sdk/client-ssm'; const ssm = new SSM({}); ssm.putParameter({ Name: 'a' });", ['ssm PutParameter a']],
    ['client in a field', "import { SSM } from '@aws-sdk/client-ssm'; class A { #ssm = new SSM({}); b() { return this.#ssm?.putParameter({ Name: `a` }); } }", ['ssm PutParameter a']],
    ['SDK 2', "const AWS = require('aws-sdk'); new AWS.SSM().putParameter({ Name: 'a' }).promise();", ['ssm PutParameter a']],
    ['module of SDK 2', "const SSM = require('aws-sdk/clients/ssm'); new SSM().putParameter({ Name: 'a' });", ['ssm PutParameter a']],
    ['another module', "import { PutParameterCommand } from './aws-sdk.js'; new PutParameterCommand({ Name: 'a' });", []],
    ['default import', "import ssm from '@aws-sdk/client-ssm'; new ssm(); new ssm.PutParameterCommand({ Name: 'a' });", ['ssm PutParameter a']],
    ['modules named nearly like one', "import { PutParameterCommand as A } from './@aws-sdk/client-ssm'; import { PutParameterCommand as B } from '@aws-sdk/client-ssm/dist'; import * as AWS from 'my-aws-sdk'; new A(); new B(); new AWS.SSM().putParameter({});", []],
    ['classes named nearly like one', "import * as ssm from '@aws-sdk/client-ssm'; new ssm.PutParameterCommandInput({}); new ssm.putParameterCommand({}); new ssm.SSMClient({});", []],
    ['methods named nearly like one', "import { SSM } from '@aws-sdk/client-ssm'; const ssm = new SSM(); ssm.PutParameter({}); ssm.send({}); ssm[m]({}); putParameter({}); ssm.config.putParameter({});", []],
    ['type of a client', "import { SSM } from '@aws-sdk/client-ssm'; (ssm: SSM) => ssm.putParameter({ Name: 'a' });", []],
    ['another client', "import '@aws-sdk/client-ssm'; client.putParameter({ Name: 'a' });", []],
  ];
  it.each(FOUND)('%s', (_, code, expected) => expect(requests(code)).toEqual(expected));

  it('tells where a property is, takes it out and adds one', () => {
    const code = "import { SSM } from '@aws-sdk/client-ssm'; new SSM().putParameter({ Name: 'a', Type: 'String' });";
    const [request] = requestsOf(scriptOf(code));
    expect(request!.label).toBe('putParameter');
    expect(code.slice(...request!.range)).toBe('new SSM().putParameter');
    expect(request!.nameOf('name')).toBe('Name');
    expect(request!.removal('type')?.map(({ range }) => code.slice(...range))).toEqual([", Type: 'String'"]);
    expect(request!.insertion('tier', 'x')?.map(({ text }) => text)).toEqual([", Tier: 'x'"]);
    const [empty] = requestsOf(scriptOf("import { PutParameterCommand } from '@aws-sdk/client-ssm'; new PutParameterCommand({});"));
    expect(empty!.label).toBe('PutParameterCommand');
  });
});
