import { describe, expect, it } from 'vitest';
import {
  hasTypedRun,
  isDocumentationSample,
  isPlaceholder,
  isSyntacticPlaceholder,
} from '../../../src/knowledge/literals/placeholder.ts';

/** Class by class: what marks the place of a value. */
const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  'nothing at all': ['', ' ', '-', '----', '...'],
  'interpolation': [
    '${TOKEN}', 'Bearer ${token}', '$(pass show db)', '{{ api_key }}', '${{ secrets.X }}', '#{token}', 'x-<Token>',
  ],
  'a name to fill in': [
    '$API_KEY', '%API_KEY%', '%s', '@@TOKEN@@', '__SECRET__', ':password', '[SECRET]', '{apiKey}', '<your-token>',
    '<API key>', 'process.env.TOKEN', 'import.meta.env.KEY', 'env(TOKEN)', 'env.TOKEN', 'ref:vault/token',
  ],
  'one character': ['xxxx', '****', '0000', '9999', '????', 'XXX-XXX-XXX', '00000000-0000-0000-0000-000000000000'],
  'something left out': ['sk-...', 'xoxb-…', 'abc***xyz', 'ghp_xxxxxxxxxxxx', 'AKIAXXXXXXXX'],
  'an instruction': [
    'your-api-key', 'YOUR_KEY', 'yourApiKey', 'YOURAPIKEY', 'my-secret-key', 'insert-token-here',
    'enter your password', 'replace_me', 'REPLACE-ME',
    'change-me', 'changeme', 'CHANGE_ME', 'changeit', 'change_this', 'fix_me', 'fill-me', 'put-key-here', 'set-me',
    'paste token here', 'some-secret-value',
  ],
  'a dummy': [
    'dummy', 'dummy-token', 'fake_api_key', 'fakeToken', 'mock-secret', 'sample-key', 'example', 'ExampleKey',
    'foobar', 'lorem ipsum', 'todo', 'TBD',
    'placeholder', 'REDACTED', 'redacted-value', 'not-a-real-key', 'not-a-secret', 'whatever', 'does-not-matter',
    'testToken', 'test-secret',
  ],
  'a word for nothing': [
    'none', 'null', 'undefined', 'nil', 'true', 'false', 'TRUE', 'yes', 'no', 'n/a', 'unknown', 'default', 'empty',
    'string', 'test', 'foo', 'optional',
  ],
  'a noun only': [
    'password', 'PASSWORD', 'passwd', 'secret', 'token', 'key', 'api-key', 'db_password', 'myPassword', 'admin-token',
    'pass',
  ],
  'documentation': [
    'AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE',
    `wJalrXUtnFEMI/K7MDENG/${'bPxRfiCYEXAMPLEKEY'}`,
  ],
};

describe('isPlaceholder', () => {
  const rows = Object.entries(PLACEHOLDERS).flatMap(([kind, values]) => values.map((value) => [kind, value] as const));

  it.each(rows)('%s: %j', (_, value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    'password123', 'admin123', 'test123', 'hunter2', 'letmein', 'qwerty', '123456', '1234567890Aa$', 'P@ssw0rd!',
    'Passw0rd', 'secret!', '$ecret',
    'myS3cr3t', 'postgres', 'root', 'correct-horse', 'a1b2c3d4e5f6', 'Tr0ub4dor&3', 'abc123', '[x9(K',
    '{"password":"hunter2"}', 'x'.padEnd(5000, 'y'),
    'constructor', '__proto__x', 'mystery', 'thesaurus', 'exotic',
  ])('%j is a value', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe('isSyntacticPlaceholder', () => {
  it('holds for what is filled in, not for instructions', () => {
    expect(isSyntacticPlaceholder('${TOKEN}')).toBe(true);
    expect(isSyntacticPlaceholder('<your-token>')).toBe(true);
    expect(isSyntacticPlaceholder('your-token')).toBe(false);
    expect(isSyntacticPlaceholder('changeme')).toBe(false);
    expect(isSyntacticPlaceholder('')).toBe(false);
  });
});

describe('isDocumentationSample', () => {
  it('knows printed constants and words in a token, not digits that count up', () => {
    expect(isDocumentationSample('AKIAIOSFODNN7EXAMPLE')).toBe(true);
    expect(isDocumentationSample(['ghp', 'thisIsAFakeTokenForOurDocumentation1'].join('_'))).toBe(true);
    expect(isDocumentationSample(`AKIA${'1234567890'}ABCDEF`)).toBe(false);
  });
});

describe('hasTypedRun', () => {
  it('knows what fingers type', () => {
    expect(['abc123', 'ABCDEF', '1234567890', 'qwertyuiop', 'deadbeefcafe'].every(hasTypedRun)).toBe(true);
    expect(['', 'password', '9f2c7b', 'hunter2'].some(hasTypedRun)).toBe(false);
  });
});
