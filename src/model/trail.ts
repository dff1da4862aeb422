/**
 * Which management events does a CloudTrail trail record? Reading a secret is one, and so is decrypting it with KMS. A
 * trail records an event when one of its selectors does; without selectors it records all. Answers "maybe" for whatever
 * the file leaves open. Blind spot: selectors that name single operations.
 */
import type { Range } from './range.ts';
import { constantOf, surely, type Operation, type Properties, type PropertyValue, type Resource } from './resource.ts';

/** What a selector may record. */
export interface Selector {
  /** Management events at all. */
  readonly management: boolean;
  /** … those that only read. */
  readonly reads: boolean;
  /** … those of KMS. */
  readonly kms: boolean;
  /** Where it is written. */
  readonly range: Range;
  readonly leavesOut: LeftOut;
}

/** The values that leave something out. */
interface LeftOut {
  readonly management?: PropertyValue | undefined;
  readonly reads?: PropertyValue | undefined;
  readonly kms?: { readonly value: PropertyValue; readonly within: Properties; readonly property: string } | undefined;
}

export interface Recording {
  readonly selectors: readonly Selector[];
  /** Something that is not shown may record more. */
  readonly isOpen: boolean;
}

/** `WriteOnly`, `ReadWriteType.WRITE_ONLY` … as `writeonly`. */
const word = (value: PropertyValue): string => String(constantOf(value)).replaceAll('_', '').toLowerCase();
const isNo = (value: PropertyValue): boolean => constantOf(value) === false;
const isKms = (value: PropertyValue): boolean => /^kms(?:\.amazonaws\.com)?$/.test(word(value));

/** The elements of lists; `undefined` when one of the values is none, or holds something that is not shown. */
function itemsOf(values: readonly PropertyValue[]): readonly PropertyValue[] | undefined {
  if (!values.every((value) => value.kind === 'list')) return undefined;
  return values.flatMap((value) => (value.kind === 'list' ? value.items : []));
}

const EXCLUDED = 'excludeManagementEventSources';

/**
 * A selector as it is written: `{ readWriteType, includeManagementEvents, excludeManagementEventSources }`.
 * @param inherited what includes management events when the selector does not say
 */
function basicSelector(properties: Properties, range: Range, inherited?: PropertyValue): Selector {
  const included = properties.values('includeManagementEvents');
  const types = properties.values('readWriteType');
  const excluded = properties.values(EXCLUDED);
  const kms = itemsOf(excluded)?.find(isKms);
  const nothing = surely(included, isNo) ? included[0] : included.length === 0 ? inherited : undefined;
  const reads = surely(types, (type) => /^(?:writeonly|none)$/.test(word(type))) ? types[0] : undefined;
  return {
    management: !nothing,
    reads: !reads,
    kms: !kms,
    range,
    leavesOut: { management: nothing, reads, kms: kms && { value: kms, within: properties, property: EXCLUDED } },
  };
}

/** `{ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }, …] }`; `undefined`: not shown. */
function advancedSelector(properties: Properties, range: Range): Selector | undefined {
  const fields = itemsOf([...properties.values('fieldSelectors'), ...properties.values('fieldSelector')]);
  if (!fields) return undefined;
  let [management, reads, kms] = [false, true, true];
  let onlyWrites: PropertyValue | undefined;
  for (const field of fields) {
    if (field.kind !== 'map') return undefined;
    const names = field.values('field').map(word);
    const equal = itemsOf(['equals', 'equalTo'].flatMap((property) => field.values(property)));
    const not = itemsOf(field.values('notEquals'));
    if (names.length !== 1 || !equal || !not) return undefined;
    if (names[0] === 'eventcategory') management ||= equal.some((value) => !/^(?:data|insight|networkactivity)$/.test(word(value)));
    if (names[0] === 'eventsource') kms &&= !not.some(isKms);
    if (names[0] === 'readonly' && surely(equal, isNo)) [reads, onlyWrites] = [false, equal[0]];
  }
  return { management, reads, kms, range, leavesOut: { reads: onlyWrites } };
}

/** What the selectors of a trail, or of a request that sets them, record. */
export function recordingOf(trail: Properties): Recording {
  const read = (properties: readonly string[], selector: (map: Properties, range: Range) => Selector | undefined) => {
    const items = itemsOf(properties.flatMap((property) => trail.values(property)));
    const selectors = items?.map((item) => (item.kind === 'map' ? selector(item, item.range) : undefined));
    return selectors?.every((one) => one !== undefined) ? selectors : undefined;
  };
  const basic = read(['eventSelectors', 'eventSelector'], basicSelector);
  const advanced = read(['advancedEventSelectors', 'advancedEventSelector'], advancedSelector);
  return { selectors: [...(basic ?? []), ...(advanced ?? [])], isOpen: !basic || !advanced };
}

/** Methods of CDK's `Trail` that add a selector, and the position of its options. */
const ADDING: ReadonlyMap<string, number> = new Map([
  ['addEventSelector', 2],
  ['addS3EventSelector', 1],
  ['addLambdaEventSelector', 1],
  ['logAllS3DataEvents', 0],
  ['logAllLambdaDataEvents', 0],
]);

const NO_PROPERTIES: Properties = {
  values: () => [],
  insertion: () => undefined,
  removal: () => undefined,
  nameOf: (property) => property,
};

/** A selector for what a method adds; one that is not shown may record everything. */
function addedSelector({ name, arguments: given, range }: Operation, inherited: PropertyValue | undefined): Selector[] {
  const position = ADDING.get(name);
  if (position === undefined) return [];
  const options = given[position] ?? [];
  const shown = options.flatMap((value) => (value.kind === 'map' ? basicSelector(value, range, inherited) : []));
  return options.length > shown.length ? [basicSelector(NO_PROPERTIES, range)] : shown.length > 0 ? shown : [basicSelector(NO_PROPERTIES, range, inherited)];
}

/** What a trail records, with `managementEvents` and the selectors that methods of CDK's construct add. */
export function recordingOfTrail(trail: Resource): Recording {
  const { selectors, isOpen } = recordingOf(trail);
  const types = trail.values('managementEvents');
  const none = surely(types, (type) => word(type) === 'none') ? types[0] : undefined;
  const base: Selector[] = types.map((type) => {
    const reads = /^(?:writeonly|none)$/.test(word(type)) ? type : undefined;
    return { management: !none, reads: !reads, kms: true, range: type.range, leavesOut: { management: none, reads } };
  });
  const added = trail.operations().flatMap((operation) => addedSelector(operation, none));
  return { selectors: [...base, ...selectors, ...added], isOpen };
}

/** May the trail record reads of secrets? */
export const mayRecordReads = ({ selectors, isOpen }: Recording): boolean =>
  isOpen || selectors.length === 0 || selectors.some(({ management, reads }) => management && reads);

/** May it record the use of KMS keys? */
export const mayRecordKms = ({ selectors, isOpen }: Recording): boolean =>
  isOpen || selectors.length === 0 || selectors.some(({ management, reads, kms }) => management && reads && kms);
