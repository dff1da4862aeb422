/**
 * G1: a function's environment holds no secret value. Here it does: as a literal, handed through from the deploying
 * machine, or resolved at deploy time.
 */
import * as cdk from 'aws-cdk-lib';
import { aws_appsync as appsync, CfnParameter, Fn, SecretValue, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const code = lambda.Code.fromInline('exports.handler = async () => {};');
const runtime = lambda.Runtime.NODEJS_22_X;

// Literals.
export class LiteralStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new lambda.Function(this, 'Events', {
      runtime,
      handler: 'index.handler',
      code,
      environment: {
        LOG_LEVEL: 'info',
        SLACK_BOT_TOKEN: 'xoxb-...', // expect: aws-secrets/no-secret-in-lambda-env
        OPENAI_API_KEY: 'sk-...', // expect: aws-secrets/no-secret-in-lambda-env
        DB_PASSWORD: 'password123', // expect: aws-secrets/no-secret-in-lambda-env
        'JWT_SIGNING_KEY': `replace-me`, // expect: aws-secrets/no-secret-in-lambda-env
        BILLING: 'sk_live_' + '9fQ2vT7mXb4LcZ8wRk3NpD6h', // expect: aws-secrets/no-secret-in-lambda-env
      },
    });
  }
}

// Handed through from the machine that deploys.
export class PassThroughStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { GITHUB_TOKEN, LOG_LEVEL = 'info' } = process.env;
    const stripeKey = process.env['STRIPE_SECRET_KEY'] as string;
    new NodejsFunction(this, 'Worker', {
      entry: 'src/worker.ts',
      memorySize: 512,
      environment: {
        LOG_LEVEL,
        API_KEY: process.env.API_KEY!, // expect: aws-secrets/no-secret-in-lambda-env
        SLACK_SIGNING_SECRET: process.env.SLACK_SIGNING_SECRET ?? '', // expect: aws-secrets/no-secret-in-lambda-env
        SENTRY_AUTH_TOKEN: process.env.SENTRY_AUTH_TOKEN || 'none', // expect: aws-secrets/no-secret-in-lambda-env
        WEBHOOK_SECRET: `${process.env.WEBHOOK_SECRET}`, // expect: aws-secrets/no-secret-in-lambda-env
        GITHUB_TOKEN: GITHUB_TOKEN!, // expect: aws-secrets/no-secret-in-lambda-env
        STRIPE_SECRET_KEY: stripeKey, // expect: aws-secrets/no-secret-in-lambda-env
        PAGER_API_KEY: this.node.tryGetContext('pagerApiKey') as string, // expect: aws-secrets/no-secret-in-lambda-env
        JIRA_TOKEN: (() => { // expect: aws-secrets/no-secret-in-lambda-env
          const value = process.env.JIRA_TOKEN;
          if (!value) throw new Error('JIRA_TOKEN is not set.');
          return value;
        })(),
      },
    });
  }
}

// Resolved at deploy time.
export class DeployTimeStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const database = secretsmanager.Secret.fromSecretNameV2(this, 'Database', 'slack-bot/production/database');
    const adminToken = StringParameter.fromSecureStringParameterAttributes(this, 'AdminToken', {
      parameterName: '/slack-bot/production/admin-token',
    });
    const botToken = StringParameter.valueForStringParameter(this, '/slack-bot/production/bot-token');
    const hook = new CfnParameter(this, 'HookSecret', { type: 'String', noEcho: true });
    const uploader = new iam.User(this, 'Uploader');
    const accessKey = new iam.CfnAccessKey(this, 'UploaderKey', { userName: uploader.userName }); // expect: aws-secrets/no-static-aws-credentials
    const api = new appsync.GraphqlApi(this, 'Api', {
      name: 'slack-bot',
      definition: appsync.Definition.fromFile('schema.graphql'),
    });
    const fn = new lambda.Function(this, 'Admin', {
      runtime,
      handler: 'index.handler',
      code,
      environment: {
        BOT_TOKEN: botToken, // expect: aws-secrets/no-secret-in-lambda-env
        API_TOKEN: StringParameter.valueForStringParameter(this, '/slack-bot/production/api-token'), // expect: aws-secrets/no-secret-in-lambda-env
        OAUTH_SECRET: StringParameter.valueFromLookup(this, '/slack-bot/production/oauth-secret'), // expect: aws-secrets/no-secret-in-lambda-env
        ADMIN_TOKEN: adminToken.stringValue, // expect: aws-secrets/no-secret-in-lambda-env
        DB_PASSWORD: database.secretValueFromJson('password').unsafeUnwrap(), // expect: aws-secrets/no-secret-in-lambda-env
        DB_SECRET: database.secretValue.toString(), // expect: aws-secrets/no-secret-in-lambda-env
        SEARCH_API_KEY: SecretValue.secretsManager('slack-bot/production/search').unsafeUnwrap(), // expect: aws-secrets/no-secret-in-lambda-env
        PAGER_TOKEN: cdk.SecretValue.ssmSecure('/slack-bot/production/pager-token').unsafeUnwrap(), // expect: aws-secrets/no-secret-in-lambda-env
        LINK_KEY: '{{resolve:secretsmanager:slack-bot/production/links:SecretString:key}}', // expect: aws-secrets/no-secret-in-lambda-env
        SMTP_PASSWORD: Fn.sub('{{resolve:ssm-secure:/slack-bot/production/smtp-password}}'), // expect: aws-secrets/no-secret-in-lambda-env
        HOOK_SECRET: hook.valueAsString, // expect: aws-secrets/no-secret-in-lambda-env
        UPLOADER_SECRET_ACCESS_KEY: accessKey.attrSecretAccessKey, // expect: aws-secrets/no-secret-in-lambda-env
        GRAPHQL_API_KEY: api.apiKey!, // expect: aws-secrets/no-secret-in-lambda-env
      },
    });
    fn.addEnvironment('SESSION_SECRET', database.secretValueFromJson('session').unsafeUnwrap()); // expect: aws-secrets/no-secret-in-lambda-env
    fn.addEnvironment('MODEL_API_KEY', process.env.MODEL_API_KEY!); // expect: aws-secrets/no-secret-in-lambda-env
  }
}

