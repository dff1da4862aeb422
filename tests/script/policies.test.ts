import { describe, expect, it } from 'vitest';
import { displayText } from '../../src/knowledge/iam/text.ts';
import type { PolicyStatement } from '../../src/model/policy.ts';
import { policiesOf } from '../../src/script/policies.ts';
import { scriptOf } from './script-of.ts';

const statements = (code: string): readonly PolicyStatement[] => policiesOf(scriptOf(code));
const only = (code: string): PolicyStatement => {
  const found = statements(code);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const slice = (code: string, [start, end]: readonly [number, number]): string => code.slice(start, end);

describe('facts', () => {
  it('are those of the statement', () => {
    const { facts } = only(`
      const role = new iam.Role(this, 'R', {});
      role.addToPolicy(new iam.PolicyStatement({
        sid: 'Read',
        effect: iam.Effect.ALLOW,
        actions: ['ssm:GetParameter', props.action],
        resources: [\`\${bucket.bucketArn}/*\`, props.name],
        conditions: { StringEquals: { 'aws:RequestedRegion': [this.region, 'eu-west-1'] }, Bool: { 'aws:SecureTransport': true } },
      }));
    `);
    expect({ ...facts, actions: facts.actions?.map(displayText), resources: facts.resources?.map(displayText), conditions: undefined }).toEqual({
      effect: 'Allow',
      actions: ['ssm:GetParameter', '<...>'],
      notActions: undefined,
      resources: ['<arn>/*', '<...>'],
      notResources: undefined,
      actionsComplete: false,
      resourcesComplete: false,
      hasPrincipals: false,
      hasNotPrincipals: false,
      conditions: undefined,
      context: 'identity',
    });
    expect(facts.conditions).toEqual([
      { operator: 'StringEquals', key: 'aws:RequestedRegion', values: ['\uE000', 'eu-west-1'] },
      { operator: 'Bool', key: 'aws:SecureTransport', values: ['true'] },
    ]);
  });

  it.each([
    ["new iam.PolicyStatement({ actions: ['a:B'] })", 'Allow'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: Effect.ALLOW })", 'Allow'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: undefined })", 'Allow'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: iam.Effect.DENY })", 'Deny'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: c ? iam.Effect.DENY : iam.Effect.DENY })", 'Deny'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: c ? iam.Effect.DENY : iam.Effect.ALLOW })", 'unknown'],
    ["new iam.PolicyStatement({ actions: ['a:B'], effect: props.effect })", 'unknown'],
    ["new iam.PolicyStatement({ actions: ['a:B'], ...props })", 'unknown'],
    ["new iam.PolicyStatement({ actions: ['a:B'], [props.key]: 1 })", 'unknown'],
    ["const s = new iam.PolicyStatement({ actions: ['a:B'] }); s.effect = Effect.DENY", 'Deny'],
    ["f({ Effect: 'Allow', Action: 'a:B', Resource: '*' })", 'Allow'],
    ["f({ Effect: 'deny', Action: 'a:B', Resource: '*' })", 'Deny'],
    ["f({ Effect: effect, Action: 'a:B', Resource: '*' })", 'unknown'],
    ["f({ Effect: undefined, Action: 'a:B', Resource: '*' })", 'unknown'],
    ...['Allowed', 'Disallow', 'Denying', 'undeny', ''].map((word): [string, string] => [`f({ Effect: '${word}', Action: 'a:B', Resource: '*' })`, 'unknown']),
    ["const s = new PolicyStatement({ actions: ['a:B'] }); s.effect ||= Effect.DENY", 'Deny'],
    ["const s = new PolicyStatement({ actions: ['a:B'] }); x = s.effect; s.sid = Effect.DENY; s[effect] = Effect.DENY", 'Allow'],
    ["denyAll({ actions: ['ssm:GetParameter'], resources: ['*'] })", 'Deny'],
    ["const deny = { actions: ['ssm:GetParameter'], resources: ['*'] }", 'Allow'],
    ["new AwsCustomResource(this, 'R', { onUpdate: {}, policy: P.fromSdkCalls(options) })", 'unknown'],
    ["PolicyStatement.fromJson({ Action: 'ssm:GetParameter', Resource: '*', ...{ Effect: 'Allow' } })", 'Allow'],
    ["new GuAllowPolicy(this, 'x', { actions: ['ssm:GetParameter'], resources: ['*'] })", 'Allow'],
    ["new GuDenyPolicy(this, 'x', { actions: ['ssm:GetParameter'], resources: ['*'] })", 'Deny'],
  ])('%s: %s', (code, effect) => {
    expect(only(`${code};`).facts.effect).toBe(effect);
  });

  it.each([
    ['conditions: undefined', 'none'],
    ['conditions: {}', 'none'],
    ['conditions: props.conditions', 'unreadable'],
    ['conditions: { StringEquals: props.equals }', 'unreadable'],
    ["conditions: { StringEquals: { [props.key]: 'x' } }", 'unreadable'],
    ["conditions: { [operator]: { 'aws:x': 'x' } }", 'unreadable'],
    ['...props', 'unreadable'],
    ["conditions: [{ test: 'StringEquals', variable: 'aws:x', values: ['x'] }]", [{ operator: 'StringEquals', key: 'aws:x', values: ['x'] }]],
    ["condition: { test: 'StringEquals', variable: 'aws:x', values: ['x'] }", [{ operator: 'StringEquals', key: 'aws:x', values: ['x'] }]],
    ["conditions: [{ test, variable: 'aws:x', values: ['x'] }]", 'unreadable'],
    ["...(c && { conditions: { StringLike: { 'aws:x': 'y' } } })", [{ operator: 'StringLike', key: 'aws:x', values: ['y'] }]],
    ["conditions: [{ test: 'StringEquals', variable, values: ['x'] }]", 'unreadable'],
    ["conditions: { StringEquals: { 'aws:x': 'y', [props.key]: 'x' } }", 'unreadable'],
    ["...(c ? { conditions: { StringLike: { 'aws:x': 'y' } } } : undefined)", [{ operator: 'StringLike', key: 'aws:x', values: ['y'] }]],
  ])('with %s', (part, conditions) => {
    expect(only(`new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'], ${part} });`).facts.conditions).toEqual(conditions);
  });

  it('take in what a builder adds', () => {
    const { facts } = only(`
      const s = new iam.PolicyStatement({ actions: ['a:A'] });
      s.addActions('a:B', ...['a:C']);
      s.addNotActions('a:D');
      s.addResources('x', 'y');
      s.addNotResources('z');
      s.addAllResources();
      s.addNotPrincipals(p);
      s.addArnPrincipal('arn');
      s.addCondition('StringEquals', { 'aws:x': 'y' });
      s.addConditions({ Bool: { 'aws:y': true } });
      s.addSourceAccountCondition(this.account);
      s.addSourceArnCondition(arn);
      s.addAccountCondition('1');
      s.freeze();
    `);
    expect(facts).toMatchObject({
      actions: ['a:A', 'a:B', 'a:C'],
      notActions: ['a:D'],
      resources: ['x', 'y', '*'],
      notResources: ['z'],
      hasPrincipals: true,
      hasNotPrincipals: true,
    });
    const keys = typeof facts.conditions === 'string' ? [] : facts.conditions.map(({ key }) => key);
    expect(keys).toEqual(['aws:x', 'aws:y', 'aws:SourceAccount', 'aws:SourceArn', 'sts:ExternalId']);
  });

  it('follow later properties, not the ones they replace', () => {
    const { facts } = only("const base = { actions: ['a:A'], resources: ['*'] };\nnew iam.PolicyStatement({ ...base, resources: ['x'], actions: ['a:B'] });");
    expect(facts).toMatchObject({ actions: ['a:B'], resources: ['x'] });
  });

  it('treat empty principals as none', () => {
    expect(only("new iam.PolicyStatement({ actions: ['a:B'], principals: [], notPrincipals: undefined });").facts).toMatchObject({
      hasPrincipals: false,
      hasNotPrincipals: false,
    });
  });
});

