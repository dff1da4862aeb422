import { testRule, type InvalidCase } from '../support/rule-tester.ts';

const ID = '583214906127';

interface More extends Partial<InvalidCase> {
  /** What is written instead, and the text that it makes; `fixed`: by `--fix`. */
  readonly instead?: readonly [expression: string, output: string];
  readonly fixed?: true;
}

/** The place stands between « and »; # is the id. */
function found(marked: string, where: string, { instead, fixed, ...more }: More = {}): InvalidCase {
  const text = marked.replaceAll('#', ID);
  const place = (mark: string): readonly [number, number] => {
    const lines = text.slice(0, text.indexOf(mark)).replace('«', '').split(/\r\n|\n/);
    return [lines.length, lines.at(-1)!.length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [place('«'), place('»')];
  const messageId = instead?.[0].startsWith('process.env') ? 'environment' : 'deployed';
  const suggestions = instead && !fixed ? [{ messageId, data: { expression: instead[0] }, output: instead[1] }] : [];
  return {
    code: text.replace(/[«»]/g, ''),
    errors: [{ messageId: 'found', data: { where }, line, column, endLine, endColumn, suggestions }],
    output: fixed ? instead![1] : null,
    ...more,
  } as InvalidCase;
}

const stack = (body: string, imports = `import * as cdk from 'aws-cdk-lib';`): string =>
  `${imports}\nexport class AppStack extends cdk.Stack {\n  constructor(scope, id) {\n    super(scope, id);\n    ${body}\n  }\n}`;

const valid = [
  // Nobody's accounts.
  `new AppStack(app, 'App', { env: { account: '123456789012', region: 'eu-west-1' } });`,
  `// env: { account: '123456789012', region: 'us-east-1' },`,
  `const topic = 'arn:aws:sns:eu-west-1:111122223333:alerts';`,
  `const topic = 'arn:aws:sns:eu-west-1:000000000000:alerts';`,
  `const role = 'arn:aws:iam::210987654321:role/deploy';`,
  // Published by their owners.
  `bucket.grantPut(new iam.AccountPrincipal('009996457667'));`,
  "const layer = `arn:aws:lambda:${this.region}:753240598075:layer:LambdaAdapterLayerX86:24`;",
  "const layer = `arn:aws:lambda:${this.region}:#:layer:tools:3`;",
  `const layer = 'arn:aws:lambda:eu-west-1:015030872274:layer:AWS-Parameters-and-Secrets-Lambda-Extension:11';`,
  `const app = 'arn:aws:serverlessrepo:us-east-1:#:applications/aws-lambda-power-tuning';`,
  `const image = '694911143906.dkr.ecr.eu-west-1.amazonaws.com/aws-guardduty-agent-fargate:v1';`,
  `new ec2.LookupMachineImage({ name: 'fck-nat-*', owners: ['#'] });`,
  `ec2.MachineImage.lookup({ name: 'al2023-*', owners: ['#'] });`,
  `ec2.describeImages({ Filters: [{ Name: 'owner-id', Values: ['#'] }] });`,
  // Numbers that are no accounts.
  `const expires = '583214906127';`,
  `const article = 'https://help.orders.io/articles/#/billing';`,
  `const order = { id: '#', price: 583214906127 };`,
  `const customerAccountId = '#';`,
  `const bankAccountNumber = '#';`,
  `const account = { stripeAccount: 'acct_583214906127' };`,
  `const accounts = [{ phone: '#', orderNumber: '#' }];`,
  `createAccount({ externalId: '#' });`,
  `const uuid = '0b7f3c2e-2d2a-4a57-9c58-583214906127';`,
  `const sha = 'sha256:583214906127aabbccddeeff';`,
  `const bucket = 'invoices-#';`,
  `const text = 'urn:orders:eu:x:#:y';`,
  // Taken from the deployment.
  "const topic = `arn:aws:sns:${this.region}:${this.account}:alerts`;",
  `const app = { env: { account: process.env.CDK_DEFAULT_ACCOUNT } };`,
  `new iam.AccountPrincipal(this.account);`,
  `const policy = 'arn:aws:iam::aws:policy/ReadOnlyAccess';`,
  `const bucket = 'arn:aws:s3:::orders/*';`,
  `import x from 'account-583214906127';`,
  `type Account = '#';`,
  { code: `const account = '#';`, filename: 'test/app.test.ts' },
  { code: `const account = '#';`, options: [{ allowAccounts: [ID] }] },
  { code: `const topic = 'arn:aws:sns:eu-west-1:#:alerts';`, options: [{ allowAccounts: [ID] }] },
].map((test) => (typeof test === 'string' ? test.replaceAll('#', ID) : { ...test, code: test.code.replaceAll('#', ID) }));

testRule('no-hardcoded-account-id', {
  valid,
  invalid: [
    // ARNs.
    found(`const topic = 'arn:aws:sns:eu-west-1:«#»:alerts';`, 'an ARN'),
    found(`const topic = 'arn:aws:' + 'sns:eu-west-1:«#»:alerts' as string;`, 'an ARN'),
    found("const topic = `arn:aws:sns:${region}:«#»:alerts`;", 'an ARN'),
    found("const role = `${prefix}:«#»:role/deploy`;", 'an ARN'),
    found(`const role = 'arn:aws:iam::«#»:role/deploy' satisfies string;`, 'an ARN'),
    found(`fn({ ...rest, roleArn: fallback ?? 'arn:aws:iam::«#»:role/deploy' });`, 'an ARN'),
    found(`const { role = 'arn:aws:iam::«#»:role/deploy' } = config;`, 'an ARN'),
    found(`const role = isProduction ? 'arn:aws:iam::«#»:role/deploy' : other;`, 'an ARN'),
    found(`// the alerts go to arn:aws:sns:eu-west-1:«#»:alerts`, 'an ARN'),
    found(`export const View = () => <a data-arn="arn:aws:sns:eu-west-1:«#»:alerts">topic</a>;`, 'an ARN', { filename: 'src/view.tsx' }),
    found(`const event = '{"TopicArn":"arn:aws:sns:eu-west-1:«#»:alerts"}';`, 'an ARN'),
    // Other places.
    found(`const image = '«#».dkr.ecr.eu-west-1.amazonaws.com/bot:1';`, 'the address of an image'),
    found(`const queue = 'https://sqs.eu-west-1.amazonaws.com/«#»/jobs';`, 'the URL of a queue'),
    found("const queue = `https://sqs.${region}.amazonaws.com/«#»/jobs`;", 'the URL of a queue'),
    found(`const console = 'https://«#».signin.aws.amazon.com/console';`, 'an address of the console'),
    found(`run('cdk', 'bootstrap', 'aws://«#»/eu-west-1');`, 'a CDK environment'),
    found(`const bucket = 'cdk-hnb659fds-assets-«#»-eu-west-1';`, 'a resource name'),
    // By name.
    found(`const accountId = '«#»';`, '`accountId`'),
    found(`const accountId = '«5832-1490-6127»';`, '`accountId`'),
    found(`const ACCOUNTS = { dev: '«#»' };`, '`ACCOUNTS`'),
    found(`const ACCOUNTS = { dev: { id: '«#»' } };`, '`ACCOUNTS`'),
    found(`const trustedAccounts = ['«#»'];`, '`trustedAccounts`'),
    found(`process.env.AWS_ACCOUNT_ID = '«#»';`, '`AWS_ACCOUNT_ID`'),
    found(`const account = process.env.AWS_ACCOUNT_ID || '«#»';`, '`AWS_ACCOUNT_ID`'),
    found(`if (accountId === '«#»') skip();`, '`accountId`'),
    found(`enum Ids { ProductionAccount = '«#»' }`, '`ProductionAccount`'),
    found("const account = `«#»`;", '`account`'),
    // In a stack.
    found(stack(`new iam.AccountPrincipal('«#»');`), '`AccountPrincipal`', {
      instead: ['this.account', stack('new iam.AccountPrincipal(this.account);')],
    }),
    found(stack(`const topic = 'arn:aws:sns:eu-west-1:«#»:alerts';`), 'an ARN', {
      instead: ['this.account', stack('const topic = `arn:aws:sns:eu-west-1:${this.account}:alerts`;')],
    }),
    found(stack('const topic = "arn:aws:sns:`$" + "{x}\\"eu-west-1";\n    const role = "arn:aws:iam::«#»:role/`it\\"s`/${x}";'), 'an ARN', {
      instead: [
        'this.account',
        stack('const topic = "arn:aws:sns:`$" + "{x}\\"eu-west-1";\n    const role = `arn:aws:iam::${this.account}:role/\\`it\\"s\\`/\\${x}`;'),
      ],
    }),
    found(stack('const topic = `arn:aws:sns:${region}:«#»:alerts`;'), 'an ARN', {
      instead: ['this.account', stack('const topic = `arn:aws:sns:${region}:${this.account}:alerts`;')],
    }),
    // The region is that of the same stack.
    found(stack('const topic = `arn:aws:sns:${this.region}:«#»:alerts`;'), 'an ARN', {
      fixed: true,
      instead: ['this.account', stack('const topic = `arn:aws:sns:${this.region}:${this.account}:alerts`;')],
    }),
    found("import { Aws } from 'aws-cdk-lib';\nconst topic = `arn:aws:sns:${Aws.REGION}:«#»:alerts`;", 'an ARN', {
      fixed: true,
      instead: ['Aws.ACCOUNT_ID', "import { Aws } from 'aws-cdk-lib';\nconst topic = `arn:aws:sns:${Aws.REGION}:${Aws.ACCOUNT_ID}:alerts`;"],
    }),
    found("import * as cdk from 'aws-cdk-lib';\r\nconst topic = `arn:aws:sns:${cdk.Stack.of(scope).region}:«#»:alerts`;\r\n", 'an ARN', {
      fixed: true,
      instead: [
        'cdk.Stack.of(scope).account',
        "import * as cdk from 'aws-cdk-lib';\r\nconst topic = `arn:aws:sns:${cdk.Stack.of(scope).region}:${cdk.Stack.of(scope).account}:alerts`;\r\n",
      ],
    }),
    // In a construct, and outside of both.
    found(`import { Stack } from 'aws-cdk-lib';\nimport { Construct } from 'constructs';\nclass Bot extends Construct { role = 'arn:aws:iam::«#»:role/bot'; }`, 'an ARN', {
      instead: [
        'Stack.of(this).account',
        "import { Stack } from 'aws-cdk-lib';\nimport { Construct } from 'constructs';\nclass Bot extends Construct { role = `arn:aws:iam::${Stack.of(this).account}:role/bot`; }",
      ],
    }),
    found(`import { App } from 'aws-cdk-lib';\nexport const accountId = '«#»';`, '`accountId`', {
      instead: ['Aws.ACCOUNT_ID', `import { App } from 'aws-cdk-lib';\nimport { Aws } from 'aws-cdk-lib';\nexport const accountId = Aws.ACCOUNT_ID;`],
    }),
    found(`import * as cdk from 'aws-cdk-lib';\nexport const role = 'arn:aws:iam::«#»:role/x';`, 'an ARN', {
      instead: ['cdk.Aws.ACCOUNT_ID', "import * as cdk from 'aws-cdk-lib';\nexport const role = `arn:aws:iam::${cdk.Aws.ACCOUNT_ID}:role/x`;"],
    }),
    // The environment of a stack has to be known before.
    found(`import * as cdk from 'aws-cdk-lib';\nnew AppStack(app, 'App', { env: { account: '«#»', region: 'eu-west-1' } });`, '`account`', {
      instead: [
        'process.env.CDK_DEFAULT_ACCOUNT',
        `import * as cdk from 'aws-cdk-lib';\nnew AppStack(app, 'App', { env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'eu-west-1' } });`,
      ],
    }),
    found(`import * as cdk from 'aws-cdk-lib';\nconst env: cdk.Environment = { account: '«#»', region };`, '`account`', {
      instead: ['process.env.CDK_DEFAULT_ACCOUNT', `import * as cdk from 'aws-cdk-lib';\nconst env: cdk.Environment = { account: process.env.CDK_DEFAULT_ACCOUNT, region };`],
    }),
    found(`import * as cdk from 'aws-cdk-lib';\nconst env = { account: process.env.CDK_DEFAULT_ACCOUNT ?? '«#»' };`, '`CDK_DEFAULT_ACCOUNT`'),
    found(`import * as cdk from 'aws-cdk-lib';\nconst accountId = '«#»' as const;`, '`accountId`'),
    // A constant is reported where the digits stand.
    found("const ACCOUNT = '«#»';\nconst topic = `arn:aws:sns:eu-west-1:${ACCOUNT}:alerts`;", '`ACCOUNT`'),
    found("const HOME = '#';\nconst topic = `arn:aws:sns:eu-west-1:«${HOME}»:alerts`;", 'an ARN'),
    // What strict adds.
    found("const layer = `arn:aws:lambda:${region}:«#»:layer:tools:3`;", 'an ARN', { options: [{ publishers: true }] }),
  ],
});
