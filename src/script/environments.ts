/**
 * The environments of a file as the model shows them: where each variable is written, what it may hold, how it is taken
 * out. A map that several functions share is listed once, where it is written, with what it holds for any of them.
 */
import { lazily } from '../knowledge/lazy.ts';
import type { EnvironmentEntry, Grant } from '../model/environment.ts';
import { safeLabel } from '../model/label.ts';
import { textOfValue } from '../model/value.ts';
import type { Edit } from '../model/edit.ts';
import { addedByCalls } from './environments/calls.ts';
import { grantInstead } from './environments/grant.ts';
import { homesOf, type Creation } from './environments/homes.ts';
import { placedIn, type Placed } from './environments/placed.ts';
import { removalOfCall } from './environments/removal-of-call.ts';
import type { Entry } from './entries.ts';
import { removalOf } from './removal.ts';
import type { Script } from './script.ts';
import { dottedName, type Node } from './syntax.ts';
import { ValueReading, valuesOf } from './values.ts';

/** A whole map counts only when its origin says that it holds secrets. */
const TELLING_WHOLES = new Set(['wholeEnvironment', 'deployTime', 'secret']);

const MAX_CALLS = 32;

/** Every environment is called one, but for that of a step in a pipeline. */
const ENVIRONMENT = /environment|Step\b/i;

export function environmentsOf(script: Script): readonly EnvironmentEntry[] {
  if (!ENVIRONMENT.test(script.text)) return [];
  const { placed, homes } = addedByCalls(script);
  const all = [...placed, ...[...homesOf(script), ...homes].flatMap((home) => placedIn(script, home))];
  const byNode = new Map<Node, Placed[]>();
  for (const one of all) {
    const same = byNode.get(one.entry.node);
    if (same) same.push(one);
    else byNode.set(one.entry.node, [one]);
  }
  const entries = [...byNode.values()].flatMap((same) => environmentEntry(script, same) ?? []);
  return entries.sort((a, b) => a.keyRange[0] - b.keyRange[0]);
}

function environmentEntry(script: Script, places: readonly Placed[]): EnvironmentEntry | undefined {
  const { entry, site, whole } = places[0]!;
  const values = new Map(
    readings(places)
      .flatMap((place) => valuesIn(script, place))
      .map((value) => [`${value.kind} ${value.range.join()}`, value]),
  );
  if (whole && values.size === 0) return undefined;
  // Asked only when the entry is reported.
  const removal = lazily(() => removalOfEntry(script, entry.node));
  const creations = new Set(places.flatMap(({ creation }) => creation ?? []));
  const grant = lazily(() =>
    soleCreation(creations, removal(), (creation, edits) => grantInstead(script, creation, entry.key, [...values.values()], edits)),
  );
  return {
    key: entry.key ?? (whole ? undefined : readablePieces(script, entry)),
    label: safeLabel(entry.key ?? dottedName(entry.keyNode)?.join('.') ?? '', 'A variable'),
    keyRange: entry.keyNode.range,
    range: entry.value.range,
    values: [...values.values()],
    site,
    get removal() {
      return removal();
    },
    get grant() {
      return grant();
    },
  };
}

/** Where a value may differ: it does only in different calls of a function, of which the first ones will do. */
function readings(places: readonly Placed[]): readonly Placed[] {
  const outside = places.find(({ entry }) => entry.frame === null);
  return [...(outside ? [outside] : []), ...places.filter(({ entry }) => entry.frame !== null).slice(0, MAX_CALLS)];
}

function valuesIn(script: Script, { entry, whole }: Placed): EnvironmentEntry['values'] {
  if (!whole) return valuesOf(script, entry.value, entry.frame);
  return new ValueReading(script).ofOrigins([whole], 0).filter(({ kind }) => TELLING_WHOLES.has(kind));
}

function soleCreation(
  creations: ReadonlySet<Creation>,
  removal: readonly Edit[] | undefined,
  grant: (creation: Creation, removal: readonly Edit[]) => Grant | undefined,
): Grant | undefined {
  const [creation] = creations;
  return creations.size === 1 && creation && removal ? grant(creation, removal) : undefined;
}

function removalOfEntry(script: Script, node: Node): readonly Edit[] | undefined {
  return node.type === 'CallExpression' ? removalOfCall(script, node) : removalOf(script, node);
}

/** What can be read of a computed key: `_API_KEY` of `${name}_API_KEY`. */
function readablePieces(script: Script, { keyNode, frame }: Entry): string | undefined {
  const [value] = valuesOf(script, keyNode, frame);
  return (value && textOfValue(value, '')) || undefined;
}
