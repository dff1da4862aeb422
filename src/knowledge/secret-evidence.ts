/**
 * Which words must a text contain for a secret to be recognized in it? One of these stands in every name that means a
 * secret and in every call that yields one, whatever its case. Words only; that a text contains one proves nothing.
 */

/** Names of secrets and of functions that fetch them. */
export const SECRET_NAME_WORDS: readonly string[] = (
  'secret tok pass pw key cred jwt auth pin otp pat mnemonic webhook url uri dsn conn seed phrase secure decrypt priv'
).split(' ');

/** … and the environment, AWS clients and commands, parameters, libraries. */
export const SECRET_WORDS: readonly string[] = [
  ...SECRET_NAME_WORDS,
  ...'env aws command param assume middy unwrap unsafe'.split(' '),
];
