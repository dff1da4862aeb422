/**
 * Does the number of an AWS account stand in the code? (G17) Twelve digits count only where AWS has an account, or under
 * a name that says so. Silent on numbers of documentation and on accounts that their owners published.
 */
import { accountClass } from '../knowledge/accounts/accounts.ts';
import {
  accountsIn,
  containsAccounts,
  namesAccount,
  namesOtherNumber,
  namesPublisher,
  wholeAccount,
  type AccountPlace,
} from '../knowledge/accounts/places.ts';
import type { Repair } from '../model/edit.ts';
import type { FileModel } from '../model/file.ts';
import { safeLabel } from '../model/label.ts';
import type { LiteralText } from '../model/literal.ts';
import type { Range } from '../model/range.ts';
import { createRule } from '../rule.ts';

interface Options {
  readonly allowAccounts: readonly string[];
  readonly publishers: boolean;
}

type MessageId = 'found' | 'foundInTemplate' | 'foundInWorkflow' | 'deployed' | 'environment';

const MESSAGES: Partial<Record<FileModel['kind'], MessageId>> = { script: 'found', workflow: 'foundInWorkflow' };

/** An id in a text, and what it stands in, in words. */
interface Found {
  readonly id: string;
  readonly range: Range;
  readonly where: string;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Somebody else's by nature. */
  readonly published: boolean;
}

const PLACES: Readonly<Record<AccountPlace, string>> = {
  arn: 'an ARN',
  image: 'the address of an image',
  queue: 'the URL of a queue',
  signIn: 'an address of the console',
  environment: 'a CDK environment',
  name: 'a resource name',
};

const ACCOUNT = /\d{4}-?\d{4}-?\d{4}/;

/** The account that a text is as a whole, under a name that says so. */
function named(literal: LiteralText, publishers: boolean): Found | undefined {
  const { text } = literal;
  const id = wholeAccount(text);
  if (id === undefined || literal.kind === 'comment' || literal.kind === 'markup') return undefined;
  const names = literal.names().map(({ name }) => name);
  const around = literal.owners();
  const own = names.find(namesAccount) ?? around.find(containsAccounts);
  if (own === undefined || names.some(namesOtherNumber)) return undefined;
  const published = [...names, around[0] ?? ''].some(namesPublisher);
  if (published && !publishers) return undefined;
  return { id, range: literal.rangeOf(0, text.length), where: `\`${safeLabel(own, 'account')}\``, start: 0, end: text.length, published };
}

function* foundIn(literal: LiteralText, publishers: boolean): Iterable<Found> {
  if (!ACCOUNT.test(literal.text)) return;
  const whole = named(literal, publishers);
  if (whole) return yield whole;
  for (const { id, start, end, place, published } of accountsIn(literal.text)) {
    if (published && !publishers) continue;
    yield { id, range: literal.rangeOf(start, end), where: PLACES[place], start, end, published };
  }
}

export default createRule<Options, MessageId>({
  name: 'no-hardcoded-account-id',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow AWS account ids in the code',
      guide: ['G17'],
      config: 'recommended',
      strictOptions: { publishers: true },
      cwe: [547],
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        allowAccounts: {
          type: 'array',
          items: { type: 'string', pattern: '^[0-9]{12}$' },
          uniqueItems: true,
          description: 'Accounts that may stand in the code.',
        },
        publishers: {
          type: 'boolean',
          description: 'Also report unknown accounts that layers, applications and images come from.',
        },
      },
    },
    defaultOptions: { allowAccounts: [], publishers: false },
    messages: {
      found: 'An AWS account id is written into {{where}}. Take it from the deployment (`Aws.ACCOUNT_ID`) or from configuration.',
      foundInWorkflow: 'An AWS account id is written into {{where}}. Keep it in a variable of the repository (`vars.…`).',
      foundInTemplate: 'An AWS account id is written into {{where}}. Use `${AWS::AccountId}`, or a parameter of the template.',
      deployed: 'Use `{{expression}}`.',
      environment: 'Use `{{expression}}`, the account that the CDK CLI deploys to.',
    },
  },
  needs: [
    [[String(ACCOUNT), '####']],
    [
      'arn', 'account', 'acct', 'awsId', 'aws_id', 'principal', 'ecr.', 'ecr-fips.', 'amazon', 'signin', 'aws://', 'region', 'prefix', 'partition',
      ...'us- eu- ap- sa- ca- me- af- il- mx- cn- cdk-'.split(' '),
    ],
  ],
  elsewhere: { template: [[[String(ACCOUNT), '####']]], workflow: [[[String(ACCOUNT), '####']]] },
  check({ file, options, report }) {
    if (file.isTest) return;
    const { allowAccounts, publishers } = options;
    const found = file.literals().flatMap((literal) => [...foundIn(literal, publishers)].map((one) => ({ ...one, literal })));
    const own = found.filter(({ id }) => accountClass(id) === 'own' && !allowAccounts.includes(id));
    const isWritten = ({ range }: Found): boolean => ACCOUNT.test(file.text.slice(...range));
    const written = new Set(own.filter(isWritten).map(({ id }) => id));
    for (const one of own) {
      // A constant that holds the id is reported where the digits stand.
      if (!isWritten(one) && written.has(one.id)) continue;
      const deployed = one.published ? [] : one.literal.deployedAccount(one.start, one.end);
      const repairs = deployed.map(({ expression, sameStack, edits }): Repair<MessageId> => ({
        safe: sameStack,
        messageId: expression.startsWith('process.env') ? 'environment' : 'deployed',
        data: { expression },
        edits,
      }));
      report({ at: one.range, messageId: MESSAGES[file.kind] ?? 'foundInTemplate', data: { where: one.where }, repairs });
    }
  },
});
