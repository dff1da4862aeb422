/** Values as a reader would hand them over, from nowhere in particular. */
import type { Properties, PropertyValue, Scalar } from '../../src/model/resource.ts';
import type { Value } from '../../src/model/value.ts';

type Bare<T> = T extends unknown ? Omit<T, 'range'> : never;
export type BareValue = Bare<Value>;

const range = [0, 1] as const;

export const ranged = (value: BareValue): Value => ({ ...value, range }) as Value;

export const literal = (text: string): BareValue => ({ kind: 'literal', text });
export const variable = (name: string | undefined): BareValue => ({ kind: 'environment', source: 'process', name });
export const parameter = (name: string): BareValue => ({ kind: 'parameter', name });
export const unknown = (name?: string): BareValue => ({ kind: 'unknown', name });
export const parts = (...all: BareValue[]): BareValue => ({ kind: 'template', parts: all.map((part) => [ranged(part)]) });
export const named = (of: 'secret' | 'parameter', name: string | undefined, certain: boolean): BareValue => ({
  kind: 'identifier',
  of,
  form: 'name',
  name,
  certain,
});
export const lookup = (name: string | undefined, certain = false): BareValue => ({
  kind: 'deployTime',
  via: 'x()',
  store: 'parameter',
  name,
  field: undefined,
  certain,
});

type Written = Scalar | null | readonly Written[] | { readonly [property: string]: Written };

/** The properties of a resource that are written like this. */
export function properties(written: { readonly [property: string]: Written }): Properties {
  const read = (value: Written): PropertyValue => {
    if (Array.isArray(value)) return { kind: 'list', items: value.map(read), range };
    if (typeof value === 'object' && value !== null) return { kind: 'map', ...properties(value as { readonly [property: string]: Written }), range };
    return { kind: 'scalar', value: value as Scalar | null, replacement: () => undefined, range };
  };
  return {
    values: (property = '') => (property in written ? [read(written[property]!)] : []),
    insertion: () => undefined,
    removal: () => undefined,
    nameOf: (property) => property,
  };
}
