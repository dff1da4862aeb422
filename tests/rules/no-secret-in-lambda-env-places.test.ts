/**
 * Where environments are found: detours inside a file, every kind of construct, and what only looks like an
 * environment.
 */
import { marked } from '../support/marked.ts';
import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

/** A literal secret in the environment of `place`, at the marked key; `key` where that is not the variable's name. */
const at =
  (place: string, remedy = 'read it at run time with IAM-scoped access') =>
  (name: string, text: string, key = /«([^»]*)»/.exec(text)![1]!.replace(/^['"]|['"]$/g, '')): InvalidCase =>
    marked(name, text, {
      messageId: 'literal',
      data: { key, from: '', place, remedy },
      removal: { messageId: 'remove', data: { key } },
    });

const lambda = at("the function's");
const container = at("the container's", "hand it over in the container's `secrets`");
const build = at("the build's", 'let the build read it from Parameter Store or Secrets Manager');
const service = at("the service's", "hand it over in the service's `environmentSecrets`");
const job = at("the job's", "hand it over in the job's `secrets`");
const other = at('the deployed');

const IMPORTS = `import { Stack } from 'aws-cdk-lib';\nimport { Function, NodejsFunction } from 'aws-cdk-lib/aws-lambda';\n`;
const create = (environment: string, before = ''): string =>
  `${IMPORTS}${before}\nnew Function(scope, 'A', { environment: ${environment} });`;
const inClass = (environment: string, members: string): string =>
  `${IMPORTS}class S extends Stack { build() { new Function(this, 'A', { environment: ${environment} }); }\n${members} }`;
/** Statements about a function and a resource of another file. */
const changing = (statements: string): string =>
  `import { fn, resource } from './functions.js';\n${statements}\nrun();`;

const detours: InvalidCase[] = [
  lambda(
    'map shared by three functions',
    `${create('shared', `const shared = { ⟦«API_KEY»: 'hunter2', ⟧A: 'b' };`)}\nnew Function(scope, 'B', { environment: shared });\nnew Function(scope, 'C', { environment: { ...shared } });`,
  ),
  lambda('helper', create(`{ ...variables(), A: 'b' }`, `function variables() { return {⟦ «API_KEY»: 'hunter2'⟧ }; }`)),
  lambda(
    'helper with an argument',
    create(`variables('hunter2')`, 'const variables = (key) => ({⟦ «API_KEY»: key⟧ });'),
  ),
  lambda('method', inClass('this.variables()', `variables() { return {⟦ «API_KEY»: 'hunter2'⟧ }; }`)),
  lambda('getter', inClass('this.variables', `get variables() { return {⟦ «API_KEY»: 'hunter2'⟧ }; }`)),
  lambda('class field', inClass('this.variables', `variables = {⟦ «API_KEY»: 'hunter2'⟧ };`)),
  lambda(
    'class field that is changed',
    inClass('this.variables', `variables = {};\nprepare() {\n⟦this.variables.«API_KEY» = 'hunter2';\n⟧}`),
  ),
  lambda('IIFE', create(`(() => ({⟦ «API_KEY»: 'hunter2'⟧ }))()`)),
  lambda('condition', create(`production ? {} : {⟦ «API_KEY»: 'hunter2'⟧ }`)),
  lambda('conditional spread', create(`{ A: 'b', ...(production && {⟦ «API_KEY»: 'hunter2'⟧ }) }`)),
  lambda('conditional spread with two sides', create(`{ ...(production ? { A: 'b' } : {⟦ «API_KEY»: 'hunter2'⟧ }) }`)),
  lambda('computed key', create(`{⟦ [«KEY»]: 'hunter2'⟧ }`, `const KEY = 'API_KEY';`), 'API_KEY'),
  lambda('concatenated key', create(`{⟦ [«'API_' + 'KEY'»]: 'hunter2'⟧ }`), 'API_KEY'),
  lambda(
    'key from an enum',
    create(
      'variables',
      `enum Names { Key = 'API_KEY' }\nconst variables: Record<string, string> = {};\n⟦variables[«Names.Key»] = 'hunter2';\n⟧`,
    ),
    'API_KEY',
  ),
  lambda('key with a hole', create("{⟦ [«`${name}_API_KEY`»]: 'hunter2'⟧ }"), 'A variable'),
  lambda(
    'unreadable key',
    create(`{⟦ [«keyName»]: 'xoxb-123456789012-123456789012-aBcDeFgHiJkLmNoPqRsTuVwX'⟧ }`),
    'keyName',
  ),
  lambda('changed map', create('variables', `const variables = {};\n⟦variables.«API_KEY» = 'hunter2';\n⟧`)),
  lambda('changed map, bracket', create('variables', `const variables = {};\n⟦variables[«'API_KEY'»] = 'hunter2';\n⟧`)),
  lambda(
    'changed under a condition',
    create('variables', `const variables = {};\nif (production) {\n⟦variables.«API_KEY» = 'hunter2';\n⟧}`),
  ),
  lambda(
    'Object.assign to a variable',
    create('variables', `const variables = {};\nObject.assign(variables, {⟦ «API_KEY»: 'hunter2'⟧ });`),
  ),
  lambda(
    'Object.assign',
    create(`Object.assign({}, defaults, {⟦ «API_KEY»: 'hunter2'⟧ })`, `import { defaults } from './defaults.js';`),
  ),
  lambda('Object.fromEntries', create(`Object.fromEntries([⟦[«'API_KEY'», 'hunter2'], ⟧['A', 'b']])`)),
  lambda(
    'filtered entries',
    create(`Object.fromEntries(Object.entries({⟦ «API_KEY»: 'hunter2'⟧ }).filter(([, value]) => value))`),
  ),
  lambda('imported merge', create(`merge(defaults, {⟦ «API_KEY»: 'hunter2'⟧ })`, `import { merge } from 'lodash';`)),
  lambda('imported filter', create(`omitBy({⟦ «API_KEY»: 'hunter2'⟧ }, isNil)`, `import { omitBy } from 'lodash';`)),
  lambda(
    'rest of a destructured map',
    create('{ ...rest }', `const { A, ...rest } = { A: 'b'⟦, «API_KEY»: 'hunter2'⟧ };`),
  ),
  lambda(
    'options in a variable',
    `${IMPORTS}const props = { environment: {⟦ «API_KEY»: 'hunter2'⟧ } };\nnew Function(scope, 'A', props);`,
  ),
  lambda(
    'options that are changed',
    `${IMPORTS}const props = { environment: {} };\n⟦props.environment.«API_KEY» = 'hunter2';\n⟧new Function(scope, 'A', props);`,
  ),
  lambda(
    'options from a helper',
    `${IMPORTS}const props = () => ({ environment: {⟦ «api_key»: 'hunter2'⟧ } });\nnew Function(scope, 'A', { entry, ...props() });`,
  ),
  lambda(
    'options in a list',
    `${IMPORTS}const all = [{ id: 'A', variables: {⟦ «API_KEY»: 'hunter2'⟧ } }];\nfor (const one of all) new Function(scope, one.id, { environment: one.variables });`,
  ),
  lambda(
    'handed to a helper that creates',
    inClass(
      '{}',
      `own() { this.create('B', {⟦ «API_KEY»: 'hunter2'⟧ }); }\ncreate(id, variables) { return new NodejsFunction(this, id, { environment: { A: 'b', ...variables } }); }`,
    ),
  ),
  lambda(
    'value handed to a helper that creates',
    inClass(
      '{}',
      `own() { this.create('B', 'hunter2'); }\ncreate(id, key) { return new NodejsFunction(this, id, { environment: { A: 'b'⟦, «API_KEY»: key⟧ } }); }`,
    ),
  ),
  lambda('addEnvironment', changing(`⟦fn.addEnvironment(«'API_KEY'», 'hunter2');\n⟧`)),
  lambda(
    'addEnvironment with a constant key',
    changing(`const KEY = 'API_KEY';\n⟦fn.addEnvironment(«KEY», 'hunter2');\n⟧`),
    'API_KEY',
  ),
  lambda(
    'addEnvironment in a chain',
    changing(`fn.addEnvironment('A', 'b')⟦.addEnvironment(«'API_KEY'», 'hunter2')⟧.addEnvironment('C', 'd');`),
  ),
  lambda(
    'addEnvironment in a loop',
    changing(`for (const [key, value] of Object.entries({⟦ «API_KEY»: 'hunter2'⟧ })) fn.addEnvironment(key, value);`),
  ),
  lambda(
    'addEnvironment for each',
    changing(
      `const variables = {⟦ «API_KEY»: 'hunter2'⟧ };\nObject.entries(variables).forEach(([key, value]) => fn.addEnvironment(key, value));`,
    ),
  ),
  lambda(
    'addEnvironment for each key',
    changing(
      `const variables = {⟦ «API_KEY»: 'hunter2'⟧ };\nObject.keys(variables).forEach((key) => fn.addEnvironment(key, variables[key]));`,
    ),
  ),
  lambda(
    'addEnvironment for a list of keys',
    changing(`for (const key of ['A'⟦, «'API_KEY'»⟧]) fn.addEnvironment(key, 'hunter2');`),
  ),
  lambda(
    'addEnvironment in a helper',
    `${IMPORTS}function add(fn, key, value) { fn.addEnvironment(key, value); }\n⟦add(fn, «'API_KEY'», 'hunter2');\n⟧add(fn, 'A', 'b');`,
  ),
  lambda(
    'property override',
    changing(`⟦fn.node.defaultChild.addPropertyOverride(«'Environment.Variables.API_KEY'», 'hunter2');\n⟧`),
    'API_KEY',
  ),
  lambda(
    'override',
    changing(`⟦resource.addOverride(«'Properties.Environment.Variables.API_KEY'», 'hunter2');\n⟧`),
    'API_KEY',
  ),
  lambda(
    'property override of a map',
    changing(`resource.addPropertyOverride('Environment', { Variables: {⟦ «API_KEY»: 'hunter2'⟧ } });`),
  ),
  lambda(
    'assigned to a resource',
    changing(
      `import { CfnFunction } from 'aws-cdk-lib/aws-lambda';\nresource.environment = { variables: {⟦ «API_KEY»: 'hunter2'⟧ } };`,
    ),
  ),
];

const constructs: InvalidCase[] = [
  lambda(
    'resource',
    `import { CfnFunction } from 'aws-cdk-lib/aws-lambda';\nnew CfnFunction(this, 'F', { code, environment: { variables: {⟦ «API_KEY»: 'hunter2'⟧ } } });`,
  ),
  lambda(
    'namespace',
    `import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_lambda_nodejs.NodejsFunction(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  lambda(
    'require',
    `const { aws_lambda: lambda } = require('aws-cdk-lib');\nnew lambda.DockerImageFunction(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  lambda(
    "a company's construct by its name",
    `import { GuLambdaFunction } from '@guardian/constructs';\nnew GuLambdaFunction(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  lambda(
    "a company's construct by its options",
    `import { Handler } from '../constructs';\nnew Handler(this, 'F', { runtime, environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  other(
    "a company's construct in a file about CDK",
    `import { Construct } from 'constructs';\nnew Api(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  lambda("a company's function", `createLambda('orders', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`),
  lambda(
    'subclass',
    `class Traced extends NodejsFunction { constructor(scope, id, props) { super(scope, id, { ...props, environment: { ...props.environment⟦, «API_KEY»: 'hunter2'⟧ } }); } }`,
  ),
  lambda(
    'edge function',
    `new cloudfront.experimental.EdgeFunction(this, 'F', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  lambda(
    'Pulumi',
    `import * as aws from '@pulumi/aws';\nnew aws.lambda.Function('f', { environment: { variables: {⟦ «API_KEY»: 'hunter2'⟧ } } });`,
  ),
  lambda(
    'Pulumi outputs',
    `import * as aws from '@pulumi/aws';\nnew aws.lambda.Function('f', { environment: { variables: output.apply((host) => ({ HOST: host⟦, «API_KEY»: 'hunter2'⟧ })) } });`,
  ),
  lambda(
    'CDKTF',
    `import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';\nnew LambdaFunction(this, 'f', { environment: { variables: {⟦ «API_KEY»: 'hunter2'⟧ } } });`,
  ),
  lambda('SST', `new sst.aws.Function('F', { handler: 'src/a.handler', environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`),
  other('SST site', `new sst.aws.Nextjs('Web', { environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`),
  lambda(
    'serverless.ts provider',
    `module.exports = { service: 'a', provider: { name: 'aws', runtime: 'nodejs22.x', environment: {⟦ «API_KEY»: 'hunter2'⟧ } } };`,
  ),
  lambda(
    'serverless.ts function',
    `export default { service: 'a', functions: { hello: { handler: 'a.b', environment: {⟦ «API_KEY»: 'hunter2'⟧ } } } };`,
  ),
  container(
    'container',
    `const task = new ecs.FargateTaskDefinition(this, 'T');\ntask.addContainer('c', { image, secrets: {}, environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
  container(
    'container in a variable',
    `const container = task.addContainer('c', { image });\n⟦container.addEnvironment(«'API_KEY'», 'hunter2');\n⟧run();`,
  ),
  container(
    'service pattern',
    `new patterns.ApplicationLoadBalancedFargateService(this, 'S', { taskImageOptions: { image, environment: {⟦ «API_KEY»: 'hunter2'⟧ } } });`,
  ),
  container(
    'list of pairs',
    `new ecs.CfnTaskDefinition(this, 'T', { containerDefinitions: [{ image, environment: [{ name: 'A', value: 'b' }⟦, { name: «'API_KEY'», value: 'hunter2' }⟧] }] });`,
  ),
  build(
    'CodeBuild',
    `new codebuild.PipelineProject(this, 'P', { environmentVariables: {⟦ «NPM_TOKEN»: { value: 'hunter2' }⟧ } });`,
  ),
  build(
    'CodeBuild plaintext',
    `new codebuild.Project(this, 'P', { environment: { buildImage, environmentVariables: {⟦ «NPM_TOKEN»: { type: codebuild.BuildEnvironmentVariableType.PLAINTEXT, value: 'hunter2' }⟧ } } });`,
  ),
  build('build step', `new pipelines.CodeBuildStep('Synth', { commands, env: {⟦ «NPM_TOKEN»: 'hunter2'⟧ } });`),
  service(
    'App Runner',
    `import * as apprunner from '@aws-cdk/aws-apprunner-alpha';\napprunner.Source.fromEcr({ imageConfiguration: { port: 80, environmentSecrets: {}, environmentVariables: {⟦ «API_KEY»: 'hunter2'⟧ } } });`,
  ),
  service(
    'App Runner resource',
    `import { CfnService } from 'aws-cdk-lib/aws-apprunner';\nnew CfnService(this, 'S', { imageConfiguration: { runtimeEnvironmentVariables: [⟦{ name: «'API_KEY'», value: 'hunter2' }⟧] } });`,
  ),
  job(
    'Batch',
    `new batch.EcsFargateContainerDefinition(this, 'C', { image, environment: {⟦ «API_KEY»: 'hunter2'⟧ } });`,
  ),
];

const SHORT = `new lambda.Function(this, 'F', `;

const falseFriends: ValidCase[] = [
  `export default { test: { environment: 'node', globals: true } };`,
  `module.exports = { testEnvironment: 'node', environment: { API_KEY: 'hunter2' } };`,
  `const schema = z.object({ environment: z.enum(['dev', 'prod']), API_KEY: z.string() });`,
  `export const config = { environment: { name: 'production', apiKey: 'hunter2' }, timeout: 5000 };`,
  `import { Stack } from 'aws-cdk-lib';\nexport const config = { environment: { name: 'production', secretKey: 'hunter2' } };`,
  `import { Application } from 'aws-cdk-lib/aws-appconfig';\napplication.addEnvironment('API_KEY', { description: 'hunter2' });`,
  `const child = execa('node', { env: { ...process.env }, environment: { ...process.env, API_KEY: 'hunter2' } });`,
  `const container = new GenericContainer('postgres', { image: 'postgres', environment: { POSTGRES_PASSWORD: 'hunter2' } });`,
  `const deployment = { image: 'app', environment: [{ name: 'API_KEY', value: 'hunter2' }] };`,
  // Stays on the machine that builds.
  `import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';\nnew NodejsFunction(this, 'F', { bundling: { environment: { NPM_TOKEN: process.env.NPM_TOKEN } } });`,
  `import { Code } from 'aws-cdk-lib/aws-lambda';\nconst bundlingOptions = { image, environment: { NPM_TOKEN: process.env.NPM_TOKEN } };\nCode.fromAsset('src', { bundling: bundlingOptions });`,
  // References that the platform resolves when the code starts.
  `task.addContainer('c', { image, environment: { A: 'b' }, secrets: { API_KEY: ecs.Secret.fromSecretsManager(secret) } });`,
  `new codebuild.Project(this, 'P', { environmentVariables: { NPM_TOKEN: { type: codebuild.BuildEnvironmentVariableType.SECRETS_MANAGER, value: 'npm:token' } } });`,
  `new codebuild.Project(this, 'P', { environmentVariables: { NPM_TOKEN: { type: 'PARAMETER_STORE', value: '/app/prod/npm-token' } } });`,
  `new CfnProject(this, 'P', { environment: { environmentVariables: [{ name: 'NPM_TOKEN', type: 'SECRETS_MANAGER', value: 'npm' }] } });`,
  // Nothing that could be read.
  `${SHORT}{ runtime, environment });`,
  `${SHORT}{ runtime, environment: { ...props.environment, ...environment } });`,
  `${SHORT}{ runtime, environment: { [key]: value, ...others() } });`,
  `${SHORT}...args);`,
  `${SHORT}{ runtime, environment: { get API_KEY() { return 'a'; }, DB_PASSWORD() {} } });`,
  `${SHORT}{ runtime, environment: [, 'a', ...list] });`,
  `const environment = { ...environment, A: environment };\n${SHORT}{ environment });`,
  `function a() { return { ...b() }; }\nfunction b() { return { ...a() }; }\n${SHORT}{ environment: a() });`,
  // Changed after the function was created: it has no effect.
  `const variables = {};\n${SHORT}{ environment: variables });\nvariables.API_KEY = 'hunter2';`,
];

testRule('no-secret-in-lambda-env', { valid: falseFriends, invalid: [...detours, ...constructs] });
