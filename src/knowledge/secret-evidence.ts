/**
 * Which words must a text contain for a secret to be recognized in it? One of these stands in every name that means a
 * secret and in every call that yields one, whatever its case. Words only; that a text contains one proves nothing.
 */
export const SECRET_WORDS: readonly string[] = // Names of secrets and of functions that fetch them.
(
  'secret tok pass pw key cred jwt auth pin otp pat mnemonic webhook url uri dsn conn seed phrase secure decrypt priv ' +
  // The environment, AWS clients and commands, parameters, libraries.
  'env aws command param assume middy unwrap unsafe'
).split(' ');
