import { expect, it } from 'vitest';
import { transportOf } from '../../src/script/transport.ts';
import { scriptOf } from './script-of.ts';

it('lists every weakness of TLS once, in the order of the text', () => {
  const code = `import { S3Client } from '@aws-sdk/client-s3';
new S3Client({ endpoint: 'http://s3.lab.example.com' });
const agent = new https.Agent({ rejectUnauthorized: false });
new S3Client({ endpoint: 'http://s3.lab.example.com', requestHandler: new NodeHttpHandler({ httpsAgent: agent }) });`;
  const places = transportOf(scriptOf(code)).map(({ range }) => code.slice(...range));
  expect(places).toEqual(["'http://s3.lab.example.com'", 'rejectUnauthorized: false', "'http://s3.lab.example.com'"]);
});
