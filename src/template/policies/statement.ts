/** The model of one statement of a template: its parts as texts with places, and the edits that narrow it. */
import type { ConditionFact, Conditions } from '../../knowledge/iam/conditions.ts';
import type { StatementFacts } from '../../knowledge/iam/statement.ts';
import { hasHole, UNKNOWN, type Text } from '../../knowledge/iam/text.ts';
import type { PolicyStatement, StatementList, StatementPart } from '../../model/policy.ts';
import { removalOfItem } from '../removal.ts';
import type { Template } from '../template.ts';
import { alternatives, entriesOf, entryOf, textOf, type Tree } from '../tree.ts';
import { writtenArns } from './arns.ts';
import { addEntry, quoted } from '../edits.ts';
import { conditionText, replaceEnd, replaceItems, splitStatement } from './edits.ts';
import type { Home } from './homes.ts';
import { itemsIn, type Item } from './lists.ts';
import { namesIn } from './names.ts';

const KEYS: Readonly<Record<StatementPart, string>> = {
  actions: 'Action', notActions: 'NotAction', resources: 'Resource', notResources: 'NotResource',
  notPrincipals: 'NotPrincipal', conditions: 'Condition',
};

const LISTS: readonly StatementList[] = ['actions', 'notActions', 'resources', 'notResources'];

export function statementAt(template: Template, home: Home): PolicyStatement {
  const { map, parent } = home;
  const { text } = template;
  const isJson = template.isJson;
  const value = (key: string): Tree | undefined => entryOf(map, key)?.value;
  const lists = new Map<StatementPart, readonly Item[]>();
  for (const list of LISTS) {
    const tree = value(KEYS[list]);
    if (tree) lists.set(list, itemsIn(template, tree));
  }
  const resources = lists.get('resources') ?? [];
  const chosen = (elements: readonly number[]): Item[] => elements.flatMap((element) => resources[element] ?? []);
  const texts = (list: StatementList): readonly Text[] | undefined => lists.get(list)?.map((item) => item.text);
  const actions = texts('actions');
  const facts: StatementFacts = {
    effect: effectOf(value('Effect')),
    actions,
    notActions: texts('notActions'),
    resources: texts('resources'),
    notResources: texts('notResources'),
    actionsComplete: !(actions ?? []).some(hasHole),
    resourcesComplete: resources.every((item) => item.text !== UNKNOWN),
    hasPrincipals: alternatives(value('Principal')).length > 0,
    hasNotPrincipals: alternatives(value('NotPrincipal')).length > 0,
    conditions: conditionsOf(template, value('Condition')),
    context: home.context,
  };
  return {
    facts,
    range: map.range,
    at: (part, element) =>
      (element === undefined ? undefined : lists.get(part)?.[element]?.at) ?? entryOf(map, KEYS[part])?.range ?? map.range,
    nameOf: (part) => KEYS[part],
    scope: (elements, arns) => {
      const written = writtenArns(arns, isJson);
      return written && replaceItems(text, map.range, chosen(elements), written);
    },
    narrow: (element, end, by) => {
      const item = resources[element];
      return item && !hasHole(by) ? replaceEnd(text, map.range, item, end, by) : undefined;
    },
    split: (moved, arns) => {
      const written = writtenArns(arns, isJson);
      const items = lists.get('actions') ?? [];
      return written && splitStatement(text, { map, parent, actions: items, moved: new Set(moved), resources: written });
    },
    removeResource: (element) => {
      const item = resources[element];
      const isSole = item?.slot?.list && item.slot.list.items.length > 1;
      return isSole ? removalOfItem(text, item.slot!.list!, item.node) : undefined;
    },
    replaceActions: (elements, names) => {
      const items = elements.flatMap((element) => lists.get('actions')?.[element] ?? []);
      // A wildcard is an alias of YAML unless it is quoted.
      const written = names.map((name) => (isJson || name.includes('*') ? quoted(name, isJson) : name));
      return items.length > 0 ? replaceItems(text, map.range, items, written) : undefined;
    },
    addCondition: (operator, key, wanted) => {
      const [written] = writtenArns([wanted], isJson) ?? [];
      if (written === undefined || facts.conditions !== 'none') return undefined;
      return addEntry(text, map, 'Condition', conditionText(operator, key, written, isJson), isJson);
    },
    names: (kind) => namesIn(template, kind),
  };
}

function effectOf(tree: Tree | undefined): StatementFacts['effect'] {
  const effects = new Set(alternatives(tree).map((effect) => textOf(effect)));
  const [effect] = effects;
  return effects.size === 1 && (effect === 'Allow' || effect === 'Deny') ? effect : 'unknown';
}

/** `{ operator: { key: values } }`; what cannot be read makes all of it unreadable. */
function conditionsOf(template: Template, tree: Tree | undefined): Conditions {
  const [block, ...others] = alternatives(tree);
  if (!block) return tree ? 'unreadable' : 'none';
  if (others.length > 0 || block !== tree || block.kind !== 'map') return 'unreadable';
  const facts: ConditionFact[] = [];
  for (const { key: operator, value } of block.entries) {
    if (value.kind !== 'map') return 'unreadable';
    for (const { key, value: wanted } of entriesOf(value)) {
      facts.push({ operator, key, values: itemsIn(template, wanted).map(({ text }) => text) });
    }
  }
  return facts.length > 0 ? facts : 'none';
}
