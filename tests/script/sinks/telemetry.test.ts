/** What is sent to telemetry? `apiKey` is a secret by its name. */
import { describe, expect, it } from 'vitest';
import { placesOf, usesOf } from '../flow/uses-of.ts';

const sent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual(['telemetry apiKey'])));
const silent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual([])));

sent('calls', [
  "span.setAttribute('x', apiKey)",
  "trace.getActiveSpan().setAttributes({ apiKey })",
  "getActiveSpan()?.addEvent('x', { apiKey })",
  "this.subsegment.addMetadata('x', apiKey)",
  "metrics.addMetadata('x', apiKey)",
  "Sentry.setContext('x', { apiKey })",
  // A method that nothing else has.
  "anything.putMetadata('x', apiKey)",
  'client.captureMessage(apiKey)',
  // By what is imported.
  "import { setTag } from '@sentry/node'; setTag('x', apiKey)",
  "import * as reporter from '@sentry/node'; reporter.setTag('x', apiKey)",
  "import reporter from '@bugsnag/js'; reporter.notify(apiKey)",
  "import Reporter from 'rollbar'; const reporter = new Reporter({}); reporter.critical(apiKey)",
  "import { createMetricsLogger } from 'aws-embedded-metrics'; const m = createMetricsLogger(); m.setProperty('x', apiKey)",
]);

silent('other calls', [
  "element.setAttribute('x', apiKey)",
  "span.end(apiKey)",
  "setTag('x', apiKey)",
  "import { setTag } from './tags'; setTag('x', apiKey)",
  "list[0].setAttribute('x', apiKey)",
  "import Reporter from './reporter'; const reporter = new Reporter({}); reporter.critical(apiKey)",
  "import Rollbar from 'rollbar'; const reporter = make(Rollbar); reporter.critical(apiKey)",
  "import Rollbar from 'rollbar'; const { reporter } = new Rollbar({}); reporter.critical(apiKey)",
  "const span = { setAttribute: (name, x) => keep(x) }; span.setAttribute('x', apiKey)",
  "span.setAttribute('x', 'apiKey')",
]);

const load = 'async load() { return process.env.API_KEY }';

describe('results that are recorded', () => {
  it.each([
    [`class C { @tracer.captureMethod() ${load} }`, ['tracer.captureMethod()']],
    [`class C { @tracer.captureLambdaHandler({ resumeTrace: true }) ${load} }`, ['tracer.captureLambdaHandler({ resumeTrace: true })']],
    [`class C { @tracer.captureMethod({ captureResponse: true }) ${load} }`, ['tracer.captureMethod({ captureResponse: true })']],
    [`class C { @tracer.captureMethod({ captureResponse }) ${load} }`, ['tracer.captureMethod({ captureResponse })']],
    [`class C { @tracer.captureMethod({ captureResponse: false }) ${load} }`, []],
    [`const options = { captureResponse: false }; class C { @tracer.captureMethod(options) ${load} }`, []],
    [`class C { @tracer.captureMethod ${load} }`, []],
    [`class C { @tracer.count() ${load} }`, []],
    [`@tracer.captureMethod() class C { ${load} }`, []],
    ['class C { @tracer.captureMethod() async load() { return 1 } }', []],
    ['class C { @tracer.captureMethod() key = process.env.API_KEY }', []],
    ['class C { @tracer.captureMethod() async load() { return token } }', []],
  ])('%s', (code, expected) => {
    expect(placesOf(code)).toEqual(expected);
  });

  const handler = 'const handler = async () => process.env.API_KEY;';

  it.each([
    'middy(handler).use(captureLambdaHandler(tracer))',
    'middy(handler).use(a()).use(captureLambdaHandler(tracer)).use(b())',
    'middy(handler).use([a(), captureLambdaHandler(tracer)])',
    'middy().use(captureLambdaHandler(tracer)).handler(handler)',
    'middy().use(captureLambdaHandler(tracer)).use(b()).handler(handler)',
    'middy(async () => process.env.API_KEY).use(captureLambdaHandler(tracer))',
  ])('%s', (code) => {
    expect(placesOf(`${handler} ${code}`)).toEqual(['captureLambdaHandler(tracer)']);
  });

  it.each([
    'middy(handler).use(captureLambdaHandler(tracer, { captureResponse: false }))',
    'middy(handler).use(logEvents(tracer))',
    'middy(handler).before(captureLambdaHandler(tracer))',
    'middy(other).use(captureLambdaHandler(tracer)); use(handler)',
    'middy().use(captureLambdaHandler(tracer)).before(handler)',
    'middy().use(captureLambdaHandler(tracer)).handler()',
    'app.use(captureLambdaHandler(tracer)); app.handler(handler)',
    'const middleware = captureLambdaHandler(tracer); middy(handler).use(middleware)',
  ])('not %s', (code) => {
    expect(placesOf(`${handler} ${code}`)).toEqual([]);
  });
});
