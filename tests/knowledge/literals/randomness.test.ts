import { describe, expect, it } from 'vitest';
import { isRandom, shannonEntropy } from '../../../src/knowledge/literals/randomness.ts';
import { isMadeOfWords } from '../../../src/knowledge/literals/reference.ts';
import { randomNumbers, randomString } from './sample.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';

/**
 * What people write in code: identifiers, names of resources, paths, words, sentences without spaces, dates, versions.
 */
const ORDINARY = `
  accessToken refreshToken clientSecret databasePassword userPoolClientId apiGatewayDomainName handleAuthentication
  secretsManagerClient parameterStorePath getSecretValueCommand invalidateCacheForUser maximumConcurrentRequests
  AuthenticationService PaymentProcessingStack NotificationTopic CustomerDataBucket OrderServiceDatabaseSecret
  LambdaExecutionRole CloudFrontDistribution WebApplicationFirewall ApplicationLoadBalancer GuardianWeekly
  HttpApiGatewayIntegration UnauthorizedException ResourceNotFoundException ValidationErrorMiddleware
  API_KEY ACCESS_TOKEN AWS_SECRET_ACCESS_KEY DATABASE_URL SLACK_WEBHOOK_URL STRIPE_PUBLISHABLE_KEY LOG_LEVEL
  CONFIG_PROFILE FEATURE_FLAG_CHECKOUT MAX_RETRY_ATTEMPTS SESSION_COOKIE_NAME GITHUB_APP_WEBHOOK_SECRET NODE_ENV
  POWERTOOLS_SERVICE_NAME DYNAMODB_TABLE_NAME CDK_DEFAULT_ACCOUNT OTEL_EXPORTER_OTLP_ENDPOINT NEXT_PUBLIC_API_URL
  my-application-bucket order-processing-queue user-profile-table api-gateway-access-logs slack-bot-production
  payment-service-dev guardian-weekly puzzles-webhook-url sre-webhook-url braze-uuid-fail freeform-yaml content-type
  x-api-key x-amz-security-token access-control-allow-origin application-load-balancer web-acl-association
  production staging development sandbox integration credentials password authorization authentication secret
  configuration environment subscription notification administrator international maintenance responsibility
  characteristics telecommunications straightforward Kyrgyzstan Mozambique Zimbabwe Azerbaijan Liechtenstein
  Massachusetts Worcestershire Shakespeare Schwarzenegger rhythm jazzy quartz sphinx zigzag pizzazz
  aws-cdk-lib/aws-lambda-nodejs @aws-sdk/client-secrets-manager @aws-lambda-powertools/logger lodash/debounce
  ./handlers/createOrder ../src/services/userService.ts /slack-bot/production/admin-token /app/prod/database/password
  src/knowledge/literals/judge.ts dist/index.js node_modules/typescript/lib/tsserver.js docs/getting-started.md
  /var/task/index.handler /opt/nodejs/node_modules ~/.aws/credentials C:/Users/Administrator/Documents
  index.handler package.json tsconfig.build.json docker-compose.yml .github/workflows/deploy.yml README.md
  user.profile.email errors.validation.required messages.login.invalidPassword com.example.payments.api
  arn:aws:s3:::my-bucket arn:aws:lambda:eu-west-1:123456789012:function:orders arn:aws:iam::aws:policy/ReadOnlyAccess
  https://api.example.com/v1/users http://localhost:3000/callback https://docs.aws.amazon.com/lambda/latest/dg
  eu-central-1 us-east-1 ap-southeast-2 t3.medium db.r6g.large nodejs22.x python3.12 provided.al2023
  1.2.3 10.15.0 2024-01-31 2024-01-31T12:34:56Z v2.36.0 release-2024-06 es2022 utf-8 iso-8859-1 sha256 base64url
  application/json text/html;charset=utf-8 image/svg+xml multipart/form-data application/x-www-form-urlencoded
  password123 admin1234 hunter2 letmein welcome2024 changeme123 Password1 Summer2023 user01 test1234 abc123
  getUserById findAllByStatus shouldRetryRequest isFeatureEnabled toLocaleDateString addEventListener
  dynamodb:GetItem ssm:GetParametersByPath secretsmanager:GetSecretValue kms:Decrypt s3:ListBucket lambda:InvokeFunction
  AWS::Lambda::Function AWS::SecretsManager::Secret AWS::SSM::Parameter Custom::LogRetention aws.events
  INVALID_TOKEN TOKEN_EXPIRED ECONNREFUSED ENOTFOUND ERR_MODULE_NOT_FOUND UNHANDLED_REJECTION BAD_REQUEST
  RSASSA-PKCS1-v1_5 AES-256-GCM HMAC-SHA256 ECDSA_P256 RS256 TLSv1.2 HTTP/1.1 Mozilla/5.0 X-Forwarded-For
  orders-table-v2 user_2 item-42 step_3_of_5 mytopic-0 product5 token-abc record-1 braze-uuid-1 pm-bt-id
  cron(0 rate(5 SELECT customer_id ORDER_CONFIRMED camelCase snake_case kebab-case PascalCase
`
  .trim()
  .split(/\s+/);

