/**
 * How do programs give a text a name other than by assigning it? Words of APIs that take a name and a value, and of
 * functions that hand a text on as it is. Blind spot: house functions with other verbs.
 */

/** Methods and functions whose first argument names the others: `headers.set('Authorization', …)`. */
export const TAKES_NAME_FIRST =
  /^(?:set(?:Header|Item|Env|Property|Value|Default|Context|Parameter|Secret|Password)?|(?:set)?(?:default|attribute)|header|append|put|get(?:Env|Or\w*|Header|Config|Value|String|Secret)?|getenv|env\w{0,12}|define|option|config|query|field|cookie|add(?:Environment(?:Variable)?|Header|Param(?:eter)?|Secret|Option)?|with[A-Z]\w{0,30}|type|fill|write(?:Header)?|register|param|store|provide|override|update|stub\w{0,8})$/i;

/** Functions that return their argument, only in another form. */
export const PASSES_ON: ReadonlySet<string> = new Set(
  ('from String atob btoa encode decode encodeURIComponent decodeURIComponent freeze TextEncoder createSecretKey importKey of ' +
    'literal fn resolve cast Buffer trim unsafePlainText plainText').split(' '),
);

/** Keys of a pair: the name, and the value that has it. */
export const PAIR_NAMES: ReadonlySet<string> = new Set('name key id Name Key ParameterKey ParameterName field variable header'.split(' '));
export const PAIR_VALUES: ReadonlySet<string> = new Set(
  'value Value default defaultValue stringValue Default ParameterValue plainTextValue initialValue content secretString SecretString'.split(' '),
);
