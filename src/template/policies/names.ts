/**
 * Which parameters and secrets does the template name? Those it declares, and those it asks CloudFormation to resolve. A
 * repair takes its ARN from them when there is no doubt.
 */
import { UNKNOWN, type Text } from '../../knowledge/iam/text.ts';
import type { Template } from '../template.ts';
import { at, type Tree } from '../tree.ts';
import { nameIn } from '../values.ts';

export type NameKind = 'parameter' | 'secret';

const TYPES: Readonly<Record<NameKind, string>> = { parameter: 'AWS::SSM::Parameter', secret: 'AWS::SecretsManager::Secret' };
const REFERENCES: Readonly<Record<NameKind, RegExp>> = {
  parameter: /\{\{resolve:ssm(?:-secure)?:([\w/.-]{1,400})|\$\{ssm:([\w/.-]{1,400})/g,
  secret: /\{\{resolve:secretsmanager:([\w/.-]{1,400})(?=[:}])/g,
};

/** Asked by every statement, answered once per template. */
const known = new WeakMap<Template, Map<NameKind, readonly Text[]>>();

/** The names of a kind without repetition; one that cannot be read as a whole is `UNKNOWN`. */
export function namesIn(template: Template, kind: NameKind): readonly Text[] {
  let names = known.get(template);
  if (!names) known.set(template, (names = new Map()));
  let found = names.get(kind);
  if (!found) names.set(kind, (found = namesOf(template, kind)));
  return found;
}

function namesOf(template: Template, kind: NameKind): readonly Text[] {
  const names = new Set<Text>();
  for (const { type, properties } of template.resources.values()) {
    if (type === TYPES[kind]) names.add(wholeName(at(properties, 'Name')));
  }
  for (const [, first, second] of template.text.matchAll(REFERENCES[kind])) names.add(first ?? second ?? UNKNOWN);
  return [...names];
}

function wholeName(tree: Tree | undefined): Text {
  const name = nameIn(tree);
  return name === undefined || name.includes('*') ? UNKNOWN : name;
}
