/**
 * What does a template show of itself: outputs, properties that everyone reads who may describe a resource, and properties
 * that take a secret, where plain text stands in the template? Environments are left out (`environments.ts`). Blind spot:
 * properties whose name does not tell what they take.
 */
import {
  ENVIRONMENT_PROPERTY,
  isSecretProperty,
  isStoredProperty,
  OPEN_PROPERTIES,
} from '../knowledge/deployment/template-places.ts';
import { safeLabel } from '../model/label.ts';
import type { TemplateEntry } from '../model/template-entry.ts';
import { removalOfEntry } from './removal.ts';
import type { Template } from './template.ts';
import { at, entriesOf, entryOf, type Entry, type Tree } from './tree.ts';
import { valuesOf } from './values.ts';

type Place = TemplateEntry['place'];

export function templateEntriesOf(template: Template): readonly TemplateEntry[] {
  const found = [...template.outputs.flatMap((output) => outputEntry(template, output) ?? [])];
  const seen = new Set<Tree>();
  for (const { properties } of template.resources.values()) {
    if (properties) found.push(...propertyEntries(template, properties, seen));
  }
  return found.sort((a, b) => a.range[0] - b.range[0]);
}

function outputEntry(template: Template, output: Entry): TemplateEntry | undefined {
  const value = at(output.value, 'Value');
  return (
    value && {
      place: 'output',
      label: safeLabel(output.key, 'An output'),
      name: output.key,
      range: value.whole,
      values: valuesOf(template, value),
      removal: () => removalOfEntry(template.text, output),
    }
  );
}

/** `TokenValidityUnits: { AccessToken: hours }` */
const NO_VALUES = /Units$/;

interface Below {
  readonly node: Tree;
  /** The property that decides what becomes of the values below it. */
  readonly place: Place | undefined;
  readonly key: string;
}

function* propertyEntries(template: Template, properties: Tree, seen: Set<Tree>): Iterable<TemplateEntry> {
  const pending: Below[] = [{ node: properties, place: undefined, key: '' }];
  for (let below = pending.pop(); below; below = pending.pop()) {
    const { node, place, key } = below;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        const inner = placeOf(entry.key) ?? place;
        if (!NO_VALUES.test(entry.key) && !ENVIRONMENT_PROPERTY.test(camelCase(entry.key))) pending.push({ node: entry.value, place: inner, key: entry.key });
      }
    } else if (node.kind === 'list') {
      for (const item of node.items) pending.push({ node: item, place, key: nameIn(item) ?? key });
    } else if (place) {
      const label = safeLabel(key, 'A property');
      // The default of a parameter is reported where it stands.
      const values = valuesOf(template, node, { defaults: false });
      yield { place, label, name: key, range: node.whole, values, removal: undefined };
    }
  }
}

/** What an item of a list is called: `{ Key: owner, Value: … }`. */
function nameIn(item: Tree): string | undefined {
  const name = entryOf(item, 'Key')?.value ?? entryOf(item, 'Name')?.value;
  return name?.kind === 'scalar' && entriesOf(item).length === 2 ? name.text : undefined;
}

const camelCase = (key: string): string => key.charAt(0).toLowerCase() + key.slice(1);

function placeOf(key: string): Place | undefined {
  const name = camelCase(key);
  if (OPEN_PROPERTIES.has(name)) return 'open';
  if (isStoredProperty(name)) return 'stored';
  return isSecretProperty(name) ? 'secret' : undefined;
}
