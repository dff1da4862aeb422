import { describe, expect, it } from 'vitest';
import { environmentKeyVerdict } from '../../src/knowledge/names/environment-key.ts';

const said = (key: string): string => {
  const { holds, strength } = environmentKeyVerdict(key);
  return `${holds} ${strength}`;
};
const holds = (key: string): string => environmentKeyVerdict(key).holds;

describe('environmentKeyVerdict: secrets', () => {
  it.each([
    'API_KEY', 'LAUNCHDARKLY_SDK_KEY', 'APP_KEYS', 'APP_KEY', 'API_KEYS', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT',
    'PASSWORD_PEPPER', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY', 'NEXTAUTH_SECRET', 'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN', 'USER_POOL_CLIENT_SECRET', 'authToken', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET',
    'GITHUB_TOKEN', 'GITHUB_PAT', 'GITHUB_APP_PRIVATE_KEY', 'GITHUB_APP_PRIVATE_KEY_BASE64', 'DB_PASSWORD', 'DB_PASS',
    'SMTP_PASS', 'PGPASSWORD', 'MYSQL_PWD', 'DB_CREDENTIALS', 'DB_CONNECTION_STRING', 'JWT_SECRET',
    'ADMIN_JWT_SECRET', 'SESSION_SECRET', 'COOKIE_SECRET', 'OPENAI_API_KEY', 'OPENAI_KEY', 'DD_API_KEY',
    'TWILIO_AUTH_TOKEN', 'SPLUNK_HEC_TOKEN', 'NPM_TOKEN', 'SECRET_KEY_BASE', 'SUPABASE_SERVICE_ROLE_KEY',
    'NEW_RELIC_LICENSE_KEY', 'PASSWORD_RESET_SECRET', 'EMAIL_VERIFY_SECRET', 'READ_API_KEY',
    'NO_REPLY_EMAIL_PASSWORD', 'API_KEY_PROD', 'API_KEY_US_EAST_1', 'DB_PASSWORD_2', 'SECRETS', 'PRIVATE_KEY',
    'OTP_SECRET', 'WALLET_MNEMONIC', 'apikey', 'dbPassword',
  ])('%s: certainly', (key) => {
    expect(said(key)).toBe('secret strong');
  });

  it.each([
    'DATABASE_URL', 'MONGODB_URI', 'REDIS_URL', 'DB_DSN', 'SLACK_WEBHOOK_URL', 'SLACK_WEBHOOK', 'TOKEN',
    'VERIFY_TOKEN', 'BASIC_AUTH', 'ACME_TOKEN', 'SALT', 'HASH_SALT', 'SESSION_KEY', 'SEGMENT_WRITE_KEY',
    'STORAGE_ACCOUNT_KEY', 'API_KEY_ACME', 'AUTHORIZATION',
  ])('%s: perhaps', (key) => {
    expect(said(key)).toBe('secret weak');
  });

  it.each([
    'SIGNING_KEY', 'ENCRYPTION_KEY', 'DATA_KEY', 'TOKEN_SIGNING_KEY',
  ])('%s: perhaps, it may be the id of a KMS key', (key) => {
    expect(said(key)).toBe('secret weak');
  });

  it.each([
    'VITE_CLIENT_SECRET', 'NEXT_PUBLIC_STRIPE_SECRET_KEY', 'REACT_APP_PASSWORD',
  ])('%s: published, and still one', (key) => {
    expect(said(key)).toBe('secret strong');
  });
});

