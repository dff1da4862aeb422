import { testRule, type InvalidCase, type ValidCase } from '../support/rule-tester.ts';

/** A method of a stack, in JavaScript, so that both parsers read it. */
const inStack = (body: string): string => `import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
class App extends Stack {
  build(fn, bucket, table, props) {
    ${body}
  }
}`;

const allow = (statement: string): string => inStack(`fn.addToRolePolicy(new iam.PolicyStatement({ ${statement} }));`);

const quoted = (names: readonly string[]): string => {
  const all = names.map((name) => `\`${name}\``);
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0]!;
};
const shownArn = (form: string): string => `arn:\${Partition}:${form}`;
const advice = (actions: readonly string[], forms: readonly string[]): string =>
  `Scope ${actions.length > 1 ? 'them' : 'it'} to ${quoted(forms.map(shownArn))}`;

/** The name a repair gives: the first open part is for a person to fill in, what follows is open. */
const named = (form: string): string => form.replace('<name>', 'REPLACE_ME').replaceAll('<name>', '*');
/** An ARN as a stack writes it. */
const inStackArn = (form: string): string => {
  const text = named(shownArn(form));
  return `\`${text.replace('${Partition}', '${this.partition}').replace('${Region}', '${this.region}').replace('${Account}', '${this.account}')}\``;
};

interface Expected {
  readonly actions: readonly string[];
  /** ARN formats behind `arn:${Partition}:`. */
  readonly forms?: readonly string[];
  readonly advice?: string;
  readonly reason?: string;
  /** Of an ARN that is really `'*'`: how it is shown, and what it stands for. */
  readonly resource?: string;
  readonly which?: string;
  /** By default the reported text is replaced by the first form; `end` replaces the end of the text only. */
  readonly suggestions?: readonly { messageId: string; data: { target: string }; output: string }[];
  readonly end?: readonly [from: string, to: string];
  /** The reported expression is a whole list, which gives way to a list. */
  readonly asList?: boolean;
  readonly options?: object;
  readonly name?: string;
  readonly filename?: string;
}

const MARK = /«([^]*?)»/;

/** Where the marks of a text are, in a text without them. */
function marked(text: string): { code: string; at: { line: number; column: number; endLine: number; endColumn: number }; inner: string } {
  const inner = MARK.exec(text)![1]!;
  const before = text.slice(0, text.indexOf('«')).split('\n');
  const [line, column] = [before.length, before.at(-1)!.length + 1];
  const lines = inner.split('\n');
  const endColumn = lines.length > 1 ? lines.at(-1)!.length + 1 : column + inner.length;
  return { code: text.replace(MARK, '$1'), at: { line, column, endLine: line + lines.length - 1, endColumn }, inner };
}

/** `output` of a text whose marked part is replaced. */
const replaced = (text: string, by: string): string => text.replace(MARK, () => by);

function wide(text: string, expected: Expected): InvalidCase {
  const { actions, forms = [], resource, reason = '', options, end, asList = false } = expected;
  const { code, at, inner } = marked(text);
  const target = forms.map((form) => `\`${named(shownArn(form))}\``).join(', ');
  const arns = forms.map(inStackArn).join(', ');
  const whole = () => [{ messageId: 'scope', data: { target }, output: replaced(text, asList ? `[${arns}]` : arns) }];
  const ending = () => [{ messageId: 'scope', data: { target: `\`${end![1]}\`` }, output: replaced(text, inner.replace(end![0], () => end![1])) }];
  const suggestions = expected.suggestions ?? (end ? ending() : whole());
  return {
    ...(expected.name === undefined ? {} : { name: expected.name }),
    ...(expected.filename === undefined ? {} : { filename: expected.filename }),
    ...(options ? { options: [options] } : {}),
    code,
    errors: [
      {
        messageId: resource === undefined ? 'wildcardResource' : 'wildcardResourceArn',
        data: {
          actions: quoted(actions),
          are: actions.length > 1 ? 'are' : 'is',
          ...(resource === undefined ? {} : { resource, which: expected.which ?? 'which matches every resource of that type' }),
          reason: reason && `, and ${reason}`,
          advice: expected.advice ?? advice(actions, forms),
        },
        ...at,
        suggestions: [...suggestions],
      },
    ],
  };
}

const PARAMETER = 'ssm:${Region}:${Account}:parameter/<name>';
const SECRET = 'secretsmanager:${Region}:${Account}:secret:<name>-??????';
const KEY = 'kms:${Region}:${Account}:key/<name>';
const ROLE = 'iam::${Account}:role/<name>';
const here = 'arn:${this.partition}:ssm:${this.region}:${this.account}';
const NOT_THE_RESOURCE = (key: string): string => `the condition on \`${key}\` limits who, where or when, not which resources`;

