/**
 * G3: not even the identifier of a secret belongs in a function's environment. Here the path, the name or the ARN of
 * one does.
 */
import { Arn, ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { aws_ssm as ssm } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

// Paths.
export class PathStack extends Stack {
  constructor(scope: Construct, id: string, stage: string) {
    super(scope, id);
    const tokenPath = `/slack-bot/${stage}/bot-token`;
    const apiKey = ssm.StringParameter.fromSecureStringParameterAttributes(this, 'ApiKey', {
      parameterName: '/slack-bot/production/api-key',
    });
    const fn = new NodejsFunction(this, 'Events', {
      entry: 'src/events.ts',
      environment: {
        LOG_LEVEL: 'info',
        PARAM_PATH: '/slack-bot/prod/admin-token', // expect: aws-secrets/no-env-param-path
        ADMIN: '/slack-bot/prod/admin-password', // expect: aws-secrets/no-env-param-path
        BOT_TOKEN_SSM_PATH: tokenPath, // expect: aws-secrets/no-env-param-path
        SIGNING_SECRET_PARAMETER: `/slack-bot/${stage}/signing-secret`, // expect: aws-secrets/no-env-param-path
        OPENAI_API_KEY_PATH: '/slack-bot/' + stage + '/openai-api-key', // expect: aws-secrets/no-env-param-path
        API_KEY_PARAMETER_NAME: apiKey.parameterName, // expect: aws-secrets/no-env-param-path
        API_KEY_PARAMETER_ARN: apiKey.parameterArn, // expect: aws-secrets/no-env-param-path
        WEBHOOK_SECRET_PARAM: process.env.WEBHOOK_SECRET_PARAM ?? '/slack-bot/prod/webhook-secret', // expect: aws-secrets/no-env-param-path
      },
    });
    fn.addEnvironment('JIRA_TOKEN_PARAMETER', '/slack-bot/production/jira-token'); // expect: aws-secrets/no-env-param-path
    fn.addEnvironment('API_KEY_NAME', apiKey.parameterName); // expect: aws-secrets/no-env-param-path
  }
}

// Names and ARNs of Secrets Manager secrets.
export class NameStack extends Stack {
  constructor(scope: Construct, id: string, cluster: rds.DatabaseCluster) {
    super(scope, id);
    const secret = new Secret(this, 'Session', { secretName: 'slack-bot/production/session' });
    const jira = Secret.fromSecretNameV2(this, 'Jira', 'slack-bot/production/jira');
    const { secretArn } = jira;
    const SECRET_NAME = secret.secretName;
    const mailSecretArn = Arn.format(
      {
        service: 'secretsmanager',
        resource: 'secret',
        resourceName: 'slack-bot/production/mail',
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      },
      this,
    );
    new lambda.Function(this, 'Session', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'session.handler',
      code: lambda.Code.fromAsset('dist'),
      environment: {
        SESSION_SECRET_ARN: secret.secretArn, // expect: aws-secrets/no-env-param-path
        SECRET_NAME, // expect: aws-secrets/no-env-param-path
        JIRA_SECRET_ARN: secretArn, // expect: aws-secrets/no-env-param-path
        MAIL_SECRET_ARN: mailSecretArn, // expect: aws-secrets/no-env-param-path
        SEARCH_SECRET: `arn:aws:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:slack-bot/production/search`, // expect: aws-secrets/no-env-param-path
        DB_SECRET_ARN: cluster.secret!.secretArn, // expect: aws-secrets/no-env-param-path
        DB_CREDENTIALS_ARN: cluster.secret?.secretFullArn ?? cluster.secret?.secretArn ?? '', // expect: aws-secrets/no-env-param-path
        GITHUB_SECRET_ID: 'slack-bot/production/github-app', // expect: aws-secrets/no-env-param-path
      },
    });
  }
}

// Detours.
const sharedEnvironment = {
  CONFIG_PROFILE: 'production',
  SLACK_TOKEN_PATH: '/slack-bot/production/bot-token', // expect: aws-secrets/no-env-param-path
};

const names = { zendesk: '/slack-bot/production/zendesk-token' } as const;

export class DetourStack extends Stack {
  constructor(scope: Construct, id: string, pager: boolean) {
    super(scope, id);
    new NodejsFunction(this, 'Shared', { entry: 'src/shared.ts', environment: sharedEnvironment });
    new NodejsFunction(this, 'Helper', { entry: 'src/helper.ts', environment: this.databaseEnvironment() });
    new NodejsFunction(this, 'Spread', {
      entry: 'src/spread.ts',
      environment: {
        ZENDESK_TOKEN_PARAM: names.zendesk, // expect: aws-secrets/no-env-param-path
        ...(pager && { PAGER_SECRET_NAME: 'slack-bot/production/pager' }), // expect: aws-secrets/no-env-param-path
        QUEUE_TOKEN_PATH: pager ? '/slack-bot/production/pager-token' : '/slack-bot/production/queue-token', // expect: aws-secrets/no-env-param-path
      },
    });
    const environment: Record<string, string> = {};
    environment['LICENSE_KEY_PARAMETER'] = '/slack-bot/production/license-key'; // expect: aws-secrets/no-env-param-path
    new NodejsFunction(this, 'Mutated', { entry: 'src/mutated.ts', environment });

    new lambda.CfnFunction(this, 'Raw', {
      role: `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/raw`,
      code: { zipFile: 'exports.handler = async () => {};' },
      environment: { variables: { TOKEN_PARAMETER_NAME: '/slack-bot/production/raw-token' } }, // expect: aws-secrets/no-env-param-path
    });
  }

  private databaseEnvironment(): Record<string, string> {
    const secret = Secret.fromSecretNameV2(this, 'Database', 'slack-bot/production/database');
    return {
      DB_NAME: 'slackbot',
      DB_SECRET_NAME: secret.secretName, // expect: aws-secrets/no-env-param-path
    };
  }
}

// A company's own construct.
export class ServiceFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, entry: string, secret: Secret) {
    super(scope, id, {
      entry,
      environment: {
        POWERTOOLS_SERVICE_NAME: id,
        SERVICE_SECRET_ARN: secret.secretArn, // expect: aws-secrets/no-env-param-path
      },
    });
  }
}
