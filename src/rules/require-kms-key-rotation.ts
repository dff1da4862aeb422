/**
 * Customer-managed KMS keys rotate (G23). Only keys whose material AWS can rotate are asked for it: asymmetric and HMAC
 * keys, imported material and replicas of a key in another region cannot be rotated. Blind spots: keys that an aspect or
 * another file turns rotation on for.
 */
import type { Edit } from '../model/edit.ts';
import { constantOf, resourcesOf, surely, type PropertyValue, type Resource } from '../model/resource.ts';
import { RESOURCE_WORDS } from '../knowledge/deployment/resource-classes.ts';
import { createRule, oncePerPlace, type Report } from '../rule.ts';

type MessageId = 'absent' | 'off' | 'turnOn';

const ROTATION = 'enableKeyRotation';

/** What decides whether AWS can rotate a key, and the values under which it can. Without the property it can. */
const ROTATABLE: readonly (readonly [property: string, value: string])[] = [
  ['keySpec', 'SYMMETRIC_DEFAULT'],
  ['customerMasterKeySpec', 'SYMMETRIC_DEFAULT'],
  ['keyUsage', 'ENCRYPT_DECRYPT'],
  ['origin', 'AWS_KMS'],
];

/** Properties whose presence alone says that rotation is on, or that the key's material lies elsewhere. */
const TELLING = ['rotationPeriod', 'customKeyStoreId', 'xksKeyId'];

function isRotatable(key: Resource): boolean {
  return (
    ROTATABLE.every(([property, wanted]) => key.values(property).every((value) => constantOf(value) === wanted)) &&
    TELLING.every((property) => key.values(property).length === 0)
  );
}

const isOff = (value: PropertyValue): boolean => {
  const constant = constantOf(value);
  return constant === false || constant === null;
};

/** The edits that turn every value on; none when one of them stands where it can't be changed. */
function replacements(values: readonly PropertyValue[]): readonly Edit[] | undefined {
  const edits = new Map<string, Edit>();
  for (const value of values) {
    const edit = value.kind === 'scalar' ? value.replacement(true) : undefined;
    if (!edit) return undefined;
    for (const one of edit) edits.set(one.range.join(), one);
  }
  return [...edits.values()];
}

function* findings(keys: readonly Resource[]): Iterable<Report<MessageId>> {
  for (const key of keys) {
    const rotation = key.values(ROTATION);
    if ((rotation.length > 0 && !surely(rotation, isOff)) || !isRotatable(key)) continue;
    const edits = rotation.length > 0 ? replacements(rotation) : key.insertion(ROTATION, true);
    const data = { name: key.label, property: key.nameOf(ROTATION) };
    yield {
      at: rotation[0]?.range ?? key.range,
      messageId: rotation.length > 0 ? 'off' : 'absent',
      data,
      repairs: edits ? [{ safe: true, messageId: 'turnOn', data, edits }] : [],
    };
  }
}

export default createRule<object, MessageId>({
  name: 'require-kms-key-rotation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require that customer-managed KMS keys rotate',
      guide: ['G23'],
      config: 'recommended',
      cwe: [324],
    },
    fixable: 'code',
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      absent: 'The KMS key `{{name}}` does not rotate. Add `{{property}}: true`.',
      off: 'The rotation of the KMS key `{{name}}` is turned off. Set `{{property}}` to `true`.',
      turnOn: 'Turn on the rotation of `{{name}}`.',
    },
  },
  // The name of the service, and a library that declares resources.
  needs: [['kms'], ['key'], RESOURCE_WORDS],
  elsewhere: { template: [['aws::kms::key']] },
  check({ file, report }) {
    if (file.isTest) return;
    for (const finding of oncePerPlace(findings(resourcesOf(file.resources(), 'kms', 'Key')))) report(finding);
  },
});
