/**
 * Where in a text does an account id stand? Twelve digits mean an account only in the places that AWS has for them: the
 * field of an ARN, the registry of an image, the path of a queue, a sign-in address, a name that ends in account and
 * region. Everything else is a number. Open parts of the text are written `${name}`.
 */

export type AccountPlace = 'arn' | 'image' | 'queue' | 'signIn' | 'environment' | 'name';

export interface AccountMention {
  readonly id: string;
  /** Half-open offsets of the digits. */
  readonly start: number;
  readonly end: number;
  readonly place: AccountPlace;
  /** An ARN of something that accounts publish for others: layers, applications, images. */
  readonly published: boolean;
}

/** Open parts keep their length, and nothing in them is read. A plug-in of the Serverless Framework writes `#{AWS::Region}`. */
const masked = (text: string): string => text.replace(/[$#]\{[^{}]*\}/g, (hole) => '*'.repeat(hole.length));

const ARN = /(?<![\w-])arn:([\w*-]{1,80}):([\w*-]{1,80}):([\w*-]{0,80}):(\d{12}):([^\s"'`,]{0,80})/g;
/** What stands before the account is an open part: `${prefix}:123456789012:layer:…`. */
const TAIL = /(?<=\*):(\d{12}):([^\s"'`,]{0,80})/g;
const PUBLISHED_SERVICE = /^(?:serverlessrepo|aws-marketplace)$/;
const PUBLISHED = /^(?:layer|applications|image|snapshot)[:/]/;

const OTHERS: readonly (readonly [AccountPlace, RegExp])[] = [
  ['image', /(?<![\w-])(\d{12})\.dkr[.-]ecr(?:-fips)?\./g],
  ['queue', /(?:sqs|queue)[\w.*-]{0,40}\.amazonaws\.com(?:\.cn)?\/(\d{12})\//g],
  ['signIn', /(?<![\w-])(\d{12})\.signin\.(?:aws|amazonaws)/g],
  ['signIn', /console\.aws\.amazon\.com\/[\w/.?=#*-]{0,100}\/(\d{12})(?![\w-])/g],
  ['environment', /(?<![\w-])aws:\/\/(\d{12})\//g],
  // Buckets and roles of the CDK bootstrap, and those that follow their example.
  ['name', /(?<=[a-z0-9*]-)(\d{12})-(?=[a-z]{2}(?:-gov)?-[a-z]{4,10}-\d(?!\d))/g],
  ['name', /(?<=cdk-[\w-]{5,60}-)(\d{12})(?=-\*)/g],
];

/** Every account id in a text that stands where AWS has one. */
export function accountsIn(text: string): readonly AccountMention[] {
  if (!/\d{12}/.test(text)) return [];
  const plain = masked(text);
  const found: AccountMention[] = [];
  const taken = new Set<number>();
  const add = (mention: AccountMention): void => {
    if (!taken.has(mention.start)) found.push(mention);
    taken.add(mention.start);
  };
  for (const match of plain.matchAll(ARN)) {
    const [, partition, service, region, id, resource] = match as unknown as [string, string, string, string, string, string];
    if (!/^aws|\*/.test(partition)) continue;
    const start = match.index + `arn:${partition}:${service}:${region}:`.length;
    add({
      id,
      start,
      end: start + 12,
      place: 'arn',
      published: PUBLISHED.test(resource) || PUBLISHED_SERVICE.test(service),
    });
  }
  for (const match of plain.matchAll(TAIL)) {
    const [, id, resource] = match as unknown as [string, string, string];
    if (!/\$\{[^{}]*(?:arn|region|prefix|partition)[^{}]*\}$/i.test(text.slice(Math.max(0, match.index - 60), match.index))) continue;
    add({ id, start: match.index + 1, end: match.index + 13, place: 'arn', published: PUBLISHED.test(resource) });
  }
  for (const [place, expression] of OTHERS) {
    for (const match of plain.matchAll(expression)) {
      const start = match.index + match[0].lastIndexOf(match[1]!);
      add({ id: match[1]!, start, end: start + 12, place, published: false });
    }
  }
  return found;
}

/** The account id that a whole text is: `123456789012`, `1234-5678-9012`. */
export function wholeAccount(text: string): string | undefined {
  return /^\d{12}$/.test(text) ? text : /^\d{4}-\d{4}-\d{4}$/.test(text) ? text.replaceAll('-', '') : undefined;
}

const ACCOUNT_NAME = /account|acct|^aws_?id$|principal/i;
/** Accounts of other services than AWS, and what merely speaks of an account. */
const OTHER_ACCOUNT =
  /bank|customer|client|user|member|stripe|zuora|salesforce|sales_?force|google|gcp|ga4|analytics|facebook|twitter|paypal|payment|merchant|billing_?account_?(?:num|name)|storage_?account|iban|sort_?code|invoice|ledger|subscriber|sap_|account_?(?:name|type|status|holder)|service_?account/i;

/** Does a name say that what it names is an AWS account? */
export const namesAccount = (name: string): boolean => ACCOUNT_NAME.test(name) && !OTHER_ACCOUNT.test(name);

/** Numbers that people and orders have. */
const OTHER_NUMBER = /phone|mobile|tel|fax|order|invoice|ref(?:erence)?$|vat|ean|gtin|upc|isbn|sku|card|balance|amount|time|date|tax|passport|price|size|bytes/i;

/** Does a name say that its value is another number, whatever stands around it? */
export const namesOtherNumber = (name: string): boolean => OTHER_NUMBER.test(name);

/** Does a name say that what stands in it are accounts? Functions that do something with an account are no containers. */
export const containsAccounts = (name: string): boolean =>
  namesAccount(name) && !/^(?:create|get|add|update|delete|find|set|fetch|list|link|register|open|use|on|handle)/.test(name);

/** Owners of images and the like are other accounts by nature. */
export const namesPublisher = (name: string): boolean => /owners?$|publisher|vendor/i.test(name);
