import { testRule } from '../support/rule-tester.ts';
import { reported, withProperty } from './reported.ts';

const KMS = "import * as kms from 'aws-cdk-lib/aws-kms';\n";

/** A case with one key, called `K` unless told otherwise. */
const found = (messageId: 'absent' | 'off', code: string, output: string | null, name = 'K', imports = KMS) =>
  withProperty(reported(imports + code, [{ messageId, name }], output === null ? null : imports + output), name, 'enableKeyRotation');
const absent = (code: string, output: string | null, name?: string, imports?: string) => found('absent', code, output, name, imports);
const off = (code: string, output: string | null, name?: string, imports?: string) => found('off', code, output, name, imports);

testRule('require-kms-key-rotation', {
  valid: [
    ...[
      "new kms.Key(this, 'K', { enableKeyRotation: true });",
      "new kms.Key(this, 'K', { enableKeyRotation: true as const });",
      "new kms.CfnKey(this, 'K', { enableKeyRotation: true, keyPolicy });",
      "new kms.Key(this, 'K', { rotationPeriod: Duration.days(180) });",
      // What AWS cannot rotate.
      "new kms.Key(this, 'K', { keySpec: kms.KeySpec.RSA_2048 });",
      "new kms.Key(this, 'K', { keySpec: kms.KeySpec.ECC_NIST_P256, keyUsage: kms.KeyUsage.SIGN_VERIFY, enableKeyRotation: false });",
      "new kms.Key(this, 'K', { keyUsage: kms.KeyUsage.GENERATE_VERIFY_MAC, keySpec: kms.KeySpec.HMAC_256 });",
      "new kms.CfnKey(this, 'K', { keyPolicy, keySpec: 'RSA_4096' });",
      "new kms.CfnKey(this, 'K', { keyPolicy, origin: 'EXTERNAL' });",
      "new kms.CfnReplicaKey(this, 'K', { keyPolicy, primaryKeyArn });",
      "new kms.Key(this, 'K', { keySpec: signing ? kms.KeySpec.RSA_2048 : kms.KeySpec.SYMMETRIC_DEFAULT });",
      "new kms.Key(this, 'K', { keySpec });",
      // Keys that are not created here.
      "kms.Key.fromKeyArn(this, 'K', arn); kms.Key.fromLookup(this, 'K', { aliasName }); new kms.Alias(this, 'A', { targetKey, aliasName: 'x' });",
      // What the file leaves open.
      "export const make = (props: kms.KeyProps) => new kms.Key(this, 'K', props);",
      "export const make = (props: kms.KeyProps) => new kms.Key(this, 'K', { description: 'x', ...props });",
      "export const make = (enableKeyRotation: boolean) => new kms.Key(this, 'K', { enableKeyRotation });",
      "export const make = (props) => new kms.Key(this, 'K', { ...props, enableKeyRotation: false });",
      "new kms.Key(this, 'K', { enableKeyRotation: props.rotate ?? false });",
      "new kms.Key(this, 'K', { enableKeyRotation: isProduction });",
      "new kms.Key(this, 'K', { enableKeyRotation: isProduction ? true : false });",
      "new kms.Key(this, 'K', { ...(isProduction && { enableKeyRotation: true }) });",
      "new kms.Key(this, 'K', keyProps()); new kms.Key(this, 'L', { ...defaults });",
      "new kms.Key(this, 'K', { [property]: true });",
      'new kms.Key(...args);',
      // Turned on on the way.
      "const defaults = { enableKeyRotation: true }; new kms.Key(this, 'K', { ...defaults, description: 'x' });",
      "const props: kms.KeyProps = {}; props.enableKeyRotation = true; new kms.Key(this, 'K', props);",
      "const withRotation = (props: kms.KeyProps) => ({ ...props, enableKeyRotation: true }); new kms.Key(this, 'K', withRotation({}));",
      "class SafeKey extends kms.Key { constructor(scope, id, props = {}) { super(scope, id, { enableKeyRotation: true, ...props }); } } new SafeKey(this, 'K');",
      // … and afterwards.
      "const key = new kms.CfnKey(this, 'K', { keyPolicy }); key.enableKeyRotation = true;",
      "const key = new kms.Key(this, 'K'); (key.node.defaultChild as kms.CfnKey).addPropertyOverride('EnableKeyRotation', true);",
      "const key = new kms.Key(this, 'K'); const cfn = key.node.defaultChild as kms.CfnKey; cfn.enableKeyRotation = true;",
      "class AppKey extends kms.Key { constructor(scope) { super(scope, 'K'); (this.node.defaultChild as kms.CfnKey).enableKeyRotation = true; } }",
      "function make(props) { const key = new kms.Key(this, 'K', props); (key.node.defaultChild as kms.CfnKey).enableKeyRotation = true; return key; } make({ alias: 'a' });",
      "const key = new kms.Key(this, 'K'); (key.node.defaultChild as kms.CfnResource).addOverride('Properties.EnableKeyRotation', true);",
    ].map((code) => KMS + code),
    // Not AWS's class.
    "import { Stack } from 'aws-cdk-lib'; import { Key } from './kms-keys.js'; new Key(this, 'K');",
    "import { Stack } from 'aws-cdk-lib'; import * as kms from '@company/kms'; new kms.Key(this, 'K', {});",
    "import { Stack } from 'aws-cdk-lib'; class Key {} new Key(); // kms",
    "import * as kms from './kms.js'; new kms.Key(this, 'K');",
    "new kms.Key(this, 'K'); // cdk",
    "import { kms } from '@google-cloud/kms'; new kms.Key('K'); // no cdk",
    "import * as aws from '@pulumi/aws'; new aws.kms.Key('K', { enableKeyRotation: true }); new aws.kms.Key('L', { customerMasterKeySpec: 'RSA_2048' }); new aws.kms.ExternalKey('M');",
    { code: `${KMS}new kms.Key(this, 'K');`, filename: 'test/stack.test.ts' },
  ],
  invalid: [
    absent("new «kms.Key»(this, 'K');", "new kms.Key(this, 'K', { enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K', {});", "new kms.Key(this, 'K', { enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K', undefined);", "new kms.Key(this, 'K', { enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K', { enableKeyRotation: undefined, alias: 'a' });", "new kms.Key(this, 'K', { enableKeyRotation: true, alias: 'a' });"),
    absent("new «kms.Key»(this, 'K', { description: 'x', });", "new kms.Key(this, 'K', { description: 'x', enableKeyRotation: true, });"),
    absent("new «kms.Key»(this, 'K', {\n  alias: 'a', // for people\n});", "new kms.Key(this, 'K', {\n  alias: 'a', // for people\n  enableKeyRotation: true,\n});"),
    absent("new «kms.Key»(this, 'K', {\r\n    alias: 'a' // for people\r\n});", "new kms.Key(this, 'K', {\r\n    alias: 'a', // for people\r\n    enableKeyRotation: true\r\n});"),
    absent("new «kms.Key»(this, 'K', { alias: 'a' } satisfies kms.KeyProps);", "new kms.Key(this, 'K', { alias: 'a', enableKeyRotation: true } satisfies kms.KeyProps);"),
    absent("const key = new «kms.Key»(this, 'K')!;", "const key = new kms.Key(this, 'K', { enableKeyRotation: true })!;"),
    absent("const props = { alias: 'a' }; new «kms.Key»(this, 'K', props);", "const props = { alias: 'a' }; new kms.Key(this, 'K', { ...props, enableKeyRotation: true });"),
    absent("const base = { alias: 'a' }; new «kms.Key»(this, 'K', { ...base });", "const base = { alias: 'a' }; new kms.Key(this, 'K', { ...base, enableKeyRotation: true });"),
    absent("const props = () => ({ alias: 'a' }); new «kms.Key»(this, 'K', props());", "const props = () => ({ alias: 'a' }); new kms.Key(this, 'K', { ...props(), enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K', named ? { alias: 'a' } : {});", null),
    absent("new «kms.Key»(this, `${name}Key`);", "new kms.Key(this, `${name}Key`, { enableKeyRotation: true });", 'Key'),
    absent("new «kms.Key»(this, 'K', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT, keyUsage: kms.KeyUsage.ENCRYPT_DECRYPT });", "new kms.Key(this, 'K', { keySpec: kms.KeySpec.SYMMETRIC_DEFAULT, keyUsage: kms.KeyUsage.ENCRYPT_DECRYPT, enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K', { multiRegion: true });", "new kms.Key(this, 'K', { multiRegion: true, enableKeyRotation: true });"),
    absent("new «kms.CfnKey»(this, 'K', { keyPolicy });", "new kms.CfnKey(this, 'K', { keyPolicy, enableKeyRotation: true });"),
    absent("const key = new «kms.Key»(this, 'K'); key.addAlias('a'); key.grantDecrypt(role);", "const key = new kms.Key(this, 'K', { enableKeyRotation: true }); key.addAlias('a'); key.grantDecrypt(role);"),
    // Evasions.
    absent("new «Key»(this, 'K');", "new Key(this, 'K', { enableKeyRotation: true });", 'K', "import { Key } from 'aws-cdk-lib/aws-kms';\n"),
    absent("new «CustomerKey»(this, 'K');", "new CustomerKey(this, 'K', { enableKeyRotation: true });", 'K', "import { Key as CustomerKey } from '@aws-cdk/aws-kms';\n"),
    absent("new «cdk.aws_kms.Key»(this, 'K');", "new cdk.aws_kms.Key(this, 'K', { enableKeyRotation: true });", 'K', "import * as cdk from 'aws-cdk-lib';\n"),
    absent("new «kms.CfnKey»(this, 'K', { keyPolicy });", "new kms.CfnKey(this, 'K', { keyPolicy, enableKeyRotation: true });", 'K', "const { aws_kms: kms } = require('aws-cdk-lib');\n"),
    absent("const make = kms.Key; new «make»(this, 'K');", "const make = kms.Key; new make(this, 'K', { enableKeyRotation: true });"),
    absent("new «kms.Key»(this, 'K');", "new kms.Key(this, 'K', { enableKeyRotation: true });", 'K', "import { Stack } from 'aws-cdk-lib';\n"),
    absent("class AppKey extends kms.Key {} new «AppKey»(this, 'K');", "class AppKey extends kms.Key {} new AppKey(this, 'K', { enableKeyRotation: true });"),
    absent("class AppKey extends kms.Key { constructor(scope) { «super»(scope, 'K', { alias: 'a' }); } }", "class AppKey extends kms.Key { constructor(scope) { super(scope, 'K', { alias: 'a', enableKeyRotation: true }); } }"),
    absent("class AppKey extends kms.Key { constructor(scope, id, props) { super(scope, id, { ...props }); } } new «AppKey»(this, 'K', { alias: 'a' });", "class AppKey extends kms.Key { constructor(scope, id, props) { super(scope, id, { ...props, enableKeyRotation: true }); } } new AppKey(this, 'K', { alias: 'a' });"),
    absent("function make(props) { return new kms.Key(this, 'K', props); } make({ enableKeyRotation: true }); «make»({ alias: 'a' });", "function make(props) { return new kms.Key(this, 'K', props); } make({ enableKeyRotation: true }); make({ alias: 'a', enableKeyRotation: true });"),
    // Turned off.
    off("new kms.Key(this, 'K', { enableKeyRotation: «false» });", "new kms.Key(this, 'K', { enableKeyRotation: true });"),
    off("new kms.Key(this, 'K', { 'enableKeyRotation': «false» as boolean });", "new kms.Key(this, 'K', { 'enableKeyRotation': true });"),
    off("new kms.CfnKey(this, 'K', { keyPolicy, enableKeyRotation: «'false'» as any });", "new kms.CfnKey(this, 'K', { keyPolicy, enableKeyRotation: true });"),
    off("new kms.Key(this, 'K', { enableKeyRotation: «!1» });", "new kms.Key(this, 'K', { enableKeyRotation: true });"),
    off("const rotate = «false»; new kms.Key(this, 'K', { enableKeyRotation: rotate });", "const rotate = false; new kms.Key(this, 'K', { enableKeyRotation: true });"),
    off("const enableKeyRotation = «false»; new kms.Key(this, 'K', { enableKeyRotation });", "const enableKeyRotation = false; new kms.Key(this, 'K', { enableKeyRotation: true });"),
    off("const props = { enableKeyRotation: «false» }; new kms.Key(this, 'K', { ...props });", "const props = { enableKeyRotation: true }; new kms.Key(this, 'K', { ...props });"),
    off("const props = { enableKeyRotation: «false» }; new kms.Key(this, 'K', props); new kms.Key(this, 'L', props);", "const props = { enableKeyRotation: true }; new kms.Key(this, 'K', props); new kms.Key(this, 'L', props);"),
    off("export const make = (alias) => new kms.Key(this, 'K', { alias, enableKeyRotation: «false» });", "export const make = (alias) => new kms.Key(this, 'K', { alias, enableKeyRotation: true });"),
    off("const key = new kms.CfnKey(this, 'K', { keyPolicy }); key.enableKeyRotation = «false»;", "const key = new kms.CfnKey(this, 'K', { keyPolicy }); key.enableKeyRotation = true;"),
    off("const key = new kms.Key(this, 'K'); (key.node.defaultChild as kms.CfnKey).addPropertyOverride('EnableKeyRotation', «false»);", "const key = new kms.Key(this, 'K'); (key.node.defaultChild as kms.CfnKey).addPropertyOverride('EnableKeyRotation', true);"),
    // Pulumi, SST, CDKTF.
    absent("new «aws.kms.Key»('K');", "new aws.kms.Key('K', { enableKeyRotation: true });", 'K', "import * as aws from '@pulumi/aws';\n"),
    off("new Key('K', { enableKeyRotation: «false» });", "new Key('K', { enableKeyRotation: true });", 'K', "import { Key } from '@pulumi/aws/kms';\n"),
    absent("export default $config({ async run() { new «aws.kms.Key»('K', { description: 'x' }); } });", "export default $config({ async run() { new aws.kms.Key('K', { description: 'x', enableKeyRotation: true }); } });", 'K', '/// <reference path="./.sst/platform/config.d.ts" />\n'),
    absent("new «KmsKey»(this, 'K');", "new KmsKey(this, 'K', { enableKeyRotation: true });", 'K', "import { TerraformStack } from 'cdktf';\nimport { KmsKey } from '../.gen/providers/aws/kms-key';\n"),
    absent("new «KmsKey»(this, 'K', { description: 'x' });", "new KmsKey(this, 'K', { description: 'x', enableKeyRotation: true });", 'K', "import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';\n"),
  ],
});
