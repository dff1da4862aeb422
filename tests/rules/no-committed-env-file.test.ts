/** Asked of a real repository, since git decides. */
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trackedFolder } from '../support/tracked.ts';
import { lintDotenv, told } from '../support/workflows.ts';

const TEXT = '# settings\nLOG_LEVEL=info\n';
const TRACKED = ['.env', '.env.production', 'packages/api/.env.local', 'config/prod.env', '.env.example', '.env.sample', '.env.test', 'example.env', '.env.vault', 'tests/.env'];
const root = trackedFolder(TRACKED);

const RULE = 'aws-secrets/no-committed-env-file';
const found = (file: string, text = TEXT, options: Record<string, unknown> = {}): string[] =>
  told(text, lintDotenv(text, { filename: join(root, file), cwd: root, rules: { [RULE]: ['error', options] } }));

describe('no-committed-env-file', () => {
  it.each(['.env', '.env.production', 'packages/api/.env.local', 'config/prod.env'])('reports %s once, at its top', (file) => {
    expect(found(file)).toEqual(['1 no-committed-env-file committed # settings']);
  });

  it.each(['local/.env', '.env.example', '.env.sample', '.env.test', 'example.env', '.env.vault', 'tests/.env', 'new/.env.production'])('is silent on %s', (file) => {
    expect(found(file)).toEqual([]);
  });

  it('is silent where there is no repository', () => {
    expect(lintDotenv(TEXT, { filename: join(dirname(root), '.env'), cwd: dirname(root) })).toEqual([]);
  });

  it('is silent on files that set nothing, and on encrypted ones', () => {
    expect(found('.env', '')).toEqual([]);
    expect(found('.env', '# A=b is set elsewhere: see the wiki\n')).toEqual([]);
    expect(found('.env', 'DOTENV_PUBLIC_KEY="03f8"\nA="encrypted:x"\n')).toEqual([]);
  });

  it('takes names and ends of paths that may be committed', () => {
    expect(found('.env', TEXT, { allow: ['.env.production', 'api/.env.local'] })).toHaveLength(1);
    expect(found('.env.production', TEXT, { allow: ['.env.production'] })).toEqual([]);
    expect(found('packages/api/.env.local', TEXT, { allow: ['api/.env.local'] })).toEqual([]);
    expect(found('packages/api/.env.local', TEXT, { allow: ['i/.env.local'] })).toHaveLength(1);
  });

  it('obeys a comment', () => {
    const text = `# eslint-disable-next-line ${RULE} -- nothing secret in it\nA=b\n`;
    expect(found('.env', text)).toHaveLength(1);
    expect(found('.env', `# eslint-disable ${RULE} -- nothing secret in it\nA=b\n`)).toEqual([]);
  });

  it('has the same place with carriage returns and a byte order mark', () => {
    expect(found('.env', `\uFEFF${TEXT.replaceAll('\n', '\r\n')}`).map((line) => line.slice(0, 1))).toEqual(['1']);
  });
});

describe('rules about texts', () => {
  const KEY = ['k3Jq8ZrLwXv7Kp1NsTb4', 'YmQe9RtUi2OpAsDxGhJx'].join('');
  const SLACK = ['xoxb', '482913506742', '9157306428135', 'Zq8rLw2Xv7Kp1NsTb4YmQe9R'].join('-');
  const text = `AWS_SECRET_ACCESS_KEY=${KEY}\nDB_PASSWORD="hunter2!x9" # of the old one\nURL=postgres://u:pR9xk2@db.example.org/x\nSLACK=${SLACK}\nLOG_LEVEL=info\n`;
  const all = (file: string, content = text): string[] => told(content, lintDotenv(content, { filename: join(root, file), cwd: root })).filter((line) => !line.includes('committed'));

  it('read what is committed', () => {
    expect(all('.env')).toEqual([
      `1 no-static-aws-credentials literal ${KEY}`,
      '2 no-hardcoded-secret name hunter2!x9',
      '3 no-connection-string password postgres://u:pR9xk2@db.example.org/x',
      `4 no-hardcoded-secret token ${SLACK}`,
    ]);
    expect(all('.env', text.replaceAll('\n', '\r\n'))).toHaveLength(4);
  });

  it('leave alone what git does not track', () => expect(all('local/.env')).toEqual([]));

  it('find in samples only what a provider issued', () => expect(all('.env.example')).toEqual([`4 no-hardcoded-secret token ${SLACK}`]));

  it('know temporary keys', () => {
    expect(all('.env', `AWS_SECRET_ACCESS_KEY=${KEY}\nAWS_SESSION_TOKEN=x\n`)).toEqual([`1 no-hardcoded-secret name ${KEY}`]);
  });

  it.each([
    ['placeholders', 'API_KEY=<your key>\nDB_PASSWORD=changeme\nTOKEN=\nSECRET=${OTHER}\nAWS_SECRET_ACCESS_KEY=test\n'],
    ['other settings', 'LOG_LEVEL=info\nTABLE=orders\nTOKEN_TTL=300\nURL=https://example.org\n'],
  ])('are silent on %s', (_, content) => expect(all('.env', content)).toEqual([]));
});
