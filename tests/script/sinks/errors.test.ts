/** What becomes part of an error? `apiKey` is a secret by its name. */
import { describe, expect, it } from 'vitest';
import { placesOf, usesOf } from '../flow/uses-of.ts';

const errors = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual(['error apiKey'])));
const silent = (name: string, codes: readonly string[]) => describe(name, () => void it.each(codes)('%s', (code) => expect(usesOf(code)).toEqual([])));

errors('classes of errors', [
  'new Error(apiKey)',
  'throw new Error(apiKey)',
  "throw new errors.ValidationException('x', { apiKey })",
  "new AggregateError([], `x ${apiKey}`)",
  'throw Error(apiKey)',
  'throw TypeError(`x ${apiKey}`)',
  'class Refused extends Error {} throw new Refused(apiKey)',
  'class Refused extends Error {} class Gone extends Refused {} throw new Gone(apiKey)',
  'class Refused extends HttpError { constructor() { super(apiKey) } }',
  'class Refused extends HttpError { constructor() { super(...[apiKey]) } }',
]);

silent('other classes', [
  'new Answer(apiKey)',
  'class Answer {} new Answer(apiKey)',
  'class Answer extends Message {} throw new Answer(apiKey)',
  'class A extends B {} class B extends A {} new A(apiKey)',
  'class Answer { constructor() { super(apiKey) } }',
  'class Answer extends Message { constructor() { super(apiKey) } }',
  'throw new Error()',
  "throw new Error('apiKey')",
  'Answer(apiKey)',
  'showError(apiKey)',
  'const Error = make(); Error(apiKey)',
  "import { RefusedError } from './errors'; RefusedError(apiKey)",
  'errors.NotFoundError(apiKey)',
  'throw undefined',
  'try { use(apiKey) } catch (error) { throw error }',
]);

it('an error is reported by where it is made', () => {
  const only = (code: string) => expect(placesOf(code), code).toEqual(['apiKey']);
  only('const error = new Error(apiKey); throw error');
  only('const make = () => new Error(`x ${apiKey}`); throw make()');
  only('const error = createError(401, apiKey); throw error');
  only('const error = busy ? new Error(apiKey) : other; throw error');
  only('const error = new Error(`x ${apiKey}`); fail.reject(error)');
  only('const error = new Error(`x ${apiKey}`); reject(error)');
  only('const error = new Error(`x ${apiKey}`); callback(error)');
  only('class Refused extends Error { constructor(readonly used) { super(used) } } throw new Refused(apiKey)');
  // Of a class whose objects are made elsewhere, by what it is made of.
  expect(placesOf('export class Refused extends Error { constructor(apiKey) { super(apiKey) } }')).toEqual(['apiKey']);
});

errors('what is thrown', [
  'throw apiKey',
  'throw `x ${apiKey}`',
  'throw { status: 401, apiKey }',
  'const error = makeFailure(); error.cause = apiKey; throw new Answer()',
  'Promise.reject(apiKey)',
  'new Promise((resolve, reject) => reject(apiKey))',
  'callback(`x ${apiKey}`)',
  "next('x ' + apiKey)",
  'done({ apiKey })',
]);

silent('what is handed over', [
  'queue.reject(apiKey)',
  'Promise.resolve(apiKey)',
  'resolve(apiKey)',
  'callback(apiKey)',
  'callback()',
  'queue.next({ apiKey })',
  'finish({ apiKey })',
  'callback(null, { apiKey })',
  'callback([apiKey])',
]);

errors('factories and assertions', [
  'throw createError(401, apiKey)',
  'throw httpError(`x ${apiKey}`)',
  'throw Boom.unauthorized(apiKey)',
  'throw createHttpError.Unauthorized(apiKey)',
  'assert(ok, apiKey)',
  'assert.ok(ok, apiKey)',
  'assert.fail(apiKey)',
  'assert.equal(a, b, apiKey)',
  'invariant(ok, apiKey)',
  'ctx.throw(401, apiKey)',
]);

silent('no factories and assertions', [
  'const createError = (x) => send(x); createError(apiKey)',
  'function assert(ok, x) { send(x) } assert(ok, apiKey)',
  'createAnswer(apiKey)',
  'Boom.isBoom(apiKey)',
  'assert(apiKey)',
  'assert.equal(apiKey, b)',
  'assert.within(a, b, apiKey)',
  'chai.equal(a, b, apiKey)',
  'queue.throw(apiKey)',
  'list[0].unauthorized(apiKey)',
  'make().fail(apiKey)',
  'make().createError(apiKey)',
]);

errors('assignments', [
  'error.message = apiKey',
  'err.cause = apiKey',
  'e.details = apiKey',
  'this.error.message = apiKey',
  'lastError.details = { apiKey }',
  'exception.message += apiKey',
  'const failed = new Error(); failed.message = apiKey',
  'const failed = createError(401); failed.message = apiKey',
]);

silent('other assignments', [
  'error.code = apiKey',
  'form.message = apiKey',
  'cache.details = apiKey',
  'message = apiKey',
  'error[key] = apiKey',
  'table.e2.message = apiKey',
  'const failed = new Answer(); failed.message = apiKey',
  'const { form } = new Error(); form.message = apiKey',
  'error.messages = apiKey',
  'error.rootcause = apiKey',
]);
