/**
 * A secret in Secrets Manager rotates (G7); one that cannot rotate is kept in Parameter Store. A secret counts as rotated
 * when the file gives it a schedule, and nothing is said about one that code outside of the file gets hold of. Blind
 * spots: rotation that is set up by hand, and a schedule that another file adds to a field.
 */
import { resourcesOf, type PropertyValue, type Resource } from '../model/resource.ts';
import { RESOURCE_WORDS } from '../knowledge/deployment/resource-classes.ts';
import { createRule, oncePerPlace, type Report } from '../rule.ts';

type MessageId = 'missing';

interface Options {
  readonly publicFields: boolean;
}

/** Resources that rotate the secret they name, and that name a secret in order to attach it to a database. */
const SCHEDULES = ['RotationSchedule', 'SecretRotation'];
const ATTACHMENTS = ['SecretTargetAttachment'];

/** `addRotationSchedule`; of a database `addRotationSingleUser`, `addRotationMultiUser`. */
const ADDS_ROTATION = /^addRotation/;

const addsRotation = (resource: Resource): boolean => resource.operations().some(({ name }) => ADDS_ROTATION.test(name));

/** May a resource be about this secret? What the file does not show may be. */
function mayName(resource: Resource, secret: Resource): boolean {
  const named: readonly PropertyValue[] = [...resource.values('secret'), ...resource.values('secretId')];
  return named.some((value) => value.kind === 'resource' ? value.resource === secret : value.kind !== 'scalar');
}

const isSecret = ({ service, type }: Resource): boolean =>
  (service === 'secretsmanager' && type === 'Secret') || (service === 'rds' && type === 'DatabaseSecret');

/** What the resources of a file say about rotation, read once for all its secrets. */
class Rotations {
  readonly #schedules: readonly Resource[];
  readonly #attachments: readonly Resource[];
  /** A database rotates the secret it was given. */
  readonly #isOfDatabase: boolean;

  constructor(resources: readonly Resource[]) {
    this.#schedules = resourcesOf(resources, 'secretsmanager', ...SCHEDULES);
    this.#attachments = resourcesOf(resources, 'secretsmanager', ...ATTACHMENTS).filter(addsRotation);
    this.#isOfDatabase = resources.some((resource) => !isSecret(resource) && addsRotation(resource));
  }

  mayRotate(secret: Resource): boolean {
    return (
      addsRotation(secret) ||
      [...this.#schedules, ...this.#attachments].some((resource) => mayName(resource, secret)) ||
      (this.#isOfDatabase && secret.exposure() !== 'none')
    );
  }
}

function* findings(resources: readonly Resource[], { publicFields }: Options): Iterable<Report<MessageId>> {
  const secrets = resources.filter(isSecret);
  const rotations = secrets.length > 0 ? new Rotations(resources) : undefined;
  for (const secret of secrets) {
    const exposure = secret.exposure();
    if (exposure === 'elsewhere' || (exposure === 'field' && !publicFields) || rotations?.mayRotate(secret)) continue;
    yield { at: secret.range, messageId: 'missing', data: { name: secret.label } };
  }
}

export default createRule<Options, MessageId>({
  name: 'require-secret-rotation',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'require that secrets in Secrets Manager have a rotation schedule',
      guide: ['G7'],
      config: 'strict',
      cwe: [262],
    },
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        publicFields: {
          type: 'boolean',
          description: 'Also report secrets in fields that other files see, which could add a schedule.',
        },
      },
    },
    defaultOptions: { publicFields: false },
    messages: {
      missing:
        'Nothing rotates the secret `{{name}}`. ' +
        'Add a rotation schedule, or keep a secret that cannot rotate as a SecureString in Parameter Store.',
    },
  },
  // The name of the service or of a class, and a library that declares resources.
  needs: [['secret'], RESOURCE_WORDS],
  elsewhere: { template: [['aws::secretsmanager::secret']] },
  check({ file, options, report }) {
    if (file.isTest) return;
    for (const finding of oncePerPlace(findings(file.resources(), options))) report(finding);
  },
});
