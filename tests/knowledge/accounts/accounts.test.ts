import { describe, expect, it } from 'vitest';
import { accountClass } from '../../../src/knowledge/accounts/accounts.ts';
import { accountsIn, containsAccounts, namesAccount, namesPublisher, wholeAccount } from '../../../src/knowledge/accounts/places.ts';

describe('accountClass', () => {
  it.each<readonly [string, string]>([
    ...['123456789012', '123456789013', '012345678901', '012345678912', '111122223333', '444455556666', '777788889999', '999988887777'].map((id) => [id, 'documentation'] as const),
    ...['000000000000', '000000000017', '111111111111', '210987654321', '987654321098', '123412341234', '121212121212'].map((id) => [id, 'documentation'] as const),
    // Elastic Load Balancing in eu-west-3, the Parameters and Secrets extension in eu-west-1, the agent of GuardDuty.
    ...['009996457667', '015030872274', '694911143906'].map((id) => [id, 'aws'] as const),
    ...['753240598075', '094274105915', '451282441545'].map((id) => [id, 'publisher'] as const),
    ['239734009475', 'vendor'],
    ...['583214906127', '604817352096', '112233445567'].map((id) => [id, 'own'] as const),
  ])('%s is %s', (id, expected) => {
    expect(accountClass(id)).toBe(expected);
  });
});

describe('accountsIn', () => {
  const ID = '583214906127';
  it.each([
    [`arn:aws:sns:eu-west-1:${ID}:alerts`, 'arn', false],
    [`arn:aws:iam::${ID}:role/deploy`, 'arn', false],
    [`arn:aws-cn:s3:cn-north-1:${ID}:accesspoint/x`, 'arn', false],
    ['arn:${partition}:sns:${region}:' + ID + ':alerts', 'arn', false],
    ['${prefix}:' + ID + ':role/deploy', 'arn', false],
    ['arn:*:sns:*:' + ID + ':alerts', 'arn', false],
    ['${Stack.of(this).region}:' + ID + ':alerts', 'arn', false],
    ['${x}${topicArnPrefix}:' + ID + ':alerts', 'arn', false],
    ['arn:aws:lambda:${region}:' + ID + ':layer:tools:3', 'arn', true],
    [`arn:aws:serverlessrepo:us-east-1:${ID}:applications/x`, 'arn', true],
    [`{"TopicArn":"arn:aws:sns:eu-west-1:${ID}:alerts"}`, 'arn', false],
    [`${ID}.dkr.ecr.eu-west-1.amazonaws.com/app:1`, 'image', false],
    ['https://sqs.${region}.amazonaws.com/' + ID + '/jobs', 'queue', false],
    [`https://${ID}.signin.aws.amazon.com/console`, 'signIn', false],
    [`https://console.aws.amazon.com/codesuite/codebuild/${ID}/projects/x`, 'signIn', false],
    [`aws://${ID}/eu-west-1`, 'environment', false],
    [`cdk-hnb659fds-assets-${ID}-eu-west-1`, 'name', false],
  ])('%s', (text, place, published) => {
    const [mention, ...more] = accountsIn(text);
    expect(more).toEqual([]);
    expect(mention).toMatchObject({ id: ID, place, published });
    expect(text.slice(mention!.start, mention!.end)).toBe(ID);
  });

  it.each([
    '1700000000000',
    `order-${ID}`,
    `${ID} bytes`,
    `${ID}123`,
    `urn:x:y:z:${ID}:w`,
    `https://help.orders.io/articles/${ID}/billing`,
    'arn:aws:s3:::bucket',
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    '2024-01-${n}:' + ID + ':x',
    `invoice-${ID}-de`,
    `arn:azure:sns:eu-west-1:${ID}:alerts`,
    '${region} and more:' + ID + ':x',
  ])('%s has none', (text) => {
    expect(accountsIn(text)).toEqual([]);
  });

  it('takes linear time', () => {
    const started = performance.now();
    accountsIn('arn:aws:sns:'.repeat(20_000) + ID);
    accountsIn(`cdk-${'a-'.repeat(50_000)}${ID}-*`);
    accountsIn(`console.aws.amazon.com/${'a/'.repeat(50_000)}${ID}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('names', () => {
  it.each(['account', 'accountId', 'AWS_ACCOUNT_ID', 'CDK_DEFAULT_ACCOUNT', 'prodAccount', 'AccountPrincipal', 'awsId', 'trustedAccounts', 'acctId'])('%s names an account', (name) => {
    expect(namesAccount(name)).toBe(true);
  });
  it.each(['customerAccountId', 'bankAccount', 'stripeAccount', 'orderId', 'accountName', 'storageAccount', 'userAccountNumber'])('%s does not', (name) => {
    expect(namesAccount(name)).toBe(false);
  });
  it('knows owners of images', () => {
    expect([namesPublisher('owners'), namesPublisher('accounts')]).toEqual([true, false]);
  });
  it('reads dashes', () => {
    expect([wholeAccount('5832-1490-6127'), wholeAccount('583214906127'), wholeAccount('58321490612')]).toEqual(['583214906127', '583214906127', undefined]);
  });
});

it('an account may be a whole text, and nothing beside it', () => {
  expect(['583214906127', '5832-1490-6127'].map(wholeAccount)).toEqual(['583214906127', '583214906127']);
  for (const text of ['1583214906127', '5832149061271', 'x583214906127', '5832-1490-61271', '15832-1490-6127', '']) expect(wholeAccount(text), text).toBeUndefined();
});

it('names tell who is meant', () => {
  for (const name of ['accounts', 'accountIds', 'ACCOUNT_BY_STAGE', 'principals', 'awsAccounts']) expect(containsAccounts(name), name).toBe(true);
  for (const name of ['createAccount', 'getAccountId', 'useAccount', 'onAccountChange', 'bankAccounts', 'stages']) expect(containsAccounts(name), name).toBe(false);
  for (const name of ['owner', 'amiOwners', 'publisherId', 'vendorAccount']) expect(namesPublisher(name), name).toBe(true);
  for (const name of ['ownership', 'account', 'ownerEmail']) expect(namesPublisher(name), name).toBe(false);
});
