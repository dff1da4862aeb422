/** Options of eslint-doc-generator: README rule table, headers and option tables of the rule pages. See `scripts/generate.mjs`. */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
    ['templates', '📄'],
    ['workflows', '🤖'],
    ['dotenv', '🌱'],
  ],
  // The rules of `recommended`, for files in files.
  ignoreConfig: ['inline-scripts'],
  pathRuleList: 'README.md',
  ruleDocSectionInclude: ['Why', 'Examples', 'Options', 'Repairs', 'Not a finding', 'When not to use it', 'Related'],
  ruleDocTitleFormat: 'name',
  ruleListColumns: ['name', 'description', 'configsError', 'fixable', 'hasSuggestions'],
};
