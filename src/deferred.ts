/**
 * What must a process know of the rules before one of them has work to do? Their descriptions and gates. The rules
 * themselves, with all readers, are loaded for the first file that passes a gate, so that every start of an editor, of
 * a worker and of a run that finds nothing to read is spared most of the code. The build puts this module in the place
 * of `rules/index.ts` and of `inline/scripts.ts`, and what it loads is made of `on-demand.ts`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Rule } from 'eslint';
import { gateOf } from './gate.ts';
import type * as OnDemand from './on-demand.ts';
import type { AwsSecretsRule } from './rule.ts';
import type { RuleName } from './rules/index.ts';

export type { RuleName } from './rules/index.ts';
export type { InlineScript } from './inline/scripts.ts';

/** Written by the build. */
type Descriptions = Readonly<Record<RuleName, Pick<AwsSecretsRule, 'meta' | 'needs' | 'elsewhere' | 'openedBy'>>>;

// Rules are asked synchronously, so the file is a CommonJS module.
const require = createRequire(import.meta.url);
const loaded = (): typeof OnDemand => require('./rules.cjs') as typeof OnDemand;

export const inlineScriptsIn: typeof OnDemand.inlineScriptsIn = (file) => loaded().inlineScriptsIn(file);

function deferred(name: RuleName, { meta, needs, elsewhere, openedBy }: Descriptions[RuleName]): AwsSecretsRule {
  const gate = gateOf({ needs, elsewhere, openedBy });
  const listen: AwsSecretsRule['listen'] = (context, medium) => loaded().rules[name].listen(context, medium);
  const create: Rule.RuleModule['create'] = (context) => {
    const medium = gate(context);
    return medium ? listen(context, medium) : {};
  };
  return { meta, needs, elsewhere, openedBy, listen, create };
}

const descriptions = JSON.parse(readFileSync(new URL('rules.json', import.meta.url), 'utf8')) as Descriptions;

export const rules = Object.fromEntries(
  Object.entries(descriptions).map(([name, described]) => [name, deferred(name as RuleName, described)]),
) as Record<RuleName, AwsSecretsRule>;
