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

export const WORKFLOW_FILES: string[] = ['**/.github/**/*.{yml,yaml}', '**/action.{yml,yaml}'];

export const DOTENV_FILES: string[] = ['**/.env', '**/.env.*', '**/*.env'];

/** Files that are called like `.env` files and are something else. */
export const NO_DOTENV_FILES: string[] = ['**/.env.*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,json,yml,yaml}', '**/.env.{js,mjs,cjs,jsx,ts,mts,cts,tsx,json,yml,yaml}'];

/** The scripts that the processor finds in such files: `template.yaml/1_Api.cjs`. */
export const INLINE_FILES = { commonjs: ['**/*.{yaml,yml,json,template}/*.cjs'], module: ['**/*.{yaml,yml,json,template}/*.mjs'] };