const CLASSES: readonly (readonly [name: string, alphabet: string, lengths: readonly number[]])[] = [
  ['base62', LOWER + UPPER + DIGITS, [16, 20, 24, 32, 40, 64]],
  ['base64', `${LOWER + UPPER + DIGITS}+/`, [24, 32, 40, 44, 64, 88]],
  ['base64url', `${LOWER + UPPER + DIGITS}-_`, [22, 32, 43, 64]],
  ['hexadecimal', `${DIGITS}abcdef`, [32, 40, 64]],
  ['upper-case hexadecimal', `${DIGITS}ABCDEF`, [32, 40]],
  ['base32', `${UPPER}234567`, [20, 26, 32]],
  ['lower case and digits', LOWER + DIGITS, [20, 26, 40]],
];

describe('isRandom', () => {
  it.each(CLASSES)('finds at least 99 %% of 1,000 drawn %s strings', (_, alphabet, lengths) => {
    const random = randomNumbers(7);
    const drawn = Array.from({ length: 1000 }, (_, i) => randomString(alphabet, lengths[i % lengths.length]!, random));
    expect(drawn.filter(isRandom).length).toBeGreaterThanOrEqual(990);
  });

  it('takes at most 2 % of what people write for random', () => {
    expect(ORDINARY.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ORDINARY).size).toBe(ORDINARY.length);
    const wrong = ORDINARY.filter(isRandom);
    expect(wrong.length / ORDINARY.length, wrong.join(' ')).toBeLessThanOrEqual(0.02);
  });

  it('sees through padding and the groups of a UUID', () => {
    const random = randomNumbers(11);
    expect(isRandom(`${randomString(LOWER + UPPER + DIGITS, 42, random)}==`)).toBe(true);
    const hex = randomString('0123456789abcdef', 32, random);
    const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    expect(isRandom(uuid)).toBe(true);
    expect(isRandom('00000000-0000-0000-0000-000000000000')).toBe(false);
  });

  it('needs eight characters, all of them printable', () => {
    const drawn = randomString(LOWER + UPPER + DIGITS, 32, randomNumbers(4));
    expect([drawn.slice(0, 8), drawn.slice(0, 7)].map(isRandom)).toEqual([true, false]);
    expect([`${drawn}é`, `é${drawn}`, `${drawn} `, ` ${drawn}`].map(isRandom)).toEqual([false, false, false, false]);
    expect(isRandom(drawn + 'a'.repeat(4_200))).toBe(isRandom((drawn + 'a'.repeat(4_200)).slice(0, 4_096)));
  });

  it.each(['', 'a', 'x9$Kq2!', 'zażółć gęślą jaźń', 'kq zx jw vb qp zz', '2024010112345678', 'aaaaaaaaaaaaaaaaaaaa'])(
    '%j is not',
    (value) => {
      expect(isRandom(value)).toBe(false);
    },
  );
});

describe('shannonEntropy', () => {
  it('is in bits per character', () => {
    expect(shannonEntropy('')).toBe(0);
    expect(shannonEntropy('aaaa')).toBe(0);
    expect(shannonEntropy('abab')).toBe(1);
    expect(shannonEntropy('abcd')).toBe(2);
  });
});

describe('isMadeOfWords', () => {
  it.each(['password123', 'hunter2', 'my-app-2', 'Summer2023', 'correct horse', 'señal', ''])('%j is', (value) => {
    expect(isMadeOfWords(value)).toBe(true);
  });

  it.each(['a1b2c3d4', 'P4ssw0rd', '123456', 'x9K2mQ7vLp4RtZ8w'])('%j is not', (value) => {
    expect(isMadeOfWords(value)).toBe(false);
  });
});
