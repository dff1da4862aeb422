import { describe, expect, it } from 'vitest';
import { usesOf } from './uses-of.ts';
import { valueOf } from './value-of.ts';

const handler = (body: string, parameter = 'event'): string => `export const handler = async (${parameter}) => { ${body} };`;
const READ = 'verify(event.headers.authorization);';

describe('headers that the file reads a credential from', () => {
  it.each([
    [`${READ} console.log(event.headers);`],
    ["verify(event.headers['x-api-key']); console.log({ headers: event.headers });"],
    ['const token = event.headers?.Authorization; console.log(`headers ${JSON.stringify(event.headers)}`);'],
    ['const { authorization } = event.headers; console.log(event.headers);'],
    ['const headers = event.headers ?? {}; verify(headers.authorization); console.log(headers);'],
    ["if (!event.headers.authorization) { verify(event.headers['x-api-key']); console.log('missing', event.headers); }"],
    ["if (event.headers.authorization) console.log('present', event.headers);"],
    [`${READ} log(event.headers); function log(all) { console.log(all); }`],
    ['const sent = event.headers.authorization; console.log(event.headers);'],
    ['const missing = !event.headers.authorization; console.log(event.headers);'],
    ["const { host, 'x-api-key': key } = event.headers; console.log(event.headers);"],
  ])('%s', (body) => {
    expect(usesOf(handler(body))).toEqual(['log headers']);
  });

  it('are known by the pattern of a parameter, too', () => {
    expect(usesOf(handler('verify(headers.authorization); console.log(headers);', '{ headers }'))).toEqual(['log headers']);
  });
});

describe('other headers', () => {
  it.each([
    ['console.log(event.headers);'],
    ["verify(event.headers['stripe-signature'], event.headers['idempotency-key']); console.log(event.headers);"],
    ["const { authorization, ...rest } = event.headers; verify(authorization); console.log(rest, event.headers.host);"],
    ["if (!event.headers.authorization) { console.log('missing', event.headers); return; } verify(event.headers.authorization);"],
    ["const { headers } = event; if (!headers.authorization) console.log('missing', headers);"],
    ["export function show(headers) { verify(headers.authorization); if (!headers.authorization) console.log('missing', headers); }"],
    [`${READ} delete event.headers.authorization; console.log(event.headers);`],
    [`${READ} event.headers.authorization = '***'; console.log(event.headers);`],
    [`${READ} console.log(Object.keys(event.headers), event.path);`],
    [`${READ} other((event) => console.log(event.headers));`],
    [`${READ} console.log(event.multiValueHeaders);`],
    ['verify(event.headers[name], event.headers.host, event.apiKey, answer().headers.authorization); console.log(event.headers);'],
    ['const { ...all } = event.headers; const [first] = event.headers; console.log(event.headers);'],
    [`${READ} console.log(answer().headers);`],
  ])('%s', (body) => {
    expect(usesOf(handler(body))).toEqual([]);
  });
});

describe('the header that authorizes', () => {
  it.each([
    ['console.log(event.headers.authorization);', ['log authorization']],
    ["console.log(event.multiValueHeaders['Authorization']);", ['log Authorization']],
    ['throw new Error(`not valid: ${event.headers.Authorization}`);', ['error Authorization']],
    ["console.log(!!event.headers.authorization, event.headers.authorization ? 'set' : 'missing', event.headers.authorization?.length);", []],
    ["const [scheme, token] = event.headers.authorization.split(' '); verify(token); console.log('not supported', scheme);", []],
    ['console.log(event.requestContext.authorization, request.authorization);', []],
  ])('%s', (body, expected) => {
    expect(usesOf(handler(body))).toEqual(expected);
  });
});

it('are an object with a credential in it', () => {
  expect(valueOf(handler(`${READ} show(event.headers);`))).toBe('name headers inside');
  expect(valueOf(handler('show(event.headers.authorization);'))).toBe('name authorization');
  expect(usesOf(handler(`${READ} console.log(\`headers \${event.headers}\`);`))).toEqual([]);
});