describe('context', () => {
  const S = "new iam.PolicyStatement({ actions: ['a:B'], resources: ['*'] })";
  it.each([
    [`fn.addToRolePolicy(${S});`, 'identity'],
    [`role.attachInlinePolicy(new iam.Policy(this, 'P', { statements: [${S}] }));`, 'identity'],
    [`const s = ${S}; export { s };`, 'unknown'],
    [`export const make = () => ${S};`, 'unknown'],
    [`const make = () => ${S}; key.addToResourcePolicy(make());`, 'resource'],
    [`class A { policy() { return ${S}; } build() { key.addToResourcePolicy(this.policy()); } }`, 'resource'],
    [`const all = []; const s = ${S}; key.addToResourcePolicy(s!);`, 'resource'],
    [`let s; s = ${S}; key.addToResourcePolicy(s);`, 'resource'],
    [`ids.map(() => ${S}).forEach((s) => key.addToResourcePolicy(s));`, 'resource'],
    [`new sqs.CfnQueuePolicy(this, 'P', { policyDocument: { Statement: [${S}] } });`, 'resource'],
    [`new dynamodb.Table(this, 'T', { resourcePolicy: new iam.PolicyDocument({ statements: [${S}] }) });`, 'resource'],
    [`bucketPolicy.document.addStatements(${S});`, 'resource'],
    [`new aws.s3.BucketPolicy('p', { policy: { Statement: [${S}] } });`, 'resource'],
    [`new iam.Role(this, 'R', { inlinePolicies: { bucketPolicy: new iam.PolicyDocument({ statements: [${S}] }) } });`, 'unknown'],
    [`new aws.iam.Role('r', { assumeRolePolicy: JSON.stringify({ Statement: [${S}] }) });`, 'trust'],
    [`role.assumeRolePolicy!.addStatements(${S});`, 'trust'],
    [`new ec2.GatewayVpcEndpoint(this, 'E', { policy: ${S} });`, 'endpoint'],
    [`sts.assumeRole({ Policy: JSON.stringify({ Statement: [${S}] }) });`, 'boundary'],
    [`class A { boundary = new iam.ManagedPolicy(this, 'P', { statements: [${S}] }); }`, 'boundary'],
    [`class CodeBoundary extends iam.ManagedPolicy { constructor(s) { super(s, 'P', { statements: [${S}] }); } }`, 'boundary'],
    [`class P extends s3.BucketPolicy { constructor(s) { super(s, 'P', { statements: [${S}] }); } }`, 'resource'],
    [`function developerBoundary() { return ${S}; }`, 'boundary'],
    [`const boundaryOf = function () { return ${S}; };`, 'boundary'],
    [`const document = new iam.PolicyDocument(); document.addStatements(${S}); new iam.ManagedPolicy(this, 'Boundary', { document });`, 'boundary'],
    [`const role = new iam.Role(this, 'R', { policies: [${S}] }); iam.PermissionsBoundary.of(role).apply(limits);`, 'unknown'],
    [`import { CfnPolicy } from 'aws-cdk-lib/aws-organizations'; new CfnPolicy(this, 'P', { content: { Statement: [${S}] } });`, 'scp'],
    [`new CfnResource(this, 'P', { Type: 'RESOURCE_CONTROL_POLICY', Content: { Statement: [${S}] } });`, 'scp'],
    [`template.hasResource('X', { Statement: Match.arrayWith([${S}]) });`, 'assertion'],
    [`assert.deepStrictEqual(a, ${S});`, 'assertion'],
    // Where it goes on …
    [`for (const s of [${S}]) key.addToResourcePolicy(s);`, 'resource'],
    [`this.bucketPolicy = ${S};`, 'resource'],
    [`addToResourcePolicy(${S});`, 'resource'],
    [`[${S}].flatMap((s) => key.addToResourcePolicy(s));`, 'resource'],
    [`const doc = f(); doc.addStatements(${S}); new BucketPolicy(this, 'x', { doc });`, 'resource'],
    [`key.addToResourcePolicy(new PolicyDocument({ statements: [${S}] }));`, 'resource'],
    [`key.addToResourcePolicy(c ? await ${S} : x);`, 'resource'],
    [`(class extends s3.BucketPolicy { constructor() { super({ statements: [${S}] }); } });`, 'resource'],
    [`f({ principalId, content: [${S}] });`, 'endpoint'],
    [`f({ type: 'SERVICE_CONTROL_POLICY', content: [${S}] });`, 'scp'],
    [`PermissionsBoundary.of(role).apply(${S});`, 'boundary'],
    [`new Thing('boundary', ${S});`, 'boundary'],
    [`class A { boundary() { return ${S}; } }`, 'boundary'],
    [`class A { boundary = () => ${S}; }`, 'boundary'],
    [`const o = { boundary: () => ${S} };`, 'boundary'],
    [`const id = { principalId }; f({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' });`, 'endpoint'],
    // … and where it does not.
    ...[
      `f({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' });`,
      `const id = { principalId }; f({ Effect: 'Allow', Action: ['execute-api:Invoke', 'a:B'], Resource: '*' });`,
      `const id = { principalId }; f({ Effect: 'Allow', Action: 'my-execute-api:Invoker', Resource: '*' });`,
      `const id = { principalId }; f({ Effect: 'Allow', NotAction: 'execute-api:Invoke', Resource: '*' });`,
      `for (s of [${S}]) key.addToResourcePolicy(s);`,
      `for (const s of x) { ${S}; key.addToResourcePolicy(s); }`,
      `key.addToResourcePolicy(x[${S}]);`,
      `key.addToResourcePolicy({ [${S}]: 1 });`,
      `[bucketPolicy] = ${S};`,
      `const f = (x = ${S}) => key.addToResourcePolicy(x);`,
      `f({ kind: 'SERVICE_CONTROL_POLICY', content: [${S}] });`,
      `f({ type, [x]: 1, ...principalId, content: [${S}] });`,
      `[${S}].some((s) => key.addToResourcePolicy(s));`,
      `[${S}].map(keep);`,
      `[${S}].forEach(({ s }) => key.addToResourcePolicy(s));`,
      `f([${S}].forEach);`,
      `f([${S}].forEach, (s) => key.addToResourcePolicy(s));`,
      `doc.push(${S}); new BucketPolicy(this, 'x', { doc });`,
      `getDoc().addStatements(${S});`,
      `class A { a(bucketPolicy) { bucketPolicy.add(${S}); } }`,
      `key.addToResourcePolicy(new lambda.Function(this, 'F', { initialPolicy: [${S}] }));`,
      `if (${S}) key.addToResourcePolicy(x);`,
      `const { s } = ${S}; key.addToResourcePolicy(s);`,
      `const x = y[${S}] = 1; key.addToResourcePolicy(x);`,
      `let s = ${S}; s = key.addToResourcePolicy(x);`,
      `new Thing(boundary, ${S});`,
      `f(${S}, key.addToResourcePolicy);`,
      `import { CfnPolicyX } from 'aws-cdk-lib/aws-organizations'; new CfnPolicyX(this, 'P', { content: { Statement: [${S}] } });`,
      `import { MyPolicy } from 'aws-cdk-lib/aws-organizations'; new MyPolicy(this, 'P', { content: { Statement: [${S}] } });`,
    ].map((code): [string, string] => [code, 'unknown']),
  ])('%s: %s', (code, context) => {
    expect(only(code).facts.context).toBe(context);
  });

  it('ends on code that runs in circles', () => {
    expect(only(`let a = ${S}; let b = a; a = b; b = a; const f = () => f(a); f(b);`).facts.context).toBe('unknown');
  });
});

