/**
 * Secrets are encrypted with a key of their own (G23): the key that AWS manages for everybody's secrets can neither be
 * restricted by a key policy nor disabled, and its use by another account cannot be granted. Blind spots: keys that an
 * aspect or another file sets.
 */
import {
  constantOf,
  resourcesOf,
  surely,
  type ApiRequest,
  type Properties,
  type PropertyValue,
  type Resource,
} from '../model/resource.ts';
import { safeLabel } from '../model/label.ts';
import { RESOURCE_WORDS } from '../knowledge/deployment/resource-classes.ts';
import { createRule, oncePerPlace, type Report } from '../rule.ts';

type MessageId = 'absent' | 'managed';

/** What holds a secret, and the property that names its key. */
interface Holder {
  readonly of: Properties & { readonly range: Resource['range'] };
  readonly name: string;
  readonly property: string;
}

/** The alias of the keys that AWS manages. */
const MANAGED = /(?:^|[:/])alias\/aws\//;

/** `alias/aws/secretsmanager`, also as `Alias.fromAliasName(this, 'Key', 'alias/aws/secretsmanager')`. */
function isManaged(value: PropertyValue): boolean {
  const constant = constantOf(value);
  if (typeof constant === 'string') return MANAGED.test(constant);
  if (value.kind === 'text') return MANAGED.test(value.text);
  if (value.kind !== 'named' || !/^from/.test(value.name.at(-1) ?? '')) return false;
  return value.arguments?.().some((argument) => surely(argument, isManaged)) ?? false;
}

const KEY_OF = { cdk: 'encryptionKey', cloudformation: 'kmsKeyId', terraform: 'kmsKeyId' } as const;

const isSecure = (parameter: Properties): boolean =>
  surely(parameter.values('type'), (type) => /^SECURE_?STRING$/i.test(String(constantOf(type))));

function* holders(resources: readonly Resource[], requests: readonly ApiRequest[]): Iterable<Holder> {
  const secrets = [...resourcesOf(resources, 'secretsmanager', 'Secret'), ...resourcesOf(resources, 'rds', 'DatabaseSecret')];
  for (const secret of secrets) yield { of: secret, name: secret.label, property: KEY_OF[secret.vocabulary] };
  for (const parameter of resourcesOf(resources, 'ssm', 'Parameter')) {
    if (isSecure(parameter)) yield { of: parameter, name: parameter.label, property: 'keyId' };
  }
  for (const request of requests) {
    const name = safeLabel(nameIn(request), request.label);
    if (request.operation === 'CreateSecret') yield { of: request, name, property: 'kmsKeyId' };
    if (request.operation === 'PutParameter' && isSecure(request)) yield { of: request, name, property: 'keyId' };
  }
}

function nameIn(request: ApiRequest): string {
  const [name] = request.values('name');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : '';
}

function* findings(found: Iterable<Holder>): Iterable<Report<MessageId>> {
  for (const { of, name, property } of found) {
    // What is set on the child of a construct has CloudFormation's name.
    const names = new Set([property, 'kmsKeyId']);
    const keys = [...names].flatMap((key) => of.values(key));
    const data = { name, property: of.nameOf(property) };
    if (keys.length === 0) yield { at: of.range, messageId: 'absent', data };
    else if (surely(keys, isManaged)) yield { at: keys[0]!.range, messageId: 'managed', data };
  }
}

export default createRule<object, MessageId>({
  name: 'require-customer-managed-key',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require that secrets are encrypted with a customer-managed KMS key',
      guide: ['G23'],
      config: 'strict',
      cwe: [320],
    },
    schema: { type: 'object', additionalProperties: false, properties: {} },
    defaultOptions: {},
    messages: {
      absent:
        '`{{name}}` is encrypted with the key that AWS manages for all secrets of the account. ' +
        'Name a customer-managed key in `{{property}}`.',
      managed:
        '`{{name}}` names the key that AWS manages for all secrets of the account. ' +
        'Name a customer-managed key in `{{property}}` instead.',
    },
  },
  // A secret or a parameter, and a library that declares resources or sends requests.
  needs: [['secret', 'securestring', 'secure_string'], [...RESOURCE_WORDS, 'aws-sdk']],
  elsewhere: { template: [['aws::secretsmanager::secret']] },
  check({ file, report }) {
    if (file.isTest) return;
    for (const finding of oncePerPlace(findings(holders(file.resources(), file.requests())))) report(finding);
  },
});
