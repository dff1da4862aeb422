/**
 * Which variables does a template hand to deployed code? Of functions, containers and builds of CloudFormation and SAM
 * (with SAM's `Globals`), and of the Serverless Framework's provider and functions. What several functions share through
 * an anchor or a variable is listed once, where it is written. Blind spot: maps that another file holds.
 */
import type { Site } from '../knowledge/deployment/environments.ts';
import { TEMPLATE_ENVIRONMENTS } from '../knowledge/deployment/template-environments.ts';
import type { Edit } from '../model/edit.ts';
import type { EnvironmentEntry } from '../model/environment.ts';
import { safeLabel } from '../model/label.ts';
import type { Range } from '../model/range.ts';
import { removalOfEntry, removalOfItem } from './removal.ts';
import type { Template } from './template.ts';
import { alternatives, at, entriesOf, entryOf, itemsOf, textOf, type Tree } from './tree.ts';
import { valuesOf } from './values.ts';
import { treesOf } from './variables.ts';

interface Home {
  readonly tree: Tree;
  readonly site: Site;
}

export function environmentsOf(template: Template): readonly EnvironmentEntry[] {
  const found = new Map<number, EnvironmentEntry>();
  for (const home of homesIn(template)) {
    for (const entry of entriesAt(template, home)) {
      // An anchor that five functions use is one place.
      if (!found.has(entry.keyRange[0])) found.set(entry.keyRange[0], entry);
    }
  }
  return [...found.values()].sort((a, b) => a.keyRange[0] - b.keyRange[0]);
}

function* homesIn(template: Template): Iterable<Home> {
  const { root, kind } = template;
  if (kind === 'serverless') {
    const functions = itemsOf(at(root, 'functions')).flatMap((part) => treesOf(root, part)).flatMap(entriesOf);
    const owners = [at(root, 'provider'), ...functions.map(({ value }) => value)];
    for (const tree of owners.flatMap((owner) => select(template, owner, ['environment']))) yield { tree, site: 'lambda' };
  } else {
    const shared = select(template, at(root, 'Globals', 'Function'), ['Environment', 'Variables']);
    for (const tree of shared) yield { tree, site: 'lambda' };
  }
  for (const { type, properties } of template.resources.values()) {
    for (const { path, site } of TEMPLATE_ENVIRONMENTS.get(type) ?? []) {
      for (const tree of select(template, properties, path)) yield { tree, site };
    }
  }
}

/** The nodes at a path, with every item of lists on the way, every branch of conditions, and variables followed. */
function select(template: Template, from: Tree | undefined, path: readonly string[]): readonly Tree[] {
  const [key, ...rest] = path;
  const places = alternatives(from).flatMap((tree) => treesOf(template.root, tree));
  if (key === undefined) return places;
  const owners = places.flatMap((tree) => (tree.kind === 'list' ? tree.items.flatMap((item) => alternatives(item)) : [tree]));
  return owners.flatMap((owner) => select(template, entryOf(owner, key)?.value, rest));
}

function* entriesAt(template: Template, { tree, site }: Home): Iterable<EnvironmentEntry> {
  const { text } = template;
  if (tree.kind === 'map') {
    for (const entry of tree.entries) {
      const { key, keyRange, value } = entry;
      const values = valuesOf(template, value);
      yield { ...labelled(key, keyRange), range: value.range, values, site, removal: removalOfEntry(text, entry), grant: undefined };
    }
    return;
  }
  if (tree.kind !== 'list') return;
  for (const item of tree.items) {
    for (const variable of alternatives(item)) {
      // A list of maps, as the Serverless Framework merges it.
      if (!entryOf(variable, 'Name')) yield* entriesAt(template, { tree: variable, site });
      else yield* named(template, variable, site, variable === item ? removalOfItem(text, tree, item) : undefined);
    }
  }
}

/** `{ Name: TOKEN, Value: … }`; in CodeBuild with a `Type`, which may say that the value is the name of a secret. */
function* named(
  template: Template,
  variable: Tree,
  site: Site,
  removal: readonly Edit[] | undefined,
): Iterable<EnvironmentEntry> {
  const name = entryOf(variable, 'Name');
  const value = entryOf(variable, 'Value');
  const type = textOf(at(variable, 'Type')) ?? 'PLAINTEXT';
  if (!name || !value || type !== 'PLAINTEXT') return;
  const values = valuesOf(template, value.value);
  yield { ...labelled(textOf(name.value), name.value.range), range: value.value.range, values, site, removal, grant: undefined };
}

const labelled = (key: string | undefined, keyRange: Range) => ({ key, label: safeLabel(key ?? '', 'A variable'), keyRange });
