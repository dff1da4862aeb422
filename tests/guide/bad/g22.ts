/**
 * G22: secrets in Parameter Store are SecureStrings. Here they are written as plain text.
 */
import { SSMProvider, setParameter } from '@aws-lambda-powertools/parameters/ssm';
import {
  ParameterType,
  PutParameterCommand,
  SSM,
  SSMClient,
  type PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import { Stack } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';

const client = new SSMClient({});
const aggregated = new SSM({});
const provider = new SSMProvider();

export async function byName(value: string, stage: string): Promise<void> {
  await client.send(
    new PutParameterCommand({
      Name: `/slack-bot/${stage}/token`,
      Value: value,
      Type: 'String', // expect: aws-secrets/require-secure-string
    }),
  );
  await aggregated.putParameter({ Name: '/slack-bot/production/api-key', Value: value, Type: ParameterType.STRING }); // expect: aws-secrets/require-secure-string
}

export async function byValue(name: string, credentials: { user: string; password: string }): Promise<void> {
  const input: PutParameterCommandInput = {
    Name: name,
    Value: JSON.stringify({ user: credentials.user, password: credentials.password }),
    Type: 'String', // expect: aws-secrets/require-secure-string
  };
  await client.send(new PutParameterCommand(input));
}

// A parameter that is there keeps its type: the repair is for a person to judge.
export async function overwritten(value: string): Promise<void> {
  await client.send(
    new PutParameterCommand({
      Name: '/slack-bot/production/signing-secret',
      Value: value,
      Type: 'String', // expect: aws-secrets/require-secure-string
      Overwrite: true,
    }),
  );
}

export async function several(keys: string[]): Promise<void> {
  await client.send(
    new PutParameterCommand({
      Name: '/slack-bot/production/api-keys',
      Value: keys.join(','),
      Type: 'StringList', // expect: aws-secrets/require-secure-string
    }),
  );
}

export async function powertools(clientSecret: string): Promise<void> {
  await setParameter('/slack-bot/production/oauth', { value: clientSecret }); // expect: aws-secrets/require-secure-string
  await provider.set('/slack-bot/production/token', { value: clientSecret, parameterType: 'String' }); // expect: aws-secrets/require-secure-string
}

export class SlackBot extends Stack {
  parameters(user: string, password: string): void {
    // expect: aws-secrets/require-secure-string
    new ssm.StringParameter(this, 'Database', {
      parameterName: '/slack-bot/production/database',
      stringValue: `${user},${password}`,
    });
    // expect: aws-secrets/require-secure-string
    new ssm.StringParameter(this, 'Token', {
      parameterName: '/slack-bot/production/token',
      stringValue: 'CHANGE_ME',
    });
    // expect: aws-secrets/require-secure-string
    new ssm.StringListParameter(this, 'ApiKeys', {
      parameterName: '/slack-bot/production/api-keys',
      stringListValue: ['first-of-many-2024', 'second-of-many-2024'],
    });
    // expect: aws-secrets/require-secure-string
    new ssm.CfnParameter(this, 'SigningSecret', {
      type: 'String',
      name: '/slack-bot/production/signing-secret',
      value: this.node.tryGetContext('signing'),
    });
    const secret = new secretsmanager.Secret(this, 'Secret');
    // expect: aws-secrets/require-secure-string
    new ssm.StringParameter(this, 'Copy', { stringValue: secret.secretValue.unsafeUnwrap() });
  }

  custom(value: string): void {
    new AwsCustomResource(this, 'Put', {
      onCreate: {
        service: 'SSM',
        action: 'putParameter',
        parameters: {
          Name: '/slack-bot/production/token',
          Value: value,
          Type: 'String', // expect: aws-secrets/require-secure-string
        },
        physicalResourceId: PhysicalResourceId.of('slack-bot-token'),
      },
      policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: [this.formatArn({ service: 'ssm', resource: 'parameter/slack-bot/production/token' })] }),
    });
  }
}
