/** What names of classes, functions, properties and variables tell about a deployment. */
import { describe, expect, it } from 'vitest';
import { creates, likelySite, siteOfCallee } from '../../../src/knowledge/deployment/environments.ts';
import { conventionalClass, isResourceLibrary, mayDeclareResources, resourceClass, type ResourceClass } from '../../../src/knowledge/deployment/resource-classes.ts';
import { mayNameStage, namesStage, selectsStage } from '../../../src/knowledge/deployment/stages.ts';
import { isSecretProperty, isStoredProperty } from '../../../src/knowledge/deployment/template-places.ts';

const said = (found: ResourceClass | undefined): string | undefined =>
  found && `${found.service} ${found.type} ${found.vocabulary} ${found.properties}`;

describe('resourceClass', () => {
  it.each<[module: string, path: string[], expected: string]>([
    ['aws-cdk-lib/aws-kms', ['Key'], 'kms Key cdk 2'],
    ['aws-cdk-lib/aws-kms', ['CfnKey'], 'kms Key cloudformation 2'],
    ['aws-cdk-lib/aws-kms', ['Cfnothing'], 'kms Cfnothing cdk 2'],
    ['aws-cdk-lib/aws-kms', ['MyCfnKey'], 'kms MyCfnKey cdk 2'],
    ['aws-cdk-lib/aws-kms/lib/key', ['Key'], 'kms Key cdk 2'],
    ['@aws-cdk/aws-kms', ['Key'], 'kms Key cdk 2'],
    ['monocdk/aws-kms', ['Key'], 'kms Key cdk 2'],
    ['aws-cdk-lib', ['aws_kms', 'Key'], 'kms Key cdk 2'],
    ['aws-cdk-lib', ['my_aws_kms', 'Key'], 'core Key cdk 2'],
    ['aws-cdk-lib', ['aws_kms-x', 'Key'], 'core Key cdk 2'],
    ['aws-cdk-lib', ['a', 'aws_kms', 'Key'], 'core Key cdk 2'],
    ['monocdk', ['CfnOutput'], 'core Output cloudformation 2'],
    ['aws-cdk-lib/aws-cloudwatch', ['Metric'], 'cloudwatch Metric cdk 0'],
    ['@pulumi/aws', ['kms', 'Key'], 'kms Key terraform 1'],
    ['@pulumi/aws/kms', ['Key'], 'kms Key terraform 1'],
    ['@pulumi/aws-native', ['a', 'kms', 'Key'], 'kms Key terraform 1'],
    ['@cdktf/provider-aws', ['kmsKey', 'KmsKey'], 'kms Key terraform 2'],
    ['./.gen/providers/aws/ssm-parameter', ['SsmParameter'], 'ssm Parameter terraform 2'],
  ])('%s %j: %s', (module, path, expected) => {
    expect(said(resourceClass(module, path))).toBe(expected);
    expect(isResourceLibrary(module)).toBe(true);
  });

  it.each<[module: string, path: string[]]>([
    ['aws-cdk-lib/aws-kms', []],
    ['aws-cdk-lib/aws-kms', ['key']],
    ['aws-cdk-lib/aws-kms', ['aKey']],
    ['@pulumi/aws', ['Key']],
    ['@pulumi/aws', ['kms', 'getKey']],
    ['@cdktf/provider-aws', ['S3Bucket']],
    ['./kms', ['Key']],
    ['./kms', ['KmsKey']],
  ])('%s %j: none', (module, path) => {
    expect(resourceClass(module, path)).toBeUndefined();
  });

  it('is asked in files that may declare some', () => {
    for (const text of ["from 'aws-cdk-lib'", 'from "@aws-cdk/aws-kms"', "'@pulumi/aws'", "'@cdktf/provider-aws/lib'", "'./.gen/providers/aws'", 'sst.aws.Function']) expect(mayDeclareResources(text), text).toBe(true);
    for (const text of ["'./my-aws-cdk-lib'", "'@pulumi/azure'", 'assets']) expect(mayDeclareResources(text), text).toBe(false);
  });
});

