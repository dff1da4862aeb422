/**
 * What kind of template is a file? Content decides, not the name: CloudFormation (SAM included) has resources with types,
 * a Serverless Framework service has a name beside a provider or functions. Blind spot: a part of a service that
 * another file includes.
 */
import { entryOf, entriesOf, itemsOf, textOf, type Tree } from './tree.ts';

export type TemplateKind = 'cloudformation' | 'serverless';

const CLOUDFORMATION = /AWSTemplateFormatVersion|Type['"]?\s{0,40}:\s{0,40}['"]?(?:AWS|Custom|Alexa)::/;
const SERVICE = /^\{?[ \t]{0,4}['"]?service['"]?[ \t]*:/m;
const DEPLOYED = /^\{?[ \t]{0,4}['"]?(?:provider|functions)['"]?[ \t]*:/m;

/** Is it worth parsing? Two expressions, so that all other files cost next to nothing. */
export const mayBeTemplate = (text: string): boolean =>
  CLOUDFORMATION.test(text) || (SERVICE.test(text) && DEPLOYED.test(text));

const RESOURCE_TYPE = /^(?:AWS|Custom|Alexa)::/;

/** The kind of a document; `undefined` for anything that is not deployed by one of the tools. */
export function kindOf(root: Tree): TemplateKind | undefined {
  if (entryOf(root, 'service') && (entryOf(root, 'provider') ?? entryOf(root, 'functions'))) return 'serverless';
  const isTemplate = entryOf(root, 'AWSTemplateFormatVersion') !== undefined || resourceMapsIn(root).some(hasResource);
  return isTemplate ? 'cloudformation' : undefined;
}

/** The `Resources` of a template or of the part of a service that is one; a list of templates is merged by the tools. */
export function resourceMapsIn(template: Tree | undefined): readonly Tree[] {
  return itemsOf(template).flatMap((part) => entryOf(part, 'Resources')?.value ?? []);
}

const hasResource = (resources: Tree): boolean =>
  entriesOf(resources).some(({ value }) => RESOURCE_TYPE.test(textOf(entryOf(value, 'Type')?.value) ?? ''));
