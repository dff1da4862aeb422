import { describe, expect, it } from 'vitest';
import { credentialUrlIn } from '../../../src/knowledge/literals/credential-url.ts';

/** Joined at run time: a URL with a password in it is what scanners look for. */
const url = (scheme: string, user: string, password: string, rest: string): string =>
  `${scheme}://${user}:${password}@${rest}`;

describe('credentialUrlIn', () => {
  it.each([
    [url('postgres', 'app', 'S3cr3t!', 'db.prod.internal:5432/app'), 'postgres', 'db.prod.internal'],
    [url('postgresql', 'app', 'p%40ss%2Fword', 'db/app'), 'postgresql', 'db'],
    [url('mongodb+srv', 'admin', 'hunter2', 'cluster0.mongodb.net/test'), 'mongodb+srv', 'cluster0.mongodb.net'],
    [url('redis', '', 'hunter2', 'my.cache.amazonaws.com:6379'), 'redis', 'my.cache.amazonaws.com'],
    [url('mongodb', 'u', 'hunter2', 'h1:27017,h2:27017/db'), 'mongodb', 'h1'],
    [url('jdbc:mysql', 'u', 'hunter2', 'h:3306/db'), 'mysql', 'h'],
    [url('HTTPS', 'ci', 'hunter2', 'git.example.com/repo.git'), 'https', 'git.example.com'],
    [url('postgres', 'mysql', 'mysql123', 'localhost/db'), 'postgres', 'localhost'],
  ])('finds the password of %s', (text, scheme, host) => {
    const found = credentialUrlIn(`const url = '${text}';`)!;
    expect(found).toMatchObject({ scheme, host, sample: false });
    const password = `const url = '${text}';`.slice(...found.passwordRange);
    expect(text).toContain(`:${password}@`);
  });

  it('reports ranges, and marks the words of documentation', () => {
    const text = url('postgres', 'user', 'pass', 'host');
    expect(credentialUrlIn(text)).toEqual({
      scheme: 'postgres',
      user: 'user',
      host: 'host',
      range: [0, text.length],
      passwordRange: [16, 20],
      sample: true,
    });
  });

  it('finds a literal password beside an interpolated host', () => {
    const found = credentialUrlIn(url('postgres', 'app', 'hunter2', '${host}/db'));
    expect(found).toMatchObject({ host: '${host}', sample: false });
  });

  it('goes on after a URL whose password is not there', () => {
    const text = `${url('redis', '', '${password}', 'a')} ${url('amqps', 'u', 'hunter2', 'b')}`;
    expect(credentialUrlIn(text)?.scheme).toBe('amqps');
  });

  it.each([
    '',
    'postgres://',
    'postgres://db.prod.internal:5432/app',
    'https://example.com:8080/a@b',
    'http://user@host/',
    'https://github.com/a/b@1.2.3',
    'mailto:a@example.com',
    'npm:foo@1.2.3',
    'https://x.com/path:abc@def',
    'git+ssh://git@github.com:org/repo.git',
    'file:///etc/passwd',
    '@scope/pkg@1:2',
    's3://bucket/key',
    url('postgres', '${user}', '${pass}', '${host}/${db}'),
    url('postgres', 'app', '${password}', 'db.prod.internal'),
    url('postgres', 'app', '$DB_PASSWORD', 'db'),
    url('postgres', '{{user}}', '{{pw}}', 'db'),
    url('postgres', '<user>', '<password>', '<host>'),
    url('postgres', 'USER', 'PASSWORD', 'HOST'),
    url('postgres', 'user', 'your-password', 'host'),
    url('postgres', 'user', '****', 'host'),
    url('postgres', 'user', '%s', 'host'),
    url('postgres', 'user', '...', 'host'),
  ])('finds none in %j', (text) => {
    expect(credentialUrlIn(text)).toBeUndefined();
  });
});