describe('environmentKeyVerdict: identifiers of secrets', () => {
  it.each([
    'SECRET_NAME', 'DB_SECRET_ARN', 'PARAM_PATH', 'TOKEN_SSM_PATH', 'SECRET_ID', 'SECRET_IDENTIFIER', 'SECRET_PATH',
    'secretArn', 'dbSecretName', 'DB_SECRET_NAME_PROD', 'SECRET_ARN_US_EAST_1', 'STRIPE_WEBHOOK_SECRET_ARN',
    'PRIVATE_KEY_SECRET_ARN', 'API_KEY_SECRET_ARN', 'SECRETS_MANAGER_ARN', 'SECRETS_MANAGER_SECRET_ID',
    'SECRETSMANAGER_NAME', 'DB_CREDENTIALS_ARN', 'SLACK_TOKEN_ARN', 'DB_PASSWORD_PARAM', 'DB_PASSWORD_PARAMETER_NAME',
    'SSM_DB_PASSWORD', 'DB_PASSWORD_SSM', 'PARAMETER_GITHUB_APP_WEBHOOK_SECRET', 'API_KEY_PATH', 'ACME_API_KEY_PATH',
    'SSM_PARAMETER_NAME', 'PARAMETER_STORE_PATH', 'SSM_PATH', 'PARAMETER_NAME', 'PARAMETER_ARN', 'SECRET_NAMES',
  ])('%s: certainly', (key) => {
    expect(said(key)).toBe('identifier strong');
  });

  it.each([
    'GITHUB_APP_KEY_PATH', 'X_SSM_PARAMETER_NAME', 'CONFIG_PARAMETER_NAME', 'GCP_CREDENTIALS_CONFIG_PARAMETER_NAME',
    'SSM_PREFIX', 'SECRET_PREFIX', 'SECRETS_MANAGER_PREFIX', 'PARAMETER_STORE_PREFIX', 'SSM_KEY',
    'SECRETS_MANAGER_KEY', 'API_KEY_NAME', 'TOKEN_PATH', 'AUTH_TOKEN_NAME', 'PARAMS',
  ])('%s: perhaps', (key) => {
    expect(said(key)).toBe('identifier weak');
  });
});

describe('environmentKeyVerdict: neither', () => {
  it.each([
    // names that a list of secret words gets wrong
    'KMS_KEY_ID', 'SIGNING_KEY_ARN', 'SIGNING_KEY_ID', 'SECRET_KMS_KEY_ARN', 'WEBHOOK_VALIDATOR_FUNCTION_ARN',
    'SECRETS_MANAGER_ENDPOINT', 'SECRETS_MANAGER_REGION', 'PARAMETERS_SECRETS_EXTENSION_HTTP_PORT',
    'PARAMETERS_SECRETS_EXTENSION_CACHE_ENABLED', 'SSM_PARAMETER_STORE_TTL', 'PASSWORD_HASH_ITERATIONS',
    'PASSWORD_KEY_LENGTH', 'SECRETS_REVISION', 'SECRET_VERSION_ID', 'SECRET_VERSION_STAGE', 'SECRET_ROTATION_DAYS',
    'SECRET_ROTATION_LAMBDA_ARN', 'TOKEN_EXPIRY_SECONDS', 'ACCESS_TOKEN_LIFETIME', 'MAX_TOKENS', 'TOKEN_ENDPOINT',
    'TOKEN_URL', 'TOKEN_ISSUER', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ACCESS_KEY_ID', 'API_KEY_ID', 'API_KEY_REQUIRED',
    'API_KEY_SOURCE', 'API_KEY_HEADER', 'JWT_ISSUER', 'JWT_EXPIRES_IN', 'JWT_SECRET_ALGORITHM', 'JWT_PUBLIC_KEY',
    'SSH_PUBLIC_KEY', 'STRIPE_PUBLISHABLE_KEY', 'SUPABASE_ANON_KEY', 'MAPBOX_PUBLIC_TOKEN', 'COGNITO_CLIENT_ID',
    'CLIENT_ID', 'TOKENS_TABLE', 'TOKEN_TABLE_NAME', 'SECRETS_BUCKET_NAME', 'PASSWORD_RESET_QUEUE_URL',
    'RESET_PASSWORD_URL', 'REQUIRE_PASSWORD', 'MANAGE_MASTER_USER_PASSWORD', 'ENABLE_SECRET_ROTATION', 'USE_SSM',
    'PASSWORD_POLICY', 'PASSWORD_MIN_LENGTH', 'BASIC_AUTH_USERNAME', 'BASIC_AUTH_ENABLED', 'BCRYPT_SALT_ROUNDS',
    'IDEMPOTENCY_TOKEN_TTL', 'CSRF_TOKEN_NAME', 'GOOGLE_APPLICATION_CREDENTIALS', 'TOKEN_PREFIX', 'SENTRY_DSN',
    'POWERTOOLS_PARAMETERS_MAX_AGE',
    // parameters of other kinds, and parameters that hold no secret
    'QUERY_PARAM_NAME', 'DB_PARAMETER_GROUP_NAME', 'LOG_LEVEL_PARAMETER_NAME', 'TABLE_NAME_PARAM',
    'SSM_DOCUMENT_NAME', 'SSM_ENDPOINT',
    // published to the browser
    'VITE_API_KEY', 'NEXT_PUBLIC_API_KEY', 'NEXT_PUBLIC_MAPBOX_ACCESS_TOKEN', 'REACT_APP_FIREBASE_API_KEY',
    'EXPO_PUBLIC_SENTRY_AUTH_TOKEN',
    // plain configuration
    'TABLE_NAME', 'LOG_LEVEL', 'AWS_REGION', 'STAGE', 'CONFIG_PROFILE', 'QUEUE_URL', 'PARTITION_KEY', 'CACHE_KEY',
    'S3_OBJECT_KEY', 'KEY', 'NODE_OPTIONS', 'FEATURE_FLAGS', 'RETRY_COUNT', 'RECAPTCHA_SITE_KEY', '', '_',
    'constructor', '__proto__',
  ])('%s', (key) => {
    expect(holds(key)).toBe('nothing');
  });

  it('tells a name that says something else from one that says nothing', () => {
    expect(said('TABLE_NAME')).toBe('nothing strong');
    expect(said('PASSWORD_POLICY')).toBe('nothing strong');
    expect(said('ACME')).toBe('nothing weak');
    expect(said('KEY')).toBe('nothing weak');
  });
});

