/**
 * Runs a handler as Lambda does, in a world that is made up: a clock that stands still, a Parameter Store and a Secrets Manager on
 * localhost, a web and a database that answer what they are told. The AWS SDK, Powertools and middy are the real ones.
 *
 *     node lambda.mjs <handler> <world.json> <observed.json>
 *
 * What the handler logs is on stdout and stderr; what it answered, read and requested is written to the last file.
 */
import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { mock } from 'node:test';
import { pathToFileURL } from 'node:url';

const [handlerFile, worldFile, observedFile] = process.argv.slice(2);
const { start, store, steps } = JSON.parse(readFileSync(worldFile, 'utf8'));
const observed = { results: [], reads: [], requests: [], connections: [] };
let step = steps[0];

mock.timers.enable({ apis: ['Date'], now: start });

/** One entry of the store; without decryption a secret is what its key made of it. */
function read(name, decrypt) {
  observed.reads.push(name);
  const value = store[name];
  if (value === undefined) return undefined;
  return decrypt || !value.includes('canary') ? value : 'AQICAHencrypted';
}

const services = {
  'AmazonSSM.GetParameter': ({ Name, WithDecryption }) => ({ Parameter: { Name, Value: read(Name, WithDecryption), Version: 1 } }),
  'AmazonSSM.GetParameters': ({ Names, WithDecryption }) => ({
    Parameters: Names.map((Name) => ({ Name, Value: read(Name, WithDecryption), Version: 1 })),
    InvalidParameters: [],
  }),
  'secretsmanager.GetSecretValue': ({ SecretId }) => ({ Name: SecretId, VersionId: '1', SecretString: read(SecretId, true) }),
};

const aws = createServer(async (request, response) => {
  const chunks = await request.toArray();
  const answer = services[request.headers['x-amz-target']](JSON.parse(Buffer.concat(chunks).toString()));
  response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(answer));
});
await new Promise((listening) => aws.listen(0, '127.0.0.1', listening));
Object.assign(process.env, {
  AWS_ENDPOINT_URL: `http://127.0.0.1:${aws.address().port}`,
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

globalThis.fetch = async (url, { method = 'GET', headers, body } = {}) => {
  observed.requests.push({ url: String(url), method, headers, ...(body === undefined ? {} : { body: JSON.parse(body) }) });
  const { status, json } = (step.web ?? []).shift() ?? { status: 200, json: {} };
  return Response.json(json ?? {}, { status });
};

// The SDK opens its sockets with `createConnection`, so that this is the database's alone.
net.connect = ({ host, port }) => {
  observed.connections.push(`${host}:${port}`);
  const socket = Object.assign(new EventEmitter(), { end() {}, destroy() {} });
  const error = step.database === 'error' ? [new Error('connection refused')] : [];
  setImmediate(() => socket.emit(step.database, ...error));
  return socket;
};
syncBuiltinESMExports();

const context = { awsRequestId: 'request', functionName: 'function', memoryLimitInMB: '128', getRemainingTimeInMillis: () => 30_000 };

const { handler } = await import(pathToFileURL(handlerFile).href);
for (step of steps) {
  Object.assign(store, step.rotated);
  mock.timers.tick((step.later ?? 0) * 1000);
  try {
    observed.results.push((await handler(step.event, context)) ?? null);
  } catch (error) {
    console.error(error);
    observed.results.push({ thrown: true });
  }
}
writeFileSync(observedFile, JSON.stringify(observed));
process.exit();
