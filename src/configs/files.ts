/** Which files does a configuration apply to? Every configuration has `files`, so that no rule is ever created for another language. */

export const SCRIPT_FILES: string[] = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

/** Content decides what is a template: CloudFormation has no fixed names. */
export const TEMPLATE_FILES: string[] = ['**/*.{yaml,yml,json,template}'];

/** What tools write: the source is what to mend. */
export const GENERATED_FILES: string[] = [
  '**/{cdk.out,.aws-sam,.serverless}/**',
  '**/*.snapshot/**',
  '**/{package-lock,npm-shrinkwrap}.json',
  '**/pnpm-lock.yaml',
];
