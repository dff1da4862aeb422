/**
 * How does a program answer its caller, and which secrets is an answer made for? Data only. Blind spot: frameworks whose
 * answers have other names.
 */
import { words } from './names/words.ts';

/** Names of the object that an answer is written to, in Express, Koa, Fastify, Hono, Node and Lambda. */
export const RESPONDER = /^_?(?:res|resp|response|reply|ctx|context|h)$|Response$|Reply$/;

/** Its methods, with what is sent as their first argument. */
export const SENDING_METHODS: ReadonlySet<string> = new Set(
  'json jsonp send end write text html body succeed ok created accepted response'.split(' '),
);

/** Classes and functions of Web frameworks: `new Response(x)`, `NextResponse.json(x)`. */
export const RESPONSE_CLASS = /^(?:Next)?Response$/;

/** Functions of other files that make an answer. */
export const RESPONSE_FUNCTION =
  /^(?:(?:create|build|make|format|send|json|api|http|lambda|success|ok|proxy)\w*(?:Response|Result|Reply)|ok|success|respond|jsonResponse)$/;

/** Members of what an authorizer or a Cognito trigger answers with. */
export const AUTHORIZER_MEMBERS: ReadonlySet<string> = new Set(['policyDocument', 'principalId', 'isAuthorized']);

/** Words in the names of functions that give somebody access on purpose. */
const ISSUING_WORDS: ReadonlySet<string> = new Set(
  'auth authenticate authorize authorizer authorization login logon signin signup oauth token jwt session presign presigned credential assume vend issue cognito'.split(
    ' ',
  ),
);

/** Does a function of this name exist to hand out credentials? */
export const issuesCredentials = (name: string): boolean => words(name).some((word) => ISSUING_WORDS.has(word));

/** Members of answers of AWS that are made for whoever asks: sessions, temporary credentials, new keys. */
const ISSUED =
  /^(?:Access|Id|Refresh|Session|Web\w*|Authorization|authorization|Join|Participant)?Token(?:Value)?$|^(?:credentials|roleCredentials|SecretAccessKey|secretAccessKey|SecretKey|Session|SecretCode|KeyMaterial|RandomPassword|DbPassword|dbPassword|Plaintext|PrivateKey|SharedSecret)$/;

/**
 * Is a secret of this kind made to be handed out?
 * @param label the member of an AWS answer, or the function that returns the secret
 * @param byName only the name of the function tells that it is a secret
 */
export function isIssued(label: string, byName: boolean): boolean {
  if (ISSUED.test(label)) return true;
  if (!byName) return false;
  const last = words(label).at(-1);
  return last === 'token' || last === 'credential' || last === 'jwt' || last === 'session';
}
