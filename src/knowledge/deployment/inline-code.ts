/**
 * Where do templates and workflows carry JavaScript in themselves, and where do they say that it is JavaScript? Property
 * names of CloudFormation and SAM, and one action. Blind spot: code that a custom resource or a macro deploys.
 */

/** Two properties of one resource. */
export interface InlineCode {
  readonly code: readonly string[];
  readonly runtime: readonly string[];
  /** Run times of JavaScript. */
  readonly javascript: RegExp;
}

/** In the order of: functions (CloudFormation, SAM), CloudFront functions, canaries, resolvers of AppSync (CloudFormation, SAM). */
export const INLINE_CODE: readonly InlineCode[] = [
  { code: ['Code', 'ZipFile'], runtime: ['Runtime'], javascript: /^nodejs/ },
  { code: ['InlineCode'], runtime: ['Runtime'], javascript: /^nodejs/ },
  { code: ['FunctionCode'], runtime: ['FunctionConfig', 'Runtime'], javascript: /^cloudfront-js-/ },
  { code: ['Code', 'Script'], runtime: ['RuntimeVersion'], javascript: /^syn-nodejs-/ },
  { code: ['Code'], runtime: ['Runtime', 'Name'], javascript: /^APPSYNC_JS$/ },
  { code: ['InlineCode'], runtime: ['Runtime', 'Name'], javascript: /^APPSYNC_JS$/ },
];

/** The action that runs a script of its input, in lower case, and that input. */
export const SCRIPT_ACTION = 'actions/github-script';
export const SCRIPT_INPUT = 'script';

/** What the action hands to the script, as parameters with what they are. */
export const SCRIPT_PARAMETERS = "github, octokit, getOctokit, context, core = require('@actions/core'), exec, glob, io";
