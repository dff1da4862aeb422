/**
 * How are the scripts in templates and workflows linted? As `recommended` lints files, with the globals they have at run
 * time. Switched off is only what cannot be right there: rules that ask for types, since no project of TypeScript has
 * these files, and rules about the function that scripts of workflows are put into, which is not in the file.
 */
import type { Linter } from 'eslint';

/** The rules of typescript-eslint that end ESLint's run where there are no types: those of its `disableTypeChecked`. */
const TYPED =
  'await-thenable consistent-return consistent-type-exports dot-notation naming-convention no-array-delete no-base-to-string ' +
  'no-confusing-void-expression no-deprecated no-duplicate-type-constituents no-floating-promises no-for-in-array ' +
  'no-generated-empty-object-type no-implied-eval no-meaningless-void-operator no-misused-promises no-misused-spread no-mixed-enums ' +
  'no-redundant-type-constituents no-unnecessary-boolean-literal-compare no-unnecessary-condition no-unnecessary-qualifier ' +
  'no-unnecessary-template-expression no-unnecessary-type-arguments no-unnecessary-type-assertion no-unnecessary-type-conversion ' +
  'no-unnecessary-type-parameters no-unsafe-argument no-unsafe-assignment no-unsafe-call no-unsafe-class-instance-assignment ' +
  'no-unsafe-enum-assignment no-unsafe-enum-comparison no-unsafe-member-access no-unsafe-return no-unsafe-type-assertion ' +
  'no-unsafe-unary-minus no-useless-default-assignment non-nullable-type-assertion-style only-throw-error prefer-destructuring ' +
  'prefer-find prefer-includes prefer-nullish-coalescing prefer-optional-chain prefer-promise-reject-errors prefer-readonly ' +
  'prefer-readonly-parameter-types prefer-reduce-type-parameter prefer-regexp-exec prefer-return-this-type ' +
  'prefer-string-starts-ends-with promise-function-async related-getter-setter-pairs require-array-sort-compare require-await ' +
  'restrict-plus-operands restrict-template-expressions return-await strict-boolean-expressions strict-void-return ' +
  'switch-exhaustiveness-check unbound-method use-unknown-in-catch-callback-variable';

const AROUND = 'indent padded-blocks @stylistic/indent @stylistic/padded-blocks @typescript-eslint/indent';

/** What Node.js has everywhere, and `actions/github-script` beside it. */
const GLOBALS =
  'AbortController AbortSignal Blob Buffer FormData Headers Intl Request Response TextDecoder TextEncoder URL URLSearchParams ' +
  '__dirname __filename __original_require__ atob awslambda btoa clearImmediate clearInterval clearTimeout console crypto ' +
  'fetch performance process queueMicrotask setImmediate setInterval setTimeout structuredClone';

const table = <T>(names: string, value: T): Record<string, T> => Object.fromEntries(names.split(' ').map((name) => [name, value]));

/** An ESLint configuration of files without projects and packages of their own. */
export const inlineRules = (recommended: Linter.RulesRecord): Linter.RulesRecord => ({
  ...table(TYPED.replaceAll(/\S+/g, '@typescript-eslint/$&'), 'off' as const),
  ...table(AROUND, 'off' as const),
  ...recommended,
});

export const inlineLanguageOptions = (sourceType: 'commonjs' | 'module'): Linter.LanguageOptions => ({
  sourceType,
  globals: table(GLOBALS, 'readonly' as const),
  parserOptions: { program: null, project: false, projectService: false },
});
