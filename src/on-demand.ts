/** What is loaded when there is work for it? The build makes `rules.cjs` of this module; see `deferred.ts`. */
export { inlineScriptsIn } from './inline/scripts.ts';
export { rules } from './rules/index.ts';
