/** Do the repairs of statements compile against the types of the CDK? */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { applyFix, lint } from '../support/linting.ts';

const RULE = 'aws-secrets/no-wildcard-iam-resource';
const setup = { rules: { [RULE]: 'error' as const } };

const HEAD = `import { Arn, Aws, Stack, type StackProps } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
const ALL = '*';
const EVERY: string[] = ['*'];
`;
const BODY = `
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [ALL] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: EVERY }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [...EVERY] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*' as const] as string[] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*', bucket.bucketArn] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ sid: 'Read', actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject', 's3:ListBucket'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['arn:aws:kms:*:*:key/*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: ['arn:aws:lambda:eu-west-1:111111111111:function:*'] }));
    fn.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [Arn.format({ service: 'ssm', resource: 'parameter', resourceName: '*' }, Stack.of(this))],
      }),
    );
    const read = new iam.PolicyStatement();
    read.addActions('ssm:GetParameter');
    read.addAllResources();
    const more = new iam.PolicyStatement();
    more.addActions('ssm:GetParameter');
    more.addResources('*');
    iam.Grant.addToPrincipal({ grantee: fn, actions: ['ssm:GetParameter'], resourceArns: ['*'] });
    fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }));
    new iam.CfnPolicy(this, 'Policy', {
      policyName: 'policy',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Sid: 'Read', Effect: 'Allow', Action: ['ssm:DescribeParameters', 'ssm:GetParameter'], Resource: '*' },
          { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' },
        ],
      },
    });
    new AwsCustomResource(this, 'Custom', {
      onCreate: { service: 'SSM', action: 'getParameter', physicalResourceId: PhysicalResourceId.of('x') },
      policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: AwsCustomResourcePolicy.ANY_RESOURCE }),
    });
    new iam.PolicyDocument({
      statements: [
        new iam.PolicyStatement({
          actions: ['ssm:DescribeParameters', 'ssm:GetParameter'],
          resources: ['*'],
        }),
      ],
    });
`;
const FIELDS = '(fn: lambda.Function, bucket: s3.Bucket): void {';
const sources = {
  stack: `${HEAD}export class App extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) { super(scope, id, props); }
  build${FIELDS}${BODY}  }
}`,
  construct: `${HEAD.replace('Aws, ', '')}export class Service extends Construct {
  build${FIELDS}${BODY}  }
}`,
  pseudo: `${HEAD}export class Service extends Construct {
  build${FIELDS}${BODY}  }
}`,
  namespace: `import * as cdk from 'aws-cdk-lib';\n${HEAD.replace('{ Arn, Aws, Stack, type StackProps }', '{ Arn, Stack }')}export class Service extends Construct {
  build${FIELDS}${BODY}  }
}
export const app = new cdk.App();`,
};

const configPath = fileURLToPath(new URL('../guide/tsconfig.json', import.meta.url));
const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(configPath, ts.sys.readFile).config, ts.sys, fileURLToPath(new URL('../guide/', import.meta.url)));

/** What the compiler says about files that exist in memory only. */
function typeErrors(files: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, languageVersion, ...rest) => {
    const text = files.get(name);
    if (text === undefined) return getSourceFile(name, languageVersion, ...rest);
    return ts.createSourceFile(name, text, languageVersion);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host)).map(({ file, start = 0, messageText }) => {
    const line = file ? file.text.slice(0, start).split('\n').length : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

it('every repair compiles and takes its finding away', () => {
  const files = new Map<string, string>();
  for (const [name, code] of Object.entries(sources)) {
    const file = (index: number): string => fileURLToPath(new URL(`../guide/repaired-${name}-${index}.ts`, import.meta.url));
    files.set(file(0), code);
    const found = lint(code, setup);
    const repairs = found.flatMap(({ suggestions }) => suggestions ?? []);
    expect(found.length, name).toBe(20);
    expect(repairs.length, name).toBeGreaterThan(20);
    for (const [index, { fix }] of repairs.entries()) {
      const repaired = applyFix(code, fix);
      files.set(file(index + 1), repaired);
      expect(lint(repaired, setup).filter(({ messageId }) => messageId !== 'placeholder'), repaired).toHaveLength(found.length - 1);
    }
  }
  expect(typeErrors(files)).toEqual([]);
});