describe('homes', () => {
  it.each([
    ['', 0],
    ['new PolicyStatement();', 1],
    ['new PolicyStatement(props);', 0],
    ['const s = new PolicyStatement(props); s.addActions("a:B");', 1],
    ["new PolicyStatement(c ? { actions: ['a:B'] } : { actions: ['a:C'] });", 2],
    ["const f = (actions) => ({ actions });\nnew PolicyStatement(f(['a:B']));\nnew PolicyStatement(f(['a:C']));", 2],
    ["const o = { actions: ['ssm:GetParameter'], resources: ['*'] };\nnew PolicyStatement(o);\nnew PolicyStatement(o);", 1],
    ["const o = { actions: ['ssm:GetParameter'], resources: ['*'] };\nf({ ...o, effect: 'Deny' });", 1],
    ["f({ Effect: 'Allow', Action: 'x', Resource: '*' });", 1],
    ["f({ Effect: 'Allow', NotAction: 'x' });", 1],
    ["f({ effect: 'Allow', actions: ['*'], resources: ['*'] });", 1],
    ["f({ actions: ['*'], resources: ['*'] });", 0],
    ["f({ actions: ['ssm:GetPar*'], resources: ['*'] });", 1],
    ["f({ actions: ['ssm:*'], resources: ['*'] });", 0],
    ["import 'aws-cdk-lib'; f({ actions: ['ssm:*'], resources: ['*'] });", 1],
    ["f({ actions: ['a-b-c:*'], resources: ['*'], effect: 'Allow' });", 0],
    ["f({ notActions: ['iam:CreateUser'], resources: ['*'] });", 1],
    ["f({ actions: ['iam:CreateUser'], notResources: ['x'] });", 1],
    ["f({ actions, resources: ['*'] });", 0],
    ["import { PolicyStatement as PS } from 'aws-cdk-lib/aws-iam'; new PS({ actions: ['a:B'] });", 1],
    ["import { PolicyStatements as PS } from 'aws-cdk-lib/aws-iam'; new PS({ actions: ['a:B'] });", 0],
    ["import { PolicyStatement as PS } from 'aws-cdk-lib/aws-iam'; new (f(PS))({ actions: ['a:B'] });", 0],
    ["new PolicyStatement({ ...{ actions: ['ssm:GetParameter'], resources: ['*'] } });", 1],
    ["const o = { actions: ['ssm:GetParameter'], resources: ['*'] };\nnew PolicyStatement({ ...o });", 1],
    ["const o = { x: { ...q } };\nnew PolicyStatement(o.x.y);", 0],
    ["f({ Effect: 'Allow', Resource: '*' });", 0],
    ["f({ Action: 'ssm:GetParameter', Resource: '*' });", 0],
    ["f({ NotAction: 'ssm:GetParameter', resources: '*' });", 0],
    ["f({ actions: ['ssm:GetParameter'] });", 0],
    ["f({ resources: ['*'], effect: 'Allow' });", 0],
    ["f({ actions: ['read', 'ssm:GetParameter'], resources: ['*'] });", 1],
    ["f({ actions: ['x ssm:GetParameter'], resources: ['*'] });", 0],
    ["f({ actions: ['ssm:Nothing'], resources: ['*'] });", 0],
    ["f({ actions: ['ssm:Nothing*'], resources: ['*'], effect: 'Allow' });", 0],
    ["f({ actions: ['ssm:7*'], resources: ['*'], effect: 'Allow' });", 0],
  ])('%s: %i', (code, count) => {
    expect(statements(code)).toHaveLength(count);
  });

  it('are those of the text, in its order', () => {
    const found = statements("f({ Effect: 'Allow', Action: 'a:A' }); new PolicyStatement({ actions: ['a:B'] }); f({ Effect: 'Allow', Action: 'a:C' });");
    expect(found.map(({ facts }) => facts.actions)).toEqual([['a:A'], ['a:B'], ['a:C']]);
  });

  const OPTIONS: readonly (readonly [code: string, actions: readonly string[] | undefined, resources: readonly string[] | undefined])[] = [
    ["const o = { actions: ['ssm:GetParameter'], resources: ['*'] }; f({ ...o, resources: ['x'] });", ['ssm:GetParameter'], ['x']],
    ["const props = { actions: ['a:B'] }; props.resources = ['x']; props.other = 1; new PolicyStatement(props);", ['a:B'], ['x']],
    ["new PolicyStatement({ ...{ resources: ['x'] }, ...{ resources: ['y'] } });", undefined, ['x', 'y']],
    ["new PolicyStatement({ actions: ['a:A'], actions: ['a:B'] });", ['a:B'], undefined],
    ["let s; s = new PolicyStatement(); s.addActions('a:B');", ['a:B'], undefined],
    ["let s; s ||= new PolicyStatement(); s.addActions('a:B');", undefined, undefined],
    ["const { s } = new PolicyStatement(); s.addActions('a:B');", undefined, undefined],
    ["const s = 'PolicyStatement' && f(new PolicyStatement()); s.addActions('a:B');", undefined, undefined],
    ["const o = { actions: ['a:A'] }; const s = new PolicyStatement(c ? o : p); s.addResources('x');", ['a:A'], ['x']],
    ["const make = (r) => { const o = { actions: ['a:A'], resources: [r] }; return new PolicyStatement(o); }; make('x');", ['a:A'], ['x']],
    ["const props = (r) => ({ actions: ['a:A'], resources: [r] }); const s = new PolicyStatement(props('x')); s.addResources('y');", ['a:A'], ['x', 'y']],
    ["new PolicyStatement({ actions: ['a:B'], resources: [{ 'Fn::GetAtt': ['A', 'Arn'] }, , 'x'] });", ['a:B'], ['<arn>', 'x']],
    ["new PolicyStatement({ actions: ['a:B'], resources: c ? { Ref: 'A' } : ['x'] });", ['a:B'], ['<...>', 'x']],
    ["new PolicyStatement({ actions: ['a:B'], resources: c ? ['x'] : 'y' });", ['a:B'], ['x', 'y']],
    ["const L = ['x']; const s = new PolicyStatement(); s.addResources(L);", undefined, ['<...>']],
    ["const o = { l: ['x'] }; new PolicyStatement({ actions: ['a:B'], resources: o.l });", ['a:B'], ['x']],
    ["const s = new PolicyStatement(); f(s.addActions); s.addActions; x[s]; s.foo('x'); x = s.effect; s.sid = 'x'; s.addCondition('Bool'); s[x]('y'); f(s); y.s('a:B');", undefined, undefined],
    ["new AwsCustomResource(this, 'R', { onCreate: { service: 'SSM', action: 'getParameter' }, onDelete: { service: 'S3', action: 'GetObjectCommand' }, other: { service: 'SSM', action: 'putParameter' }, policy: P.fromSdkCalls({ resources: ['*'] }) });", ['ssm:GetParameter', 's3:GetObject'], ['*']],
    ["new AwsCustomResource(this, 'R', { onUpdate: { service: 'SSM' }, onCreate: { action: 'getParameter' }, onDelete: call, policy: P.fromSdkCalls({ resources: ['*'] }) });", ['<...>', '<...>', '<...>'], ['*']],
    ["new AwsCustomResource(this, 'R', { onUpdate: { service: 'SSM', action: 'CommandRunner' }, policy: P.fromSdkCalls({ resources: ['*'] }) });", ['ssm:CommandRunner'], ['*']],
  ];
  it.each(OPTIONS)('%s: actions %j, resources %j', (code, actions, resources) => {
    const { facts } = only(code);
    expect([facts.actions?.map(displayText), facts.resources?.map(displayText)]).toEqual([actions, resources]);
    expect(facts.resourcesComplete).toBe(!resources?.includes('<...>'));
  });

  it('are none of custom resources that write their policy, or have none', () => {
    const code = `new Other(this, 'R', { onUpdate: { service: 'SSM', action: 'getParameter' }, policy: P.fromSdkCalls({ resources: ['*'] }) }); new AwsCustomResource(this, 'R');
      new AwsCustomResource(this, 'R', { onUpdate: {} }); new AwsCustomResource(this, 'R', { policy: P.fromSdkCalls() }); new AwsCustomResource(this, 'R', { policy: fromSdkCallsOf({ resources: [] }) }); new AwsCustomResource(this, 'R', { policy: fromSdkCalls });`;
    expect(statements(code)).toEqual([]);
  });

  it('tells principals', () => {
    const has = (code: string): boolean[] => [only(code).facts.hasPrincipals, only(code).facts.hasNotPrincipals];
    expect(has("new PolicyStatement({ actions: ['a:B'], principals: [p], notPrincipals: [] });")).toEqual([true, false]);
    expect(has("new PolicyStatement({ actions: ['a:B'], notPrincipals: somebody });")).toEqual([false, true]);
    expect(has('const s = new PolicyStatement(); s.addAwsAccountPrincipal(p);')).toEqual([true, false]);
    expect(has('const s = new PolicyStatement(); s.addAnyPrincipal(); s.addNotPrincipals(...all);')).toEqual([true, true]);
    expect(has('const s = new PolicyStatement(); s.addPrincipalsOf(p); s.readdPrincipal(p);')).toEqual([false, false]);
  });

  it('reads a statement of a function once for each call', () => {
    const code = `
      function allow(role: Role, actions: string[], { resources }: { resources: string[] }) {
        role.addToPolicy(new PolicyStatement({ actions, resources }));
      }
      allow(a, ['a:A'], { resources: ['x'] });
      allow(b, ['a:B'], { resources: ['y', 'z'] });
    `;
    const found = statements(code);
    expect(found.map(({ facts }) => [facts.actions, facts.resources])).toEqual([[['a:A'], ['x']], [['a:B'], ['y', 'z']]]);
    expect(found.map((statement) => slice(code, statement.at('resources', 0)))).toEqual(["'x'", "'y'"]);
    expect(found[0]!.scope([0], ['arn'])).toBeUndefined();
    expect(found[0]!.split([0], ['arn'])).toBeUndefined();
    expect(found[0]!.narrow(0, 'x', 'y')).toBeUndefined();
    expect(found[0]!.removeResource(0)).toBeUndefined();
    expect(found[0]!.addCondition('a', 'b', 'c')).toBeUndefined();
  });

  it('reads a statement whose function is not called here as it stands', () => {
    const { facts } = only('export const allow = (actions, resource = "*") => new PolicyStatement({ actions, resources: [resource] });');
    expect(facts.resources?.map(displayText)).toEqual(['*', '<...>']);
    expect(facts).toMatchObject({ actionsComplete: false, resourcesComplete: false });
  });

  it('reads a class of the file for each of its instances', () => {
    const found = statements(`
      class Reader extends Construct {
        constructor(scope, actions) { super(scope); scope.role.addToPolicy(new PolicyStatement({ actions, resources: ['*'] })); }
      }
      new Reader(this, ['a:A']);
      new Reader(this, ['a:B']);
    `);
    expect(found.map(({ facts }) => facts.actions)).toEqual([['a:A'], ['a:B']]);
  });
});

