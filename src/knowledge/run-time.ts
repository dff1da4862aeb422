/**
 * What tells that a file is code that runs in AWS, or a tool that runs on a machine of its developers? Data only. Blind
 * spot: code that is neither an entry point nor talks to AWS itself, as a module that only calls an API with its key.
 */

/** Modules that only code in AWS needs, or that talk to it. */
export const RUN_TIME_MODULE = new RegExp(
  [
    '^(?:@aws-sdk/|aws-sdk(?:$|/)|@smithy/|@aws-lambda-powertools/|@middy/|@aws-crypto/|aws-xray-sdk|@types/aws-lambda',
    'aws-lambda(?:$|/)|aws-jwt-verify|aws-serverless-express|@(?:vendia|codegenie)/serverless-express|serverless-http$',
    '@fastify/aws-lambda|@as-integrations/aws-lambda|hono/aws-lambda|lambda-api$|@sparticuz/chromium|datadog-lambda-js)',
  ].join('|'),
);

/** Types of what a function is called with. */
export const HANDLER_TYPES =
  /\b(?:(?:APIGateway(?:Proxy|Authorizer|Token|Request)|AppSyncResolver|ALB|CloudFront|CloudWatch|CodePipeline|Cognito|DynamoDBStream|EventBridge|Firehose|IoT|KinesisStream|LambdaFunctionURL|S3|SES|SNS|SQS|Scheduled|SecretsManagerRotation)\w*(?:Event|EventV2|Handler|HandlerV2|Trigger)|LambdaContext)\b/;

/** Modules of programs that somebody starts by hand, or that another platform runs. */
export const TOOL_MODULE = new RegExp(
  [
    '^(?:@actions/|commander$|yargs(?:$|/)|@oclif/|inquirer$|@inquirer/|cac$|meow$|prompts$|danger$|zx(?:$|/)|listr2?$',
    '@netlify/|vitest(?:$|/)|@jest/globals$|@playwright/|@angular/|react$|react-dom|vue$|svelte)',
  ].join('|'),
);

/** Folders and names of scripts and configurations. */
const TOOL_PATH =
  /(?:^|\/)(?:bin|ci|netlify|scripts?|tools?|tooling|\.[\w-]+)\/|(?:^|\/)(?:serverless|gulpfile|gruntfile|knexfile|ormconfig|drizzle|webpack|esbuild|build|deploy|seed|setup)\.[cm]?[jt]s$|\.config\.[cm]?[jt]s$|rc\.[cm]?js$/i;

/** Is a file a script, or the configuration of one, by its path? */
export const isToolPath = (path: string): boolean => TOOL_PATH.test(path.replaceAll('\\', '/'));

/** Exports beside a `handler` that make it the command of a command-line program. */
export const COMMAND_EXPORTS: ReadonlySet<string> = new Set(['builder', 'command']);

/** Names of a function's entry point. */
export const HANDLER_EXPORT = /^(?:lambda_?)?handler$/i;

/** Names of one of several, as `getItemsHandler`, when it takes an event: there are other handlers. */
export const ONE_HANDLER_EXPORT = /Handler$/;
export const EVENT_PARAMETER = /^_?(?:event|evt)$/i;

/** A program that waits for requests runs in a container, which gets its secrets from the platform. */
export const SERVER = /\.listen\(|\bNestFactory\b/;

/** First parameters of handlers of web servers, which share the name. */
export const WEB_REQUEST = /^_?(?:req|request|ctx|c|argv|args)$/i;

/** Credentials that AWS itself puts into the environment of code it runs. */
export const GIVEN_BY_AWS: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
]);