/** The statement forms of the decision table, with the places that cannot be read as real code. */
const table: { readonly valid: ValidCase[]; readonly invalid: InvalidCase[] } = {
  valid: [
    // 1, 2: the right form
    allow("actions: ['ssm:GetParameter', 'ssm:GetParameters'], resources: [`arn:aws:ssm:${this.region}:${this.account}:parameter/slack-bot/production/*`]"),
    allow("actions: ['ssm:GetParameter'], resources: [`" + here + ":parameter/slack-bot/production/*`], conditions: { StringEquals: { 'aws:RequestedRegion': this.region } }"),
    // 7, 8: the random suffix, a prefix
    allow("actions: ['secretsmanager:GetSecretValue'], resources: [`arn:aws:secretsmanager:${this.region}:${this.account}:secret:prod/db-??????`]"),
    allow("actions: ['secretsmanager:GetSecretValue'], resources: [`arn:aws:secretsmanager:${this.region}:${this.account}:secret:prod/db-*`]"),
    // 9, 11, 12: no resource-level permissions
    allow("actions: ['ssm:DescribeParameters'], resources: ['*']"),
    allow("actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*']"),
    allow("actions: ['cloudwatch:PutMetricData'], resources: ['*']"),
    // 14: calls that come from another service
    allow("actions: ['kms:Decrypt'], resources: ['*'], conditions: { StringEquals: { 'kms:ViaService': `ssm.${this.region}.amazonaws.com` } }"),
    // SMS have no ARN, and nothing that has one may be published to
    inStack("new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }), new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['sns:Publish'], resources: ['arn:aws:sns:*:*:*'] })] });"),
    `export const policy = { Statement: [{ Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*' }, { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }] };`,
    // 15, 16: resource policies, Deny
    inStack("key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:*'], resources: ['*'], principals: [new iam.AccountRootPrincipal()] }));"),
    allow("effect: iam.Effect.DENY, actions: ['s3:*'], resources: [bucket.bucketArn, `${bucket.bucketArn}/*`], principals: [new iam.AnyPrincipal()]"),
    // 17, 20–22: what the action says is another rule's
    allow("actions: ['s3:*'], resources: [bucket.bucketArn]"),
    ...['*', '*:*', 's3:*', 'ssm:*', 'kms:*', 'xray:*', 'dynamodb:*'].map((action) => allow(`actions: ['${action}'], resources: ['*']`)),
    allow("actions: ['*'], resources: ['arn:aws:s3:::*']"),
    allow("actions: ['s3:PutObject*'], resources: [bucket.bucketArn + '/*']"),
    allow("actions: ['ssm:Get*'], resources: [`" + here + ":parameter/app/*`]"),
    allow("actions: ['ssm:*'], resources: [`" + here + ":parameter/app/*`]"),
    // 19, 24, 25
    allow("actions: ['s3:GetObject*'], resources: [`${bucket.bucketArn}/*`]"),
    allow("actions: ['s3:ListAllMyBuckets'], resources: ['arn:aws:s3:::*']"),
    allow("actions: ['dynamodb:Query'], resources: [table.tableArn, `${table.tableArn}/index/*`]"),
    // 27, 30
    allow("actions: ['iam:PassRole'], resources: ['*'], conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }"),
    allow("actions: ['sts:AssumeRole'], resources: ['arn:aws:iam::*:role/cdk-*']"),
    // 32, 34, 38
    allow("effect: iam.Effect.DENY, notActions: ['iam:*'], resources: ['*']"),
    allow("actions: ['secretsmanager:GetSecretValue'], resources: ['*'], conditions: { StringEquals: { 'aws:ResourceTag/app': 'slack-bot' } }"),
    allow("actions: ['kms:Decrypt'], resources: ['*'], conditions: { 'ForAllValues:StringLike': { 'kms:ResourceAliases': ['alias/app'] }, Null: { 'kms:ResourceAliases': 'false' } }"),
    // 39–42
    allow("actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], resources: ['*']"),
    allow("actions: ['ec2:Describe*'], resources: ['*']"),
    allow("actions: ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'], resources: ['*']"),
    allow("actions: ['bedrock:InvokeModel'], resources: ['arn:aws:bedrock:*::foundation-model/*']"),
    // 43–47
    allow("actions: ['ssm:GetParameter'], resources: [props.where]"),
    inStack("const boundary = new iam.ManagedPolicy(this, 'Limits', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] });"),
    inStack("role.assumeRolePolicy?.addStatements(new iam.PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new iam.AnyPrincipal()] }));"),
    allow("actions: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'], resources: ['*']"),
    allow("actions: ['logs:PutLogEvents'], resources: [`arn:aws:logs:${this.region}:${this.account}:log-group:/aws/lambda/*:*`]"),
    // 49, 50, 52, 53
    allow("actions: ['ssmmessages:*'], resources: ['*']"),
    allow("actions: ['iam:CreateServiceLinkedRole'], resources: ['*'], conditions: { StringEquals: { 'iam:AWSServiceName': 'es.amazonaws.com' } }"),
    allow("actions: ['textract:DetectDocumentText', 'comprehend:DetectSentiment'], resources: ['*']"),
    allow("actions: ['newsvc:DoThing'], resources: ['*']"),
    // 56, 58
    allow("actions: ['lambda:InvokeFunction'], resources: [`${fn.functionArn}:*`]"),
    allow("actions: ['iam:PassRole'], resources: [`arn:aws:iam::${this.account}:role/service-role/*`]"),
  ],
  invalid: [
    // 3, 4
    wide(allow("actions: ['secretsmanager:GetSecretValue'], resources: [«'*'»]"), { actions: ['secretsmanager:GetSecretValue'], forms: [SECRET] }),
    wide(allow("actions: ['ssm:GetParameter'], resources: [«'*'»], conditions: { StringEquals: { 'aws:RequestedRegion': this.region } }"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      reason: NOT_THE_RESOURCE('aws:RequestedRegion'),
    }),
    // 5, 6
    wide(allow("actions: ['ssm:GetParameter'], resources: [«'arn:aws:ssm:*:*:parameter/*'»]"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      resource: 'arn:aws:ssm:*:*:parameter/*',
    }),
    wide(allow("actions: ['secretsmanager:GetSecretValue'], resources: [«`arn:aws:secretsmanager:${this.region}:${this.account}:secret:*`»]"), {
      actions: ['secretsmanager:GetSecretValue'],
      forms: [SECRET],
      resource: 'arn:aws:secretsmanager:${Region}:${Account}:secret:*',
      end: ['secret:*', 'secret:REPLACE_ME-??????'],
    }),
    // 10: only what can be scoped is named
    wide(allow("actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»]"), {
      actions: ['ssm:GetParameter'],
      advice: `${advice(['x'], [PARAMETER])} in a statement of its own, because \`ssm:DescribeParameters\` needs \`*\``,
      suggestions: [
        {
          messageId: 'split',
          data: { target: `\`${named(shownArn(PARAMETER))}\`` },
          output: inStack(
            `fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:DescribeParameters'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
          ),
        },
      ],
    }),
    // 13
    wide(allow("actions: ['kms:Decrypt'], resources: [«'*'»]"), { actions: ['kms:Decrypt'], forms: [KEY] }),
    // 23, 26
    wide(allow("actions: ['s3:GetObject'], resources: [«'arn:aws:s3:::*'»]"), {
      actions: ['s3:GetObject'],
      forms: ['s3:::<name>/<name>'],
      resource: 'arn:aws:s3:::*',
      which: 'which matches everything in the service',
      suggestions: [
        { messageId: 'scope', data: { target: '`REPLACE_ME/*`' }, output: allow("actions: ['s3:GetObject'], resources: ['arn:aws:s3:::REPLACE_ME/*']") },
      ],
    }),
    wide(allow("actions: ['dynamodb:Query'], resources: [«`arn:aws:dynamodb:${this.region}:${this.account}:table/*`»]"), {
      actions: ['dynamodb:Query'],
      forms: ['dynamodb:${Region}:${Account}:table/<name>'],
      resource: 'arn:aws:dynamodb:${Region}:${Account}:table/*',
      end: ['table/*', 'table/REPLACE_ME'],
    }),
    // 28: the role or the service it is passed to
    wide(allow("actions: ['iam:PassRole'], resources: [«'*'»]"), {
      actions: ['iam:PassRole'],
      forms: [ROLE],
      suggestions: [
        { messageId: 'scope', data: { target: `\`${named(shownArn(ROLE))}\`` }, output: allow(`actions: ['iam:PassRole'], resources: [${inStackArn(ROLE)}]`) },
        {
          messageId: 'passedToService',
          data: { target: '`iam:PassedToService`' },
          output: allow("actions: ['iam:PassRole'], resources: ['*'], conditions: { StringEquals: { 'iam:PassedToService': 'REPLACE_ME' } }"),
        },
      ],
    }),
    // 29
    wide(allow("actions: ['sts:AssumeRole'], resources: [«'arn:aws:iam::*:role/*'»]"), {
      actions: ['sts:AssumeRole'],
      forms: [ROLE],
      resource: 'arn:aws:iam::*:role/*',
    }),
    // 35–37: conditions that do not hold what they promise
    wide(allow("actions: ['secretsmanager:GetSecretValue'], resources: [«'*'»], conditions: { StringEqualsIfExists: { 'aws:ResourceTag/app': 'x' } }"), {
      actions: ['secretsmanager:GetSecretValue'],
      forms: [SECRET],
      reason: 'the condition on `aws:ResourceTag/app` also matches when the key is absent',
    }),
    wide(allow("actions: ['secretsmanager:GetSecretValue'], resources: [«'*'»], conditions: { StringLike: { 'aws:ResourceTag/app': '*' } }"), {
      actions: ['secretsmanager:GetSecretValue'],
      forms: [SECRET],
      reason: 'the condition on `aws:ResourceTag/app` matches everything',
    }),
    wide(allow("actions: ['kms:Decrypt'], resources: [«'*'»], conditions: { 'ForAllValues:StringLike': { 'kms:ResourceAliases': ['alias/app'] } }"), {
      actions: ['kms:Decrypt'],
      forms: [KEY],
      reason: '`ForAllValues` on `kms:ResourceAliases` is also true when the key is absent',
      advice: `${advice(['x'], [KEY])}, or add \`Null: { 'kms:ResourceAliases': 'false' }\``,
    }),
    ...(
      [
        ["StringEquals: { 'kms:ViaService': 'ssm.amazonaws.com' }", 'the condition on `kms:ViaService` limits KMS actions only'],
        ["StringNotEquals: { 'aws:ResourceTag/app': 'x' }", 'the negated condition on `aws:ResourceTag/app` lets in everything else'],
        ["Null: { 'aws:ResourceTag/app': 'false' }", 'the condition on `aws:ResourceTag/app` does not ask for a value'],
      ] as const
    ).map(([conditions, reason]) =>
      wide(allow(`actions: ['secretsmanager:GetSecretValue'], resources: [«'*'»], conditions: { ${conditions} }`), {
        actions: ['secretsmanager:GetSecretValue'],
        forms: [SECRET],
        reason,
      }),
    ),
    // 48, 51, 55, 57
    wide(allow("actions: ['ssm:GetParametersByPath'], resources: [«'arn:aws:ssm:*:*:*'»]"), {
      actions: ['ssm:GetParametersByPath'],
      forms: [PARAMETER],
      resource: 'arn:aws:ssm:*:*:*',
      which: 'which matches everything in the service',
    }),
    wide(allow("actions: ['ses:SendEmail'], resources: [«'*'»]"), { actions: ['ses:SendEmail'], forms: ['ses:${Region}:${Account}:identity/<name>'] }),
    wide(allow("actions: ['ssm:GetParameter'], resources: [«`" + here + ":parameter/*/production/*`»]"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      resource: 'arn:${Partition}:ssm:${Region}:${Account}:parameter/*/production/*',
      which: 'whose name begins with a wildcard',
      suggestions: [
        {
          messageId: 'scope',
          data: { target: '`parameter/REPLACE_ME/production/*`' },
          output: allow("actions: ['ssm:GetParameter'], resources: [`" + here + ":parameter/REPLACE_ME/production/*`]"),
        },
      ],
    }),
    wide(allow("actions: ['lambda:InvokeFunction'], resources: [«'arn:aws:lambda:eu-west-1:123456789012:function:*'»]"), {
      actions: ['lambda:InvokeFunction'],
      forms: ['lambda:${Region}:${Account}:function:<name>'],
      resource: 'arn:aws:lambda:eu-west-1:123456789012:function:*',
      end: ['function:*', 'function:REPLACE_ME'],
    }),
    // 31, 33, 54: what is left out instead of what is meant
    ...(
      [
        ["«notActions: ['iam:*']», resources: ['*']", 'allowNotAction', { name: 'notActions', instead: 'actions', actions: 'its actions' }],
        [
          "actions: ['s3:GetObject'], «notResources: ['arn:aws:s3:::x/*']»",
          'allowNotResource',
          { name: 'notResources', instead: 'resources', actions: '`s3:GetObject`' },
        ],
        [
          "actions: ['s3:GetObject'], resources: [`${bucket.bucketArn}/*`], «notPrincipals: [props.admin]»",
          'allowNotPrincipal',
          { name: 'notPrincipals', instead: 'principals', actions: '`s3:GetObject`' },
        ],
      ] as const
    ).map(([statement, messageId, data]): InvalidCase => {
      const { code, at } = marked(allow(statement));
      return { code, errors: [{ messageId, data, ...at, suggestions: [] }] };
    }),
  ],
};


/** A statement that allows reading every parameter, with its repair. */
const reads = (text: string, more: Partial<Expected> = {}): InvalidCase => wide(text, { actions: ['ssm:GetParameter'], forms: [PARAMETER], ...more });
const readsWith = (resources: string, more: Partial<Expected> = {}): InvalidCase => reads(allow(`actions: ['ssm:GetParameter'], resources: ${resources}`), more);
const readsArn = (resources: string, resource: string, more: Partial<Expected> = {}): InvalidCase => readsWith(resources, { resource, ...more });

/** Ways to write the same. */
const forms: InvalidCase[] = [
  readsWith("[«'*'»] as string[]"),
  readsWith("[«'*' as const»]"),
  readsWith('[«`*`»]'),
  readsWith("[«'*'»] satisfies string[]"),
  readsWith("[«('*')!»]"),
  reads(allow("actions: ['ssm:GetParameter'], resources: [«'*'»], } satisfies iam.PolicyStatementProps && {")),
  reads(allow("actions: ['ssm:GetParameter'], ['resources']: [«'*'»]")),
  reads(allow("actions: ['ssm:GetParameter'], [`resources`]: [«'*'»]")),
  reads(allow("actions: ['ssm:getparameter'], resources: [«'*'»]")),
  reads(allow("actions: ['GetParameter'].map((name) => `ssm:${name}`), resources: [«'*'»]")),
  reads(allow("actions: [...['ssm:GetParameter']], resources: [«'*'»]")),
  reads(allow("actions: ['ssm:' + 'GetParameter'], resources: [«'*'»]")),
  reads(allow("actions: props.prod ? ['ssm:GetParameter'] : [], resources: [«'*'»]")),
  reads(inStack("const actions = [];\n    actions.push('ssm:GetParameter');\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [«'*'»] }));")),
  reads(inStack("const actions = ['ssm:GetParameter'].concat(props.more);\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions, resources: [«'*'»] }));"), {
    suggestions: [],
  }),
  reads(`const ALL = '*';\n${allow("actions: ['ssm:GetParameter'], resources: [«ALL»]")}`),
  reads(`const ALL = ['*'];\n${allow("actions: ['ssm:GetParameter'], resources: «ALL»")}`, { asList: true }),
  reads(`const ALL = ['*'];\n${allow("actions: ['ssm:GetParameter'], resources: [...«ALL»]")}`, {
    suggestions: [
      {
        messageId: 'scope',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: `const ALL = ['*'];\n${allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}]`)}`,
      },
    ],
  }),
  reads(`const ALL = ['*', other];\n${allow("actions: ['ssm:GetParameter'], resources: «ALL»")}`, { suggestions: [] }),
  reads(`enum Scope { All = '*' }\n${allow("actions: ['ssm:GetParameter'], resources: [«Scope.All»]")}`),
  reads(`const scope = { all: '*' };\n${allow("actions: ['ssm:GetParameter'], resources: [«scope.all»]")}`),
  reads(inStack("const resources = ['*'];\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], «resources» }));"), {
    suggestions: [
      {
        messageId: 'scope',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: inStack(
          `const resources = ['*'];\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
        ),
      },
    ],
  }),
  readsWith("props.prod ? ['arn:aws:ssm:eu-west-1:123456789012:parameter/a/b'] : [«'*'»]", { suggestions: undefined! }),
  readsWith("[props.prod ? 'arn:aws:ssm:eu-west-1:123456789012:parameter/a/b' : «'*'»]", { suggestions: [] }),
  readsWith("[...(props.prod ? [] : [«'*'»])]", {
    suggestions: [
      {
        messageId: 'scope',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}]`),
      },
    ],
  }),
  readsArn("[«'arn:aws:ssm:' + this.region + ':*:parameter/*'»]", 'arn:aws:ssm:${Region}:*:parameter/*'),
  readsArn("[«['arn', 'aws', 'ssm', '*', '*', 'parameter/*'].join(':')»]", 'arn:aws:ssm:*:*:parameter/*'),
  readsArn("[«'arn:aws:ssm:*:*'.concat(':parameter/*')»]", 'arn:aws:ssm:*:*:parameter/*'),
  readsArn("[«this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: '*' })»]", 'arn:${Partition}:ssm:${Region}:${Account}:parameter/*'),
  readsArn("['parameter'].map((type) => «`arn:aws:ssm:*:*:${type}/*`»)", 'arn:aws:ssm:*:*:parameter/*', {
    suggestions: [
      {
        messageId: 'scope',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}]`),
      },
    ],
  }),
];

/** What is put around statements. */
const homes: InvalidCase[] = [
  ...[
    ["import { PolicyStatement } from 'aws-cdk-lib/aws-iam';", 'new PolicyStatement'],
    ["import { PolicyStatement as Statement } from 'aws-cdk-lib/aws-iam';", 'new Statement'],
    ["import { aws_iam } from 'aws-cdk-lib';", 'new aws_iam.PolicyStatement'],
    ["import * as cdk from 'aws-cdk-lib';", 'new cdk.aws_iam.PolicyStatement'],
    ["import * as iam from '@aws-cdk/aws-iam';", 'new iam.PolicyStatement'],
    ["const { PolicyStatement } = require('aws-cdk-lib/aws-iam');", 'new PolicyStatement'],
    ["const iam = require('aws-cdk-lib/aws-iam');", 'new iam.PolicyStatement'],
    ["const iam = require('aws-cdk-lib/aws-iam');\nconst Statement = iam.PolicyStatement;", 'new Statement'],
  ].map(([head, make]) =>
    reads(`${head}\nclass App extends Stack { build(fn) { fn.addToRolePolicy(${make}({ actions: ['ssm:GetParameter'], resources: [«'*'»] })); } }`),
  ),
  // Builder
  reads(inStack("const read = new iam.PolicyStatement();\n    read.addActions('ssm:GetParameter');\n    read.addResources(«'*'»);")),
  reads(inStack("const read = new iam.PolicyStatement({ sid: 'Read' });\n    read.addActions(...['ssm:GetParameter']);\n    read.addResources(...[«'*'»]);")),
  reads(inStack("const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'] });\n    read.effect = iam.Effect.ALLOW;\n    «read.addAllResources()»;"), {
    suggestions: [
      {
        messageId: 'scope',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: inStack(
          `const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'] });\n    read.effect = iam.Effect.ALLOW;\n    read.addResources(${inStackArn(PARAMETER)});`,
        ),
      },
    ],
  }),
  reads(inStack("let read;\n    read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [«'*'»] });\n    read.addCondition('StringEquals', { 'aws:RequestedRegion': 'eu-west-1' });"), {
    reason: NOT_THE_RESOURCE('aws:RequestedRegion'),
  }),
  // JSON policies
  reads(inStack("fn.addToRolePolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «'*'» }));")),
  reads(inStack("iam.PolicyDocument.fromJson({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ssm:GetParameter'], Resource: [«'*'»] }] });")),
  reads(inStack("new iam.CfnPolicy(this, 'P', { policyName: 'p', policyDocument: { Statement: { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «'*'» } } });")),
  reads(inStack("new iam.CfnRole(this, 'R', { assumeRolePolicyDocument: trust, policies: [{ policyName: 'p', policyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «'*'» }] } }] });")),
  ...['CfnManagedPolicy', 'CfnUserPolicy', 'CfnRolePolicy', 'CfnGroupPolicy'].map((name) =>
    reads(inStack(`new iam.${name}(this, 'P', { policyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «'*'» }] } });`)),
  ),
  wide(inStack("new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «{ 'Fn::Sub': 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*' }» }] } });"), {
    actions: ['ssm:GetParameter'],
    forms: [PARAMETER],
    resource: 'arn:aws:ssm:${Region}:${Account}:parameter/*',
  }),
  reads(inStack("const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: «'*'» }] });")),
  // Options of something that makes a statement
  reads(inStack("iam.Grant.addToPrincipal({ grantee: fn, actions: ['ssm:GetParameter'], resourceArns: [«'*'»] });")),
  reads(inStack("new GuAllowPolicy(this, 'Read', { actions: ['ssm:GetParameter'], resources: [«'*'»] });")),
  reads(inStack("new Service(this, 'Api', { policyStatements: [{ actions: ['ssm:GetParameter'], resources: [«'*'»] }] });")),
  reads(inStack("new sst.aws.Function('Api', { permissions: [{ actions: ['ssm:GetParameter'], resources: [«'*'»] }] });")),
  reads(inStack("aws.iam.getPolicyDocument({ statements: [{ effect: 'Allow', actions: ['ssm:GetParameter'], resources: [«'*'»] }] });")),
  reads(inStack("aws.iam.getPolicyDocument({ statements: [{ actions: ['ssm:GetParameter'], resources: [«'*'»], conditions: [{ test: 'StringEquals', variable: 'aws:RequestedRegion', values: ['eu-west-1'] }] }] });"), {
    reason: NOT_THE_RESOURCE('aws:RequestedRegion'),
  }),
  reads(inStack("new DataAwsIamPolicyDocument(this, 'Read', { statement: [{ actions: ['ssm:GetParameter'], resources: [«'*'»], condition: { test: 'StringEquals', variable: 'aws:SourceIp', values: ['1.2.3.4'] } }] });"), {
    reason: NOT_THE_RESOURCE('aws:SourceIp'),
  }),
  reads("class ReadAll extends iam.PolicyStatement { constructor() { super({ actions: ['ssm:GetParameter'], resources: [«'*'»] }); } }", { suggestions: [] }),
  // Derived from SDK calls
  reads(
    inStack(
      "new cr.AwsCustomResource(this, 'R', { onCreate: { service: 'SSM', action: 'getParameter' }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: «cr.AwsCustomResourcePolicy.ANY_RESOURCE» }) });",
    ),
    { asList: true },
  ),
  wide(
    inStack(
      "const call = { service: '@aws-sdk/client-eventbridge', action: 'PutEventsCommand' };\n    const policy = cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: [«'*'»] });\n    new cr.AwsCustomResource(this, 'R', { onCreate: call, onUpdate: call, policy });",
    ),
    { actions: ['events:PutEvents'], forms: ['events:${Region}:${Account}:event-bus/<name>'] },
  ),
  // One statement, however it gets there
  reads(inStack("const read = { actions: ['ssm:GetParameter'], resources: [«'*'»] };\n    a.addToRolePolicy(new iam.PolicyStatement(read));\n    b.addToRolePolicy(new iam.PolicyStatement(read));")),
  reads(inStack("const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [«'*'»] });\n    a.addToRolePolicy(read);\n    b.addToRolePolicy(read);")),
  reads(inStack("const read = { actions: ['ssm:GetParameter'], resources: ['*'] };\n    fn.addToRolePolicy(new iam.PolicyStatement({ ...«read», sid: 'Read' }));"), { suggestions: [] }),
  reads(inStack("const read = { actions: ['ssm:GetParameter'] };\n    read.resources = [«'*'»];\n    fn.addToRolePolicy(new iam.PolicyStatement(read));")),
  reads("const options = (actions) => ({ actions, resources: ['*'] });\nrole.addToPolicy(new iam.PolicyStatement(«options(['ssm:GetParameter'])»));", { suggestions: [] }),
  // A function that makes statements is read for each of its calls
  reads(
    "function allow(actions, resources) { return new iam.PolicyStatement({ actions, resources }); }\nrole.addToPolicy(allow(['ssm:DescribeParameters'], ['*']));\nrole.addToPolicy(allow(['ssm:GetParameter'], [«'*'»]));\nrole.addToPolicy(allow(['ssm:GetParameter'], [parameter.parameterArn]));",
    { suggestions: [] },
  ),
  reads("class App { allow(...actions) { this.role.addToPolicy(new iam.PolicyStatement({ actions, resources: [«'*'»] })); }\n build() { this.allow('ssm:GetParameter'); } }", { suggestions: [] }),
  wide("const read = (name) => new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [«`arn:aws:ssm:eu-west-1:123456789012:parameter/${name}`»] });\nrole.addToPolicy(read('app/prod/token'));\nrole.addToPolicy(read('*'));", {
    actions: ['ssm:GetParameter'],
    forms: [PARAMETER],
    resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/*',
    suggestions: [],
  }),
  reads("['*', queue.queueArn].forEach((resource) => role.addToPolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [«resource»] })));", { suggestions: [] }),
];

/** The resource that is reported beside patterns and long lists. */
const actionPatterns: InvalidCase[] = [
  wide(allow("actions: ['ssm:Get*'], resources: [«'*'»]"), {
    actions: ['ssm:Get*'],
    forms: [PARAMETER],
    suggestions: [],
  }),
  // What has a name is reported beside what another rule reports.
  wide(allow("actions: ['s3:*', 'ssm:GetParameter'], resources: [«'*'»]"), {
    actions: ['ssm:GetParameter'],
    forms: [PARAMETER],
    suggestions: [
      {
        messageId: 'split',
        data: { target: `\`${named(shownArn(PARAMETER))}\`` },
        output: inStack(
          `fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
        ),
      },
    ],
  }),
  wide(allow("actions: ['ssm:*', 'ssm:GetParameter'], resources: [«'*'»]"), { actions: ['ssm:GetParameter'], forms: [PARAMETER], suggestions: [] }),
  wide(allow("actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:PutParameter', 'ssm:DeleteParameter', 'ssm:GetParameterHistory', 'ssm:GetParametersByPath', 'ssm:DeleteParameters'], resources: [«'*'»]"), {
    actions: [],
    forms: [PARAMETER],
    name: 'names at most five actions',
  }),
].map((test) => {
  if (test.name !== 'names at most five actions') return test;
  const [error] = test.errors as { data: Record<string, string> }[];
  Object.assign(error!.data, {
    actions: '`ssm:GetParameter`, `ssm:GetParameterHistory`, `ssm:GetParameters`, `ssm:GetParametersByPath`, `ssm:DeleteParameter` and 2 more',
    are: 'are',
    advice: advice(['a', 'b'], [PARAMETER]),
  });
  return test;
});

/** Who or what a statement is for. */
const contexts: ValidCase[] = [
  ...[
    "key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] }));",
    "const read = new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });\n    read.addServicePrincipal('lambda.amazonaws.com');",
    "const read = new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });\n    read.addAnyPrincipal();",
    "const read = new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] });\n    for (const key of keys) key.addToResourcePolicy(read);",
    "const reads = [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })];\n    for (const read of reads) key.addToResourcePolicy(read);",
    "const reads = [new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'] })];\n    reads.forEach((read) => key.addToResourcePolicy(read));",
    "new kms.Key(this, 'Key', { policy: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ actions: ['kms:*'], resources: ['*'] })] }) });",
    "const policy = new iam.PolicyDocument();\n    policy.addStatements(new iam.PolicyStatement({ actions: ['kms:*'], resources: ['*'] }));\n    new kms.Key(this, 'Key', { policy });",
    "new kms.CfnKey(this, 'Key', { keyPolicy: { Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] } });",
    "new s3.CfnBucketPolicy(this, 'P', { bucket, policyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } });",
    "new opensearch.Domain(this, 'D', { accessPolicies: [new iam.PolicyStatement({ actions: ['es:*'], resources: ['*'] })] });",
    "new ec2.InterfaceVpcEndpoint(this, 'E', {}).addToPolicy(new iam.PolicyStatement({ actions: ['ssm:*'], resources: ['*'], principals: [new iam.AnyPrincipal()] }));",
    "client.send(new PutKeyPolicyCommand({ Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] }) }));",
    "client.send(new AssumeRoleCommand({ Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }) }));",
    "new iam.CfnRole(this, 'R', { assumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] } });",
    "role.assumeRolePolicy.addStatements(new iam.PolicyStatement({ actions: ['sts:AssumeRole'], resources: ['*'] }));",
    "const limits = new iam.ManagedPolicy(this, 'P', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] });\n    new iam.Role(this, 'R', { permissionsBoundary: limits });",
    "iam.PermissionsBoundary.of(this).apply(new iam.ManagedPolicy(this, 'P', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] }));",
    "new iam.ManagedPolicy(this, 'DeveloperBoundary', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] });",
    "new organizations.CfnPolicy(this, 'P', { type: 'SERVICE_CONTROL_POLICY', content: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } });",
    "const fullAccessScp = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };",
    "template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: '*' }] } });",
    "expect(policy).toEqual({ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: '*' });",
    "const answer = { principalId: user, policyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] } };",
    "const answer = (principalId) => { const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }; return { principalId, document: [statement] }; };",
    "new GuDenyPolicy(this, 'P', { actions: ['ssm:GetParameter'], resources: ['*'] });",
    "table.grant(fn, 'dynamodb:*');\n    bucket.grantRead(fn, '*');\n    bucket.grantWrite(fn, '*', ['s3:PutObject']);",
  ].map(inStack),
  ...['test/stack.test.ts', 'lib/stack.spec.ts', 'test/fixtures/stack.ts', 'lib/integ.stack.ts'].map((filename) => ({
    filename,
    code: allow("actions: ['ssm:GetParameter'], resources: ['*']"),
  })),
  { filename: 'demo/stack.ts', settings: { 'aws-secrets': { testFiles: ['demo/**'] } }, code: allow("actions: ['ssm:GetParameter'], resources: ['*']") },
];

/** What cannot be read, or is no policy. */
const silent: ValidCase[] = [
  ...[
    "actions: props.actions, resources: ['*']",
    "actions: [props.action], resources: ['*']",
    "actions: ['ssm:GetParameter'], resources: props.resources",
    "actions: ['ssm:GetParameter'], resources: [props.prefix + '*']",
    "actions: ['ssm:GetParameter'], resources: [arnHelper(this, 'parameter/*')]",
    "actions: ['ssm:GetParameter'], resources: ['*'], ...props.more",
    "...props.more, actions: ['ssm:GetParameter'], resources: ['*']",
    "actions: ['ssm:GetParameter'], resources: ['*'], conditions: props.conditions",
    "actions: ['ssm:GetParameter'], resources: ['*'], conditions: { StringEquals: props.equals }",
    "actions: ['ssm:GetParameter'], resources: ['*'], conditions: { [props.operator]: { 'aws:RequestedRegion': 'x' } }",
    "actions: ['ssm:GetParameter'], resources: ['*'], effect: props.statement.Effect === 'Deny' ? iam.Effect.DENY : iam.Effect.ALLOW",
    "actions: ['ssm:GetParameter'], resources: ['*'], effect: props.effect",
    "actions: ['ssm:GetParameter'], resources: ['*'], effect: 'Deny'",
    "actions: ['ssm:GetParameter'], resources: ['*'], resources: ['arn:aws:ssm:eu-west-1:123456789012:parameter/a']",
    "actions: ['ssm:GetParameter'], resources: ['*'], principals: [role]",
    "actions: ['sts:AssumeRole'], resources: ['arn:aws:iam::*:role/Prefix*']",
    "actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')]",
    "actions: ['secretsmanager:GetSecretValue'], resources: [`${secret.secretArn}-*`]",
    "actions: ['ssm:GetParameter'], resources: [{ 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/app/*' }]",
    "actions: ['lambda:GetLayerVersion'], resources: ['arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:*']",
    "actions: ['secretsmanager:GetRandomPassword'], resources: ['*']",
    "actions: ['ecr:GetAuthorizationToken'], resources: ['*']",
    "actions: ['ec2:DescribeAvailabilityZones'], resources: ['*']",
    "actions: ['cloudwatch:GetMetricData', 'polly:SynthesizeSpeech', 'translate:TranslateText'], resources: ['*']",
    "actions: ['detective:ListOrganizationalAdminAccount'], resources: ['*']",
    "actions: ['es:ESHttp*'], resources: [domain.domainArn + '/*']",
    "actions: ['kms:GenerateDataKey*', 'kms:ReEncrypt*', 'kms:Describe*'], resources: [key.keyArn]",
    "actions: ['ssm:GetParameter'], resources: []",
    "actions: [], resources: ['*']",
    "resources: ['*']",
    "actions: ['kms:*'], resources: ['*'], conditions: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }",
    "notActions: ['iam:*'], resources: [bucket.bucketArn]",
  ].map(allow),
  "const base = { actions: ['ssm:GetParameter'], resources: ['*'] };\nrole.addToPolicy(new iam.PolicyStatement({ ...base, effect: iam.Effect.DENY }));",
  "const base = { actions: ['ssm:GetParameter'], resources: ['*'] };\nrole.addToPolicy(new iam.PolicyStatement({ ...base, resources: [parameter.parameterArn] }));",
  "const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] });\nread.effect = iam.Effect.DENY;",
  "const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] });\nread.addConditions({ StringEquals: { 'aws:ResourceTag/app': 'x' } });",
  "const read = new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: ['*'] });\nread.addConditions(load());",
  "const read = new iam.PolicyStatement(load());\nread.addResources('*');",
  "export const allow = (actions) => new iam.PolicyStatement({ actions, resources: ['*'] });",
  "new cr.AwsCustomResource(this, 'R', { onCreate: { service: 'SSM', action: 'describeParameters' }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) });",
  "new cr.AwsCustomResource(this, 'R', { onCreate: load(), policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) });",
  "new cr.AwsCustomResource(this, 'R', { onCreate: { service: 'SSM', action: 'getParameter' }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls(load()) });",
  // Other permission systems
  "const menu = { actions: ['edit', 'delete'], resources: ['*'] };",
  "ability({ actions: ['user:create', 'events:read'], resources: ['*'] });",
  "ability({ actions: ['*'], resources: ['*'] });",
  "ability({ actions: ['events:*'], resources: ['*'] });",
  "const role = { apiGroups: [''], resources: ['*'], verbs: ['get'] };",
  "const rule = { Action: 'ssm:GetParameter', Resource: '*' };",
  "const entry = { Effect: 'Allow', Resource: '*' };",
  "const story = { actions: ['ssm:GetParameter'] };",
];

const scoped = (target: string, output: string, messageId = 'scope') => ({ messageId, data: { target }, output });
const parameterTarget = `\`${named(shownArn(PARAMETER))}\``;
/** A repair that replaces the marked text by the ARN as it is written in this place. */
const writtenAs = (text: string, arn: string): InvalidCase => reads(text, { suggestions: [scoped(parameterTarget, replaced(text, arn))] });
const star = "new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [«'*'»] })";

/** How region and account are written depends on the place. */
const tokens: InvalidCase[] = [
  writtenAs(`import { Aws } from 'aws-cdk-lib';\nfn.addToRolePolicy(${star});`, '`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/REPLACE_ME`'),
  writtenAs(
    `import { Aws as Account } from 'aws-cdk-lib';\nclass Service extends Construct { m() { fn.addToRolePolicy(${star}); } }`,
    '`arn:${Account.PARTITION}:ssm:${Account.REGION}:${Account.ACCOUNT_ID}:parameter/REPLACE_ME`',
  ),
  ...["import * as cdk from 'aws-cdk-lib';", "const cdk = require('aws-cdk-lib');", "import cdk from 'aws-cdk-lib';", "import * as cdk from '@aws-cdk/core';"].map((head) =>
    writtenAs(`${head}\nfn.addToRolePolicy(${star});`, '`arn:${cdk.Aws.PARTITION}:ssm:${cdk.Aws.REGION}:${cdk.Aws.ACCOUNT_ID}:parameter/REPLACE_ME`'),
  ),
  writtenAs(
    `const { Aws } = require('aws-cdk-lib');\nfn.addToRolePolicy(${star});`,
    '`arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:parameter/REPLACE_ME`',
  ),
  writtenAs(
    `import { Stack } from 'aws-cdk-lib';\nclass Service extends Construct { constructor(scope, id) { super(scope, id); fn.addToRolePolicy(${star}); } }`,
    '`arn:${Stack.of(this).partition}:ssm:${Stack.of(this).region}:${Stack.of(this).account}:parameter/REPLACE_ME`',
  ),
  ...['scope', 'parent: Construct', 'stack: cdk.Stack'].map((parameter) => {
    const name = parameter.replace(/:.*/, '');
    return writtenAs(
      `import { Stack } from 'aws-cdk-lib';\nexport function read(${parameter}) { return [1].map(() => ${star}); }`,
      `\`arn:\${Stack.of(${name}).partition}:ssm:\${Stack.of(${name}).region}:\${Stack.of(${name}).account}:parameter/REPLACE_ME\``,
    );
  }),
  // Nothing at hand: the file imports nothing, only a type, or `this` is something else.
  ...[
    `fn.addToRolePolicy(${star});`,
    `import type { Aws } from 'aws-cdk-lib';\nfn.addToRolePolicy(${star});`,
    `import { Aws } from 'elsewhere';\nfn.addToRolePolicy(${star});`,
    `import { Stack } from 'aws-cdk-lib';\nfunction read(parent) { return ${star}; }`,
    `class App extends Stack { static read() { return ${star}; } }`,
    `class App extends Stack { m() { list.forEach(function () { fn.addToRolePolicy(${star}); }); } }`,
    `class App extends Stack { constructor(scope) { super(scope, 'x', { statement: ${star} }); } }`,
    `class App { m() { fn.addToRolePolicy(${star}); } }`,
  ].map((text) => reads(text, { suggestions: [] })),
];

/** The name in the ARN is taken from the file where it leaves no doubt. */
const names: InvalidCase[] = [
  ["ssm.StringParameter.fromStringParameterName(this, 'T', '/slack-bot/production/token');", 'slack-bot/production/token'],
  ["ssm.StringParameter.valueForStringParameter(this, 'token');", 'token'],
  ["new ssm.StringParameter(this, 'T', { parameterName: `/slack-bot/${'production'}/token` });", 'slack-bot/production/token'],
  ["new Function(this, 'F', { environment: { PARAM_PATH: '/slack-bot/production/token' } });", 'slack-bot/production/token'],
  ["use({ parameterName: '/slack-bot/production/token' }, { parameterName: '/slack-bot/production/key' });", 'slack-bot/production/*'],
  ["use({ parameterName: '/slack-bot/token' }, { parameterName: '/slack-bot/key' });", 'REPLACE_ME'],
  ["use({ parameterName: '/a/b/token' }, { parameterName: '/c/d/key' });", 'REPLACE_ME'],
  ["use({ parameterName: '/a/b/token' }, { parameterName: `/a/b/${stage}` });", 'REPLACE_ME'],
  ["route({ path: '/slack/events' });", 'REPLACE_ME'],
].map(([line, name]) => {
  const text = inStack(`${line}\n    fn.addToRolePolicy(${star});`);
  const arn = inStackArn(PARAMETER).replace('REPLACE_ME', name!);
  return reads(text, { suggestions: [scoped(parameterTarget.replace('REPLACE_ME', name!), replaced(text, arn))] });
});
const secretText = inStack(
  "secretsmanager.Secret.fromSecretNameV2(this, 'S', 'prod/db');\n    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], resources: [«'*'»] }));",
);
names.push(
  wide(secretText, {
    actions: ['secretsmanager:GetSecretValue'],
    forms: [SECRET],
    suggestions: [
      scoped(`\`${shownArn(SECRET).replace('<name>', 'prod/db')}\``, replaced(secretText, inStackArn(SECRET).replace('REPLACE_ME', 'prod/db'))),
    ],
  }),
);

const S3_FORMS = ['s3:::<name>/<name>', 's3:::<name>'];
const splitAdvice = `${advice(['x'], [PARAMETER])} in a statement of its own, because \`ssm:DescribeParameters\` needs \`*\``;
const splitInto = (text: string, output: string): InvalidCase => {
  return wide(text, { actions: ['ssm:GetParameter'], advice: splitAdvice, suggestions: [scoped(parameterTarget, output, 'split')] });
};

/** Which edits, in which shape. */
const repairs: InvalidCase[] = [
  // Several formats, several elements
  wide(allow("actions: ['s3:GetObject', 's3:ListBucket'], resources: [«'*'»]"), { actions: ['s3:GetObject', 's3:ListBucket'], forms: S3_FORMS }),
  wide(inStack("new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: «'*'» }] } });"), {
    actions: ['s3:GetObject', 's3:ListBucket'],
    forms: S3_FORMS,
    asList: true,
  }),
  readsWith("[«'*'», '*', bucket.bucketArn, '*']", {
    suggestions: [scoped(parameterTarget, allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}, bucket.bucketArn]`))],
  }),
  readsWith("[«'*'», /* all */ '*']", { suggestions: [] }),
  readsWith("[«'*'», 'arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*']", {
    suggestions: [
      scoped('`*`', allow("actions: ['ssm:GetParameter'], resources: ['arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*']"), 'remove'),
      scoped(parameterTarget, allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}, 'arn:aws:ssm:eu-west-1:123456789012:parameter/app/prod/*']`)),
    ],
  }),
  // What is left would be as wide: no repair takes the finding away
  readsWith("['arn:aws:ssm:eu-west-1:123456789012:parameter/*', «'*'»]", { suggestions: [] }),
  wide(
    allow(
      "actions: ['ssm:GetParameter', 'secretsmanager:GetSecretValue'], resources: [«'arn:aws:ssm:eu-west-1:123456789012:parameter/*'», 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:*']",
    ),
    {
      actions: ['secretsmanager:GetSecretValue', 'ssm:GetParameter'],
      forms: [PARAMETER],
      resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/*',
      suggestions: [
        scoped(
          '`parameter/REPLACE_ME`, `secret:REPLACE_ME-??????`',
          allow(
            "actions: ['ssm:GetParameter', 'secretsmanager:GetSecretValue'], resources: ['arn:aws:ssm:eu-west-1:123456789012:parameter/REPLACE_ME', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:REPLACE_ME-??????']",
          ),
        ),
      ],
    },
  ),
  wide(allow("actions: ['execute-api:Invoke'], resources: [«`arn:aws:execute-api:${props.region}:${props.account}:*/CODE/*`»]"), {
    actions: ['execute-api:Invoke'],
    forms: ['execute-api:${Region}:${Account}:<name>/<name>/<name>/<name>'],
    resource: 'arn:aws:execute-api:${Region}:${Account}:*/CODE/*',
    which: 'in which the name is a wildcard',
    suggestions: [
      scoped('`REPLACE_ME/CODE/*`', allow("actions: ['execute-api:Invoke'], resources: [`arn:aws:execute-api:${props.region}:${props.account}:REPLACE_ME/CODE/*`]")),
    ],
  }),
  wide(allow("actions: ['bedrock:InvokeModel'], resources: [«'*'»]"), {
    actions: ['bedrock:InvokeModel'],
    advice: 'Name the needed resources, for example `arn:${Partition}:bedrock:${Region}::foundation-model/<name>`',
    suggestions: [],
  }),
  // Tags come along with what they are put on
  wide(allow("actions: ['ssm:PutParameter', 'ssm:AddTagsToResource'], resources: [«'*'»]"), {
    actions: ['ssm:AddTagsToResource', 'ssm:PutParameter'],
    forms: [PARAMETER],
  }),
  // Split: what cannot be scoped keeps '*'
  splitInto(
    allow("sid: 'Read', actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»]"),
    inStack(
      `fn.addToRolePolicy(new iam.PolicyStatement({ sid: 'Read', actions: ['ssm:DescribeParameters'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ sid: 'ReadScoped', actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
    ),
  ),
  splitInto(
    inStack("role.addStatements(first, new iam.PolicyStatement({ actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»] }));"),
    inStack(
      `role.addStatements(first, new iam.PolicyStatement({ actions: ['ssm:DescribeParameters'], resources: ['*'] }), new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
    ),
  ),
  splitInto(
    inStack(`new iam.PolicyDocument({
      statements: [
        // Reads what it needs
        new iam.PolicyStatement({
          effect: iam.Effect.ALLOW,
          actions: [
            'ssm:DescribeParameters',
            'ssm:GetParameter',
          ],
          // everything
          resources: [«'*'»],
        }),
      ],
    });`),
    inStack(`new iam.PolicyDocument({
      statements: [
        // Reads what it needs
        new iam.PolicyStatement({
          effect: iam.Effect.ALLOW,
          actions: ['ssm:DescribeParameters'],
          // everything
          resources: ['*'],
        }),
        new iam.PolicyStatement({
          effect: iam.Effect.ALLOW,
          actions: ['ssm:GetParameter'],
          // everything
          resources: [${inStackArn(PARAMETER)}],
        }),
      ],
    });`),
  ),
  splitInto(
    inStack("new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Sid: 'Read', Effect: 'Allow', Action: ['ssm:DescribeParameters', 'ssm:GetParameter'], Resource: «'*'» }] } });"),
    inStack(
      `new iam.CfnPolicy(this, 'P', { policyDocument: { Statement: [{ Sid: 'Read', Effect: 'Allow', Action: ['ssm:DescribeParameters'], Resource: '*' }, { Sid: 'ReadScoped', Effect: 'Allow', Action: ['ssm:GetParameter'], Resource: [${inStackArn(PARAMETER)}] }] } });`,
    ),
  ),
  // Not where a second statement has no place, or it is not clear what moves
  ...[
    inStack("const read = new iam.PolicyStatement({ actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»] });"),
    inStack("use(a, new iam.PolicyStatement({ actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»] }));"),
    inStack("if (a) fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»] }));"),
    allow("actions: ['ssm:DescribeParameters', /* secret */ 'ssm:GetParameter'], resources: [«'*'»]"),
    allow("actions: ['ssm:DescribeParameters'].concat('ssm:GetParameter'), resources: [«'*'»]"),
    allow("actions: ['ssm:DescribeParameters', props.a ? 'ssm:GetParameter' : 'ssm:GetParameter'], resources: [«'*'»], sid: props.sid"),
    inStack("const read = new iam.PolicyStatement({ resources: [«'*'»] });\n    read.addActions('ssm:DescribeParameters', 'ssm:GetParameter');"),
  ].map((text) => wide(text, { actions: ['ssm:GetParameter'], advice: splitAdvice, suggestions: [] })),
  wide(allow("actions: ['ssm:GetParameter', 'newsvc:DoThing'], resources: [«'*'»]"), { actions: ['ssm:GetParameter'], forms: [PARAMETER], suggestions: [] }),
  // The condition that belongs to passing a role
  wide(
    inStack(`fn.addToRolePolicy(new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [«'*'»],
    }));`),
    {
      actions: ['iam:PassRole'],
      forms: [ROLE],
      suggestions: [
        scoped(
          `\`${named(shownArn(ROLE))}\``,
          inStack(`fn.addToRolePolicy(new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [${inStackArn(ROLE)}],
    }));`),
        ),
        scoped(
          '`iam:PassedToService`',
          inStack(`fn.addToRolePolicy(new iam.PolicyStatement({
      actions: ['iam:PassRole'],
      resources: ['*'],
      conditions: { StringEquals: { 'iam:PassedToService': 'REPLACE_ME' } },
    }));`),
          'passedToService',
        ),
      ],
    },
  ),
  wide(inStack("role.addToPolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'iam:PassRole', Resource: «'*'» }));"), {
    actions: ['iam:PassRole'],
    forms: [ROLE],
    suggestions: [
      scoped(
        `\`${named(shownArn(ROLE))}\``,
        inStack(`role.addToPolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'iam:PassRole', Resource: ${inStackArn(ROLE)} }));`),
      ),
      scoped(
        '`iam:PassedToService`',
        inStack(
          "role.addToPolicy(iam.PolicyStatement.fromJson({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', Condition: { StringEquals: { 'iam:PassedToService': 'REPLACE_ME' } } }));",
        ),
        'passedToService',
      ),
    ],
  }),
  // Lines that end as on Windows
  splitInto(
    allow("actions: ['ssm:DescribeParameters', 'ssm:GetParameter'], resources: [«'*'»]").replaceAll('\n', '\r\n'),
    inStack(
      `fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:DescribeParameters'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
    ).replaceAll('\n', '\r\n'),
  ),
  // On request the first repair is the fix
  {
    code: allow("actions: ['ssm:GetParameter'], resources: ['*']"),
    settings: { 'aws-secrets': { fixes: 'all' } },
    output: allow(`actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}]`),
    errors: [{ ...(readsWith("[«'*'»]").errors as readonly object[])[0]!, suggestions: [] }] as InvalidCase['errors'],
  },
  // What a repair could not know must not ship
  ...[
    "actions: ['ssm:GetParameter'], resources: [«'arn:aws:ssm:eu-west-1:123456789012:parameter/REPLACE_ME'»]",
    "actions: ['iam:PassRole'], resources: ['*'], «conditions: { StringEquals: { 'iam:PassedToService': 'REPLACE_ME' } }»",
    "effect: iam.Effect.DENY, actions: ['s3:*'], notResources: [bucket.bucketArn, «'arn:aws:s3:::REPLACE_ME'»]",
  ].map((statement): InvalidCase => {
    const { code, at } = marked(allow(statement));
    return { code, errors: [{ messageId: 'placeholder', data: {}, ...at, suggestions: [] }] };
  }),
];

const LOGS = 'logs:${Region}:${Account}:log-group:<name>:log-stream:<name>';
const STRICT = { telemetry: true, metadata: true, accountWildcard: true, minPathDepth: 2 };

const options: { readonly valid: ValidCase[]; readonly invalid: InvalidCase[] } = {
  valid: [
    { code: allow("actions: ['ssm:GetParameter'], resources: ['*']"), options: [{ allowActions: ['ssm:Get*'] }] },
    { code: allow("actions: ['SSM:getparameter'], resources: ['*']"), options: [{ allowActions: ['ssm:GetParameter'] }] },
    { code: allow("actions: ['*'], resources: ['*']"), options: [{ allowActions: ['*'] }] },
    { code: allow("actions: ['ssm:GetParameter'], resources: ['*']"), options: [{ allowResources: ['*'] }] },
    {
      code: allow("actions: ['ssm:GetParameter'], resources: [`arn:aws:ssm:${this.region}:${this.account}:parameter/*`]"),
      options: [{ allowResources: ['arn:aws:ssm:*:parameter/*'] }],
    },
    { code: allow("actions: ['ssm:DescribeParameters', 'cloudwatch:PutMetricData'], resources: ['*']"), options: [STRICT] },
    { code: allow("actions: ['ssm:GetParameter'], resources: [`" + here + ":parameter/app/prod/*`]"), options: [STRICT] },
    { code: allow("actions: ['ssm:GetParameter'], resources: [`" + here + ":parameter/app/*`]"), options: [{ minPathDepth: 1 }] },
  ],
  invalid: [
    wide(allow("actions: ['logs:PutLogEvents'], resources: [«'*'»]"), { actions: ['logs:PutLogEvents'], forms: [LOGS], options: { telemetry: true } }),
    wide(allow("actions: ['secretsmanager:DescribeSecret'], resources: [«'*'»]"), {
      actions: ['secretsmanager:DescribeSecret'],
      forms: [SECRET],
      options: { metadata: true },
    }),
    wide(allow("actions: ['ssm:GetParameter'], resources: [«'arn:aws:ssm:eu-west-1:*:parameter/app/prod/*'»]"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      resource: 'arn:aws:ssm:eu-west-1:*:parameter/app/prod/*',
      which: 'which matches every account',
      options: { accountWildcard: true },
      suggestions: [
        scoped(
          '`arn:aws:ssm:eu-west-1:${Account}:parameter/app/prod/*`',
          allow("actions: ['ssm:GetParameter'], resources: [`arn:aws:ssm:eu-west-1:${this.account}:parameter/app/prod/*`]"),
        ),
      ],
    }),
    wide(allow("actions: ['ssm:GetParameter'], resources: [«'arn:aws:ssm:eu-west-1:123456789012:parameter/app/*'»]"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      resource: 'arn:aws:ssm:eu-west-1:123456789012:parameter/app/*',
      which: 'which reaches beyond one path',
      options: { minPathDepth: 2 },
      end: ['parameter/app/*', 'parameter/app/REPLACE_ME/*'],
    }),
    wide(allow("actions: ['ssm:GetParameter', 'logs:PutLogEvents'], resources: [«'*'»]"), {
      actions: ['ssm:GetParameter'],
      forms: [PARAMETER],
      options: { allowActions: ['logs:*'] },
      suggestions: [
        scoped(
          parameterTarget,
          inStack(
            `fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: ['*'] }));
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: ['ssm:GetParameter'], resources: [${inStackArn(PARAMETER)}] }));`,
          ),
          'split',
        ),
      ],
    }),
  ],
};

testRule('no-wildcard-iam-resource', {
  valid: [...table.valid, ...contexts, ...silent, ...options.valid],
  invalid: [...table.invalid, ...forms, ...homes, ...actionPatterns, ...tokens, ...names, ...repairs, ...options.invalid],
  leaves: ['placeholder'],
});