describe('places and names', () => {
  it('points at the literal in the statement, or at what the statement uses instead', () => {
    const code = "const ALL = '*';\nconst LIST = ['x', '*'];\nnew PolicyStatement({ actions: [c ? 'a:A' : 'a:B', ...LIST], resources: [ALL, `y`, f()], notResources: LIST });";
    const statement = only(code);
    const places = (list: 'actions' | 'resources' | 'notResources'): string[] =>
      (statement.facts[list] ?? []).map((_, index) => slice(code, statement.at(list, index)));
    expect(places('actions')).toEqual(["'a:A'", "'a:B'", 'LIST', 'LIST']);
    expect(places('resources')).toEqual(['ALL', '`y`', 'f()']);
    expect(places('notResources')).toEqual(['LIST', 'LIST']);
    expect(slice(code, statement.at('notResources'))).toBe('notResources: LIST');
    expect(slice(code, statement.at('notActions'))).toBe(slice(code, statement.range));
    expect(slice(code, statement.at('resources', 9))).toMatch(/^resources: /);
  });

  it('points at the call of a builder', () => {
    const code = "const s = new PolicyStatement();\ns.addAllResources();\ns.addNotActions('x');\ns.addNotPrincipals(p);";
    const statement = only(code);
    expect(slice(code, statement.at('resources', 0))).toBe('s.addAllResources()');
    expect(slice(code, statement.at('notActions', 0))).toBe("'x'");
    expect(slice(code, statement.at('notPrincipals'))).toBe('s.addNotPrincipals(p)');
    expect(statement.nameOf('notActions')).toBe('notActions');
  });

  it('spells the parts as the source does', () => {
    const json = only("f({ Effect: 'Allow', Action: 'a:B', NotResource: '*' });");
    expect(json.nameOf('notResources')).toBe('NotResource');
    expect(json.nameOf('conditions')).toBe('Condition');
    const grant = only("Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter'], resourceArns: ['*'] });");
    expect(grant.nameOf('resources')).toBe('resourceArns');
  });

  it('lists the names of parameters and secrets', () => {
    const statement = only(`
      new PolicyStatement();
      ssm.StringParameter.valueFromLookup(this, '/a/b/c');
      f({ parameterName: \`/a/\${stage}\`, secretName: 'db', path: '/x/y', paths: '/x/y/z', xpath: '/x/y/z' });
      f({ token_param: '/a/b/e', TOKEN_PARAMETERNAME: '/a/b/f', path: '/a/b/g' });
      SecretValue.ssmSecure('/a/b/d');
    `);
    expect(statement.names('parameter').map(displayText)).toEqual(['<...>', '/a/b/e', '/a/b/f', '/a/b/g', '/a/b/c', '/a/b/d']);
    expect(statement.names('secret')).toEqual(['db']);
  });
});

describe('AwsCustomResource', () => {
  it.each([
    ["service: 'SSM', action: 'getParameter'", 'ssm:GetParameter'],
    ["service: 'ssm', action: 'GetParameter'", 'ssm:GetParameter'],
    ["service: '@aws-sdk/client-ssm', action: 'GetParameterCommand'", 'ssm:GetParameter'],
    ["service: 'CloudWatchLogs', action: 'putRetentionPolicy'", 'logs:PutRetentionPolicy'],
    ["service: 'cognito-identity-provider', action: 'AdminGetUserCommand'", 'cognito-idp:AdminGetUser'],
    ["service: 'StepFunctions', action: 'startExecution'", 'states:StartExecution'],
  ])('{ %s } is %s', (call, action) => {
    const code = `new AwsCustomResource(this, 'R', { onUpdate: { ${call} }, policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) });`;
    expect(only(code).facts).toMatchObject({ effect: 'Allow', actions: [action], resources: ['*'] });
  });
});