describe('environmentKeyVerdict: settings', () => {
  it('adds and ignores in any spelling', () => {
    const settings = { add: ['houseWord'], ignore: ['apiKey', 'secretName'] };
    expect(environmentKeyVerdict('MY_HOUSE_WORD', settings)).toEqual({ holds: 'secret', strength: 'strong' });
    expect(environmentKeyVerdict('API_KEY', settings)).toEqual({ holds: 'nothing', strength: 'strong' });
    expect(environmentKeyVerdict('SECRET_NAME', settings)).toEqual({ holds: 'nothing', strength: 'strong' });
    expect(environmentKeyVerdict('DB_SECRET_NAME', settings)).toEqual({ holds: 'identifier', strength: 'strong' });
  });
});

/** What else the words around it decide. */
const DECIDED: Readonly<Record<string, readonly string[]>> = {
  'secret strong': ['PRIVATE_SIGNING_KEY', 'API_ENCRYPTION_KEY'],
  'secret weak': ['BOARDING_PASS'],
  'identifier strong': ['SECRET_ARN_FOR_ORDERS', 'DB_SECRET_NAME_OF_TEAM', 'API_KEY_ACME_PARAM'],
  'identifier weak': [
    'SSM_SEARCH_PARAMETER', 'SSM_SEARCH_PARAMETER_NAME', 'SEARCH_SSM', 'API_KEY_NAME', 'PRIVATE_KEY_NAME',
    'SECRET_KEY_NAME', 'SDK_KEY_NAME', 'SECRET_PREFIX', 'SECRET_NAMESPACE', 'SECRET_LOCATION', 'SECRET_REF',
  ],
  'nothing strong': [
    'USER_CACHE_KEY', 'SLACK_URL', 'GITHUB_WEBHOOK_URL', 'SENTRY_DSN', 'KEY_STORE_PARAM', 'CONFIG_MANAGER_NAME',
    'BODY_PARAM', 'SEARCH_PARAM_NAME', 'SIGNING_KEY_NAME', 'API_KEY_IDENTIFIER', 'API_KEY_ID', 'API_KEY_PREFIX',
    'DB_PASSWORD_ID', 'DIGEST_AUTH', 'RESET_PASSWORD', 'VERIFY_PASSWORD',
  ],
  'nothing weak': ['BASIC_TIER', 'GENERATE', 'PROD', '42', ''],
};

describe('environmentKeyVerdict: the words around', () => {
  it.each(Object.entries(DECIDED).flatMap(([expected, keys]) => keys.map((key) => [key, expected] as const)))('%s: %s', (key, expected) => {
    expect(said(key)).toBe(expected);
  });
});
