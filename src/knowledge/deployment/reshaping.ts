/**
 * Which functions of JavaScript, CDK and Pulumi return what they were given in another form? What goes in as a secret
 * comes out as one. Data only. Blind spot: functions of a company's own.
 */
const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Methods whose result still holds the receiver. */
export const RESHAPING_METHODS = list(`
  normalize padEnd padStart replace replaceAll slice split substr substring toJSON toLowerCase toString toUpperCase
  trim trimEnd trimStart unwrap valueOf
`);

/** Functions whose result holds their arguments, by name or by owner and name. */
export const RESHAPING_FUNCTIONS = list(`
  atob btoa encodeURI encodeURIComponent String Buffer.from JSON.parse JSON.stringify
  Fn.base64 Fn.join Fn.select Fn.split Fn.sub Lazy.string Lazy.uncachedString Token.asAny Token.asString
  pulumi.concat pulumi.jsonStringify pulumi.output pulumi.secret $jsonStringify
`);

/** Functions of other files that hand on what they check. */
export const CHECKING_FUNCTION =
  /^(?:assert|require|ensure|must|nonNull|notNull|check|defined|validate|expect|invariant|trim|to_?base64|base64)/i;

/** Tags of templates that are put together like others. */
export const TEMPLATE_TAG = /^(?:\$?interpolate|raw|dedent|sub)$/;
