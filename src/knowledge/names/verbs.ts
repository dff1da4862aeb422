/**
 * Which first words make a name a function, and which functions fetch? Word lists in the spelling of `words()`. Blind
 * spot: a word that is a verb and a noun (`refresh`, `access`) counts as what it usually is in front of a secret.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** A name that begins with one of these is a function, not a value: `createJwt`, `getSecretValue`. */
export const LEADING_VERBS = list(`
  acquire add apply assert attach authenticate build check clean convert copy create decode decrypt delete describe
  encode encrypt ensure exclude fetch find force format from generate get handle hash insert issue list load make
  manage mask mint obtain on paginate parse post prevent print provide put read remove render renew replace
  replicate resolve restore retrieve revoke rotate save scan send set store to translate unregister update validate
  verify warn with wrap write
`);

/** In capitals these begin the name of a value as well: `READ_API_KEY`, `BUILD_TOKEN`, `ON_CALL_PASSWORD`. */
const NOUN_LIKE_VERBS = list(`
  add build check copy find format from get issue load mint on post print put read scan send set store to with wrap
  write
`);

/** Does a name, given as words, say what is done rather than what is held? */
export function namesProcedure(words: readonly string[], shouted: boolean): boolean {
  const first = words[0]!;
  return words.length > 1 && LEADING_VERBS.has(first) && !(shouted && NOUN_LIKE_VERBS.has(first));
}

/** A function that begins with one of these returns the noun that follows. */
export const FETCH_VERBS = list(`
  access acquire decrypt ensure fetch find get load lookup obtain provide pull query read refresh request require
  resolve retrieve unseal unwrap
`);

/** Words around the noun that don't change what is returned: `getCachedSecret`, `tryGetToken`, `getSecretSync`. */
export const CALLEE_FILLERS = list('all async cached current do internal latest maybe my our safe safely sync the try');

/** Words after which a function name only says where, how or what else: `getSecretFromSsm`, `getSecretOrThrow`. */
export const CALLEE_PREPOSITIONS = list('by for from in or using via with');