describe('conventionalClass', () => {
  const inText = (text: string) => (...names: string[]) => said(conventionalClass(names, (expression) => expression.test(text)));
  const cdk = inText("import 'aws-cdk-lib';");
  const sst = inText('export default $config({});');

  it('knows a class by its owner in a file that uses CDK', () => {
    expect(cdk('kms', 'Key')).toBe('kms Key cdk 2');
    expect(cdk('cdk', 'aws_kms', 'Key')).toBe('kms Key cdk 2');
    expect(cdk('aws', 'Key')).toBe('aws Key cdk 2');
    expect(cdk('Kms', 'Key')).toBeUndefined();
    expect(cdk('kmsModule', 'Key')).toBeUndefined();
    expect(cdk('kms', 'key')).toBeUndefined();
    expect(cdk('Key')).toBeUndefined();
    expect(cdk()).toBeUndefined();
    expect(inText('')('kms', 'Key')).toBeUndefined();
  });

  it('knows the global of SST', () => {
    expect(sst('aws', 'kms', 'Key')).toBe('kms Key terraform 1');
    expect(sst('gcp', 'kms', 'Key')).toBeUndefined();
    expect(sst('aws', 'a', 'kms', 'Key')).toBeUndefined();
    expect(sst('kms', 'Key')).toBeUndefined();
    expect(cdk('aws', 'kms', 'Key')).toBeUndefined();
  });
});

describe('environments', () => {
  it.each(['NodejsFunction', 'myLambda', 'addFunction', 'createService', 'makeIt', 'buildApi', 'defineBackend', 'newStack'])('%s creates something', (name) => {
    expect(creates(name)).toBe(true);
  });

  it.each(['LambdaClient', 'FunctionUrl', 'readd', 'recreate', 'createError', 'newApiErrorResponse', 'createMockEvent', 'spawn'])('%s does not', (name) => {
    expect(creates(name)).toBe(false);
  });

  it('belong where the callee or the keys beside them say', () => {
    expect(siteOfCallee('CodeBuildStep')).toBe('codebuild');
    expect(siteOfCallee('PipelineProject')).toBe('codebuild');
    expect(siteOfCallee('EcsFargateContainerDefinition')).toBe('batch');
    expect(siteOfCallee('FargateService')).toBe('ecs');
    expect(siteOfCallee('ApplicationLoadBalancedService')).toBe('ecs');
    expect(siteOfCallee('NodejsFunctions')).toBe('lambda');
    expect(siteOfCallee('Functional')).toBeUndefined();
    expect(likelySite('runtimeEnvironmentVariables', ['entry'], true)).toBe('apprunner');
    expect(likelySite('environmentVariables', ['buildSpec'], false)).toBe('codebuild');
    expect(likelySite('environmentVariables', ['entry'], true)).toBe('lambda');
    expect(likelySite('environmentVariables', ['x'], true)).toBe('codebuild');
    expect(likelySite('environment', ['cpu'], false)).toBe('ecs');
    expect(likelySite('environment', ['x'], true)).toBe('other');
    expect(likelySite('environment', ['x'], false)).toBe('lambda');
  });
});

describe('stages', () => {
  it('are named so wherever they stand, or only where one is expected', () => {
    for (const name of ['prod', 'eu-prod', 'dev2', 'PROD', 'stagingEu']) expect([name, namesStage(name), mayNameStage(name)]).toEqual([name, true, true]);
    for (const name of ['shared', 'local', 'eu-shared']) expect([name, namesStage(name), mayNameStage(name)]).toEqual([name, false, true]);
    for (const name of ['', 'app', 'production-line'.replace('production', 'product')]) expect([name, namesStage(name), mayNameStage(name)]).toEqual([name, false, false]);
  });

  it.each(['stage', 'APP_ENV', 'stageName', 'NODE_ENV', 'deploymentEnvironmentName', 'awsProfile'])('%s selects one', (name) => {
    expect(selectsStage(name)).toBe(true);
  });

  it.each(['', 'name', 'appName', 'stageId', 'envFile', 'stageOfName', 'stageNameOf'])('%s does not', (name) => {
    expect(selectsStage(name)).toBe(false);
  });
});

describe('properties of resources', () => {
  it.each(['secretString', 'secretStringValue', 'secretStringBeta1', 'secretStringTemplate'])('%s holds a first value', (name) => {
    expect([isStoredProperty(name), isSecretProperty(name)]).toEqual([true, true]);
  });

  it.each(['secretStringValues', 'mySecretString', 'generateSecretString', 'secretStringTemplates', 'aSecretStringTemplate'])('%s does not', (name) => {
    expect(isStoredProperty(name)).toBe(false);
  });

  it.each(['password', 'masterUserPassword', 'authToken', 'apiKey', 'privateKey', 'clientSecret', 'oauthToken'])('%s expects a secret', (name) => {
    expect(isSecretProperty(name)).toBe(true);
  });

  it.each(['secret', 'token', 'credentials', 'encryptionKey', 'accessKey', 'passwordLength', 'userName'])('%s does not', (name) => {
    expect(isSecretProperty(name)).toBe(false);
  });
});
