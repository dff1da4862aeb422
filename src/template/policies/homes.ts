/**
 * Where does a template write policy statements, and what kind of policy are they in? A map that has an effect and actions
 * is a statement wherever it stands; resource types and keys around it tell what `'*'` means there. Blind spots: policies
 * in strings, and in files that are included.
 */
import type { PolicyContext } from '../../knowledge/iam/statement.ts';
import type { Template } from '../template.ts';
import { entryOf, nodesIn, textOf, at, type MapNode, type Tree } from '../tree.ts';

export interface Home {
  readonly map: MapNode;
  /** What the statement is written in; a list when it is one of several. */
  readonly parent: Tree | undefined;
  readonly context: PolicyContext;
}

export function homesIn(template: Template): readonly Home[] {
  const boundaries = boundariesOf(template);
  return [...nodesIn(template.root)].flatMap(({ node, path, parent }) => {
    if (node.kind !== 'map' || !isStatement(node)) return [];
    return [{ map: node, parent, context: contextOf(template, path, boundaries) }];
  });
}

const isStatement = (map: MapNode): boolean =>
  entryOf(map, 'Effect') !== undefined && (entryOf(map, 'Action') ?? entryOf(map, 'NotAction')) !== undefined;

/** Resources whose policies say what somebody may do. */
const IDENTITY_TYPES = /^AWS::(?:IAM|Serverless|SSO|IoT)::|^(?!AWS::)|^AWS::CloudFormation::/;
const RESOURCE_KEYS = /^(?:Key|Access|Resource|FileSystem|Registry|Repository|Topic|Queue|Bucket|Domain)Polic|^resourcePolicy$/;

function contextOf(template: Template, path: readonly string[], boundaries: ReadonlySet<string>): PolicyContext {
  const [, id] = path.slice(path.lastIndexOf('Resources'));
  const type = (id === undefined ? undefined : template.resources.get(id)?.type) ?? '';
  if (path.includes('AssumeRolePolicyDocument')) return 'trust';
  if (type === 'AWS::Organizations::Policy') return 'scp';
  if (id !== undefined && boundaries.has(id)) return 'boundary';
  if (/VPCEndpoint/.test(type)) return 'endpoint';
  if (path.some((key) => RESOURCE_KEYS.test(key)) || !IDENTITY_TYPES.test(type)) return 'resource';
  const isGranted = /^AWS::/.test(type) || path.includes('iamRoleStatements') || path.includes('statements');
  return isGranted ? 'identity' : 'unknown';
}

/** The managed policies that are used as permissions boundaries, or are called so. */
function boundariesOf(template: Template): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, type, properties } of template.resources.values()) {
    const name = textOf(at(properties, 'ManagedPolicyName')) ?? '';
    if (type === 'AWS::IAM::ManagedPolicy' && /boundary/i.test(`${id} ${name}`)) ids.add(id);
    const used = at(properties, 'PermissionsBoundary');
    if (used?.kind === 'call' && used.fn === 'Ref') ids.add(textOf(used.argument) ?? '');
  }
  return ids;
}
