/**
 * Which parameters and secrets does this file read at run time, and under which names? Asks the readers of the SDK, of
 * libraries and of wrappers about every call, and follows the names to where they are handed over.
 */
import type { ParameterRead } from '../model/parameter-read.ts';
import { mayHoldSecrets } from './flow/evidence.ts';
import type { ReadCall } from './parameter-reads/call.ts';
import { decryptionOf } from './parameter-reads/decryption.ts';
import { EXTENSION_TEXT, extensionRead } from './parameter-reads/extension.ts';
import { Holders, isDiscarded } from './parameter-reads/holders.ts';
import { middyRead, powertoolsRead } from './parameter-reads/libraries.ts';
import { NameReading } from './parameter-reads/names.ts';
import { sdkRead } from './parameter-reads/sdk.ts';
import { namedRead } from './parameter-reads/wrappers.ts';
import type { Script } from './script.ts';

/** Names of functions that read parameters, or about secrets; all others have the name of a secret. */
const READERS = /(?:get|fetch|load|read)[\W\d_]*(?:aws)?[\W\d_]*(?:ssm)?[\W\d_]*param|describeSecret/i;

/**
 * The reads of a file, in the order of the text within each kind; a name that two readers find belongs to the more
 * certain one.
 */
export function parameterReadsOf(script: Script): readonly ParameterRead[] {
  if (!READERS.test(script.text) && !mayHoldSecrets(script)) return [];
  const names = new NameReading(script);
  const holders = new Holders(script);
  const found = new Set<object>();
  const reads: ParameterRead[] = [];
  const add = (read: ReadCall | undefined): void => {
    if (!read || found.has(read.call)) return;
    found.add(read.call);
    reads.push({
      store: read.store,
      via: read.via,
      label: read.label,
      tree: read.tree,
      range: read.call.range,
      names: [
        ...read.names.flatMap((source) => {
          const decryption = source.decryption && decryptionOf(script, read.call, source.decryption);
          return names.namesOf(source).map((name) => (decryption ? { ...name, decryption } : name));
        }),
        ...(read.written ?? []),
      ],
      decryption: decryptionOf(script, read.call, read.decryption),
      discarded: isDiscarded(read.call),
      heldAs: () => holders.of(read.call),
    });
  };
  const calls = script.nodes.of('CallExpression');
  const extension = EXTENSION_TEXT.test(script.text);
  const libraries = [
    ...(script.text.includes('@aws-lambda-powertools/parameters') ? [powertoolsRead] : []),
    ...(script.text.includes('@middy/') ? [middyRead] : []),
    ...(extension ? [extensionRead] : []),
  ];
  for (const made of script.nodes.of('NewExpression')) add(sdkRead(script, made));
  for (const call of calls) add(sdkRead(script, call));
  for (const read of libraries) for (const call of calls) add(read(script, call));
  for (const call of calls) add(namedRead(script, call));
  return reads;
}
