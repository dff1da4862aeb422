/**
 * How is the account that is deployed to written in place of its id? `${AWS::AccountId}` in a text of `Fn::Sub`,
 * `${aws:accountId}` in a service of the Serverless Framework. Elsewhere a text becomes one of `Fn::Sub` and an id alone a
 * `Ref`, but only where CloudFormation takes functions: in properties, outputs and SAM's globals. Blind spots: defaults of
 * parameters and mappings, which take no function, and texts that an anchor shares.
 */
import type { Substitution } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { lies, quoted } from './edits.ts';
import type { Place } from './places.ts';
import type { Template } from './template.ts';
import { at, type ScalarNode, type Tree } from './tree.ts';

const ACCOUNT = 'AWS::AccountId';
/** A longer text is a document of its own, and to write it anew for every id in it would take too long. */
const MAX_LENGTH = 4000;

/** The region that is deployed to, before the account of an ARN. A plug-in of the framework writes `#{AWS::Region}`. */
const REGION = /(?:\$\{(?:AWS::Region|aws:region)\}|(#)\{AWS::Region\}):$/;
const REGION_LENGTH = '${AWS::Region}:'.length;

/**
 * @param range where the id is written
 * @param before what the text says before it
 */
export function deployedAccount(template: Template, place: Place<ScalarNode>, range: Range, before: string): readonly Substitution[] {
  const { node, call, path } = place;
  if (node.text.length > MAX_LENGTH || !/^[\d-]{12,14}$/.test(template.text.slice(...range))) return [];
  const region = REGION.exec(before.slice(-REGION_LENGTH));
  if (call?.fn === 'Sub') return inPlace(template, place, range, '${' + ACCOUNT + '}', region !== null);
  if (template.kind === 'serverless') return inPlace(template, place, range, region?.[1] ? `#{${ACCOUNT}}` : '${aws:accountId}', region !== null);
  const home = homeOf(template, path);
  if (!home || !lies(node.range, home.range)) return [];
  // A variable outside of `Fn::Sub` is one of somebody else's.
  return asFunction(template, place, range, region !== null && call?.fn === 'Join');
}

/** The part of a template with functions that a path leads into. */
function homeOf({ root, resources }: Template, [section, id = '', part]: readonly string[]): Tree | undefined {
  if (section === 'Resources') return part === 'Properties' ? resources.get(id)?.properties : undefined;
  if (section === 'Outputs') return part === 'Value' || part === 'Export' ? at(root, section, id) : undefined;
  return section === 'Globals' ? at(root, section) : undefined;
}

/** The text is one with variables already. */
function inPlace(template: Template, place: Place<ScalarNode>, range: Range, expression: string, sameStack: boolean): readonly Substitution[] {
  const { node, flow } = place;
  if (node.style !== 'plain' || !flow) return [{ expression, sameStack, edits: [{ range, text: expression }] }];
  const text = written(template, place, range, expression);
  return text === undefined ? [] : [{ expression, sameStack, edits: [{ range: node.range, text }] }];
}

/** The text becomes one of `Fn::Sub`, an id alone a `Ref`. */
function asFunction(template: Template, place: Place<ScalarNode>, range: Range, sameStack: boolean): readonly Substitution[] {
  const { node, call } = place;
  // Two tags cannot stand side by side: `!Base64 { Ref: … }`.
  const isTagged = call?.argument === node && call.range[0] === node.range[0];
  if (node.anchored || (node.whole[0] !== node.range[0] && !isTagged)) return [];
  const replacedBy = (expression: string, fn: string, argument: string): readonly Substitution[] => {
    const long = template.isJson ? `{ ${JSON.stringify(fn)}: ${argument} }` : `{ ${fn}: ${argument} }`;
    const text = template.isJson || isTagged ? long : `!${fn.replace('Fn::', '')} ${argument}`;
    return [{ expression, sameStack, edits: [{ range: node.range, text }] }];
  };
  if (template.text.slice(...range) === node.text) return replacedBy(ACCOUNT, 'Ref', template.isJson ? JSON.stringify(ACCOUNT) : ACCOUNT);
  const isOpen = node.text.includes('${');
  // What looks like a variable of code or of a shell is not worth the risk.
  if (isOpen && (node.style === 'block' || /\$\{(?![\w.]+\})/.test(node.text))) return [];
  if (isTagged && node.style === 'block') return [];
  const expression = '${' + ACCOUNT + '}';
  const text = written(template, { ...place, flow: place.flow || isTagged }, range, expression, (part) => part.replaceAll('${', '${!'));
  return text === undefined ? [] : replacedBy(expression, 'Fn::Sub', text);
}

/** The source of a text with an expression in place of a range; what stands bare gets quotes where braces have a meaning. */
function written(
  { text: source, isJson }: Template,
  { node: { range: [start, end], style }, flow }: Place<ScalarNode>,
  range: Range,
  expression: string,
  escaped = (part: string): string => part,
): string | undefined {
  const text = escaped(source.slice(start, range[0])) + expression + escaped(source.slice(range[1], end));
  if (style !== 'plain' || !flow) return text;
  return /[\r\n]/.test(text) ? undefined : quoted(text, isJson);
}
