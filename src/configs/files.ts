/** Which files does a configuration apply to? Every configuration has `files`, so that no rule is ever created for another language. */

export const SCRIPT_FILES: string[] = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
