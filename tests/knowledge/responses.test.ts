import { expect, it } from 'vitest';
import { isIssued, issuesCredentials } from '../../src/knowledge/responses.ts';

it.each(['login', 'createAuthToken', 'assumeDeployRole', 'getPresignedUrl', 'issueJwt', 'handleSignIn'])('%s hands out credentials', (name) => {
  expect(issuesCredentials(name)).toBe(true);
});

it.each(['getUser', 'handler', 'authorName', 'listOrders', ''])('%s does not', (name) => {
  expect(issuesCredentials(name)).toBe(false);
});

it.each(['Token', 'AccessToken', 'WebIdentityToken', 'SessionToken', 'credentials', 'SecretAccessKey', 'Plaintext', 'RandomPassword'])('%s is made to be handed out', (label) => {
  expect([isIssued(label, false), isIssued(label, true)]).toEqual([true, true]);
});

it.each(['createToken', 'getDbCredentials', 'signJwt', 'openSession'])('%s is, where only the name of the function tells of a secret', (label) => {
  expect([isIssued(label, false), isIssued(label, true)]).toEqual([false, true]);
});

it.each(['SecretString', 'getSecret', 'getPassword', 'tokenSecret', 'MyToken2Value', ''])('%s is not', (label) => {
  expect([isIssued(label, false), isIssued(label, true)]).toEqual([false, false]);
});