// The value, or the whole map, comes a detour.
const sharedEnvironment = {
  AWS_NODEJS_CONNECTION_REUSE_ENABLED: '1',
  TELEGRAM_BOT_TOKEN: process.env.TELEGRAM_BOT_TOKEN!, // expect: aws-secrets/no-secret-in-lambda-env
};

function mailEnvironment(stack: Stack): Record<string, string> {
  const mail = secretsmanager.Secret.fromSecretNameV2(stack, 'Mail', 'slack-bot/production/mail');
  return {
    SMTP_PORT: '465',
    SMTP_PASSWORD: mail.secretValueFromJson('password').unsafeUnwrap(), // expect: aws-secrets/no-secret-in-lambda-env
  };
}

export class DetourStack extends Stack {
  private readonly credentials = { apiKey: process.env.SEARCH_API_KEY! } as const;

  constructor(scope: Construct, id: string, production: boolean) {
    super(scope, id);
    const host = 'database';
    const password = SecretValue.secretsManager('slack-bot/production/database').unsafeUnwrap();
    const DATABASE_URL = `postgres://slackbot:${password}@${host}:5432/slackbot`;
    const SIGNING_SECRET = process.env.SIGNING_SECRET!;
    const tokenKey = 'ZENDESK_TOKEN';

    new NodejsFunction(this, 'Shared', { entry: 'src/shared.ts', environment: sharedEnvironment });
    new NodejsFunction(this, 'Mail', { entry: 'src/mail.ts', environment: { ...mailEnvironment(this), RETRIES: '3' } });
    new NodejsFunction(this, 'Search', { entry: 'src/search.ts', memorySize: 256, ...this.searchProps() });
    new NodejsFunction(this, 'Detours', {
      entry: 'src/detours.ts',
      environment: {
        DATABASE_URL, // expect: aws-secrets/no-secret-in-lambda-env
        SIGNING_SECRET, // expect: aws-secrets/no-secret-in-lambda-env
        [tokenKey]: process.env.ZENDESK_TOKEN!, // expect: aws-secrets/no-secret-in-lambda-env
        REDIS_PASSWORD: production ? password : 'redis', // expect: aws-secrets/no-secret-in-lambda-env
        ...(production && { PAGER_TOKEN: process.env.PAGER_TOKEN! }), // expect: aws-secrets/no-secret-in-lambda-env
        ...(production ? { LOG_LEVEL: 'warn' } : { DEBUG_PASSWORD: 'letmein' }), // expect: aws-secrets/no-secret-in-lambda-env
      } satisfies Record<string, string>,
    });

    const environment: Record<string, string> = { CONFIG_PROFILE: 'production' };
    environment.TRANSLATION_API_KEY = process.env.TRANSLATION_API_KEY!; // expect: aws-secrets/no-secret-in-lambda-env
    environment['MAPS_API_KEY'] = process.env.MAPS_API_KEY ?? ''; // expect: aws-secrets/no-secret-in-lambda-env
    Object.assign(environment, { SMS_AUTH_TOKEN: password }); // expect: aws-secrets/no-secret-in-lambda-env
    const props: NodejsFunctionProps = { entry: 'src/mutated.ts', environment };
    new NodejsFunction(this, 'Mutated', props);
  }

  private searchProps() {
    return {
      environment: {
        SEARCH_INDEX: 'messages',
        SEARCH_API_KEY: this.credentials.apiKey, // expect: aws-secrets/no-secret-in-lambda-env
      },
    };
  }
}

// A company's own constructs, and the resource itself.
interface TracedFunctionProps {
  readonly handler: string;
  readonly environment?: Record<string, string>;
}

export class TracedFunction extends lambda.Function {
  constructor(scope: Construct, id: string, props: TracedFunctionProps) {
    super(scope, id, {
      runtime,
      code,
      handler: props.handler,
      environment: {
        ...props.environment,
        TRACER_API_KEY: process.env.TRACER_API_KEY!, // expect: aws-secrets/no-secret-in-lambda-env
      },
    });
  }
}

export class CompanyStack extends Stack {
  constructor(scope: Construct, id: string, roleArn: string) {
    super(scope, id);
    new TracedFunction(this, 'Digest', {
      handler: 'digest.handler',
      environment: { SLACK_TOKEN: process.env.SLACK_TOKEN! }, // expect: aws-secrets/no-secret-in-lambda-env
    });
    new lambda.SingletonFunction(this, 'Once', {
      uuid: 'c3a1c3f0-4b0e-4a6e-9a52-7f6f7e3b9d10',
      runtime,
      handler: 'index.handler',
      code,
      environment: { LICENSE_KEY: process.env.LICENSE_KEY! }, // expect: aws-secrets/no-secret-in-lambda-env
    });
    new lambda.CfnFunction(this, 'Raw', {
      role: roleArn,
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      code: { zipFile: 'exports.handler = async () => {};' },
      environment: {
        variables: {
          ENCRYPTION_KEY: process.env.ENCRYPTION_KEY!, // expect: aws-secrets/no-secret-in-lambda-env
        },
      },
    });
  }
}
