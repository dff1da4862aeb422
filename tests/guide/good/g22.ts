/**
 * G22: secrets are SecureStrings; plain parameters hold everything else.
 */
import { setParameter } from '@aws-lambda-powertools/parameters/ssm';
import { ParameterType, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Stack, type StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const client = new SSMClient({});

export async function secrets(token: string): Promise<void> {
  await client.send(
    new PutParameterCommand({ Name: '/slack-bot/production/token', Value: token, Type: 'SecureString', Overwrite: true }),
  );
  await client.send(
    new PutParameterCommand({ Name: '/slack-bot/production/api-key', Value: token, Type: ParameterType.SECURE_STRING }),
  );
  await setParameter('/slack-bot/production/oauth', { value: token, parameterType: 'SecureString' });
  // Keeps the type it has.
  await client.send(new PutParameterCommand({ Name: '/slack-bot/production/token', Value: token, Overwrite: true }));
}

export async function put(name: string, value: string, secure: boolean): Promise<void> {
  await client.send(new PutParameterCommand({ Name: name, Value: value, Type: secure ? 'SecureString' : 'String' }));
}

export async function plain(level: string, secretArn: string): Promise<void> {
  await client.send(new PutParameterCommand({ Name: '/slack-bot/production/log-level', Value: level, Type: 'String' }));
  await client.send(
    new PutParameterCommand({ Name: '/slack-bot/production/db-secret', Value: secretArn, Type: 'String' }),
  );
  await setParameter('/slack-bot/production/token-url', { value: 'https://login.example.com/token' });
}

export class SlackBot extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const secret = new secretsmanager.Secret(this, 'Database', { secretName: '/slack-bot/production/db-password' });
    const tokens = new dynamodb.TableV2(this, 'Tokens', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    });
    new ssm.StringParameter(this, 'LogLevel', { parameterName: '/slack-bot/production/log-level', stringValue: 'info' });
    new ssm.StringParameter(this, 'DatabaseSecret', {
      parameterName: '/slack-bot/production/db-secret',
      stringValue: secret.secretArn,
    });
    new ssm.StringParameter(this, 'TokenTable', {
      parameterName: '/slack-bot/production/tokens',
      stringValue: tokens.tableName,
    });
    new ssm.StringListParameter(this, 'Channels', {
      parameterName: '/slack-bot/production/channels',
      stringListValue: ['general', 'alerts'],
    });
  }
}
