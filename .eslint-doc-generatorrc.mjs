/** Options of eslint-doc-generator: README rule table, headers and option tables of the rule pages. See `scripts/generate.mjs`. */
export default {
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
    ['templates', '📄'],
    ['workflows', '🤖'],
    ['dotenv', '🌱'],
  ],
  pathRuleList: 'README.md',
  ruleDocSectionInclude: ['Why', 'Examples', 'Options', 'Not a finding', 'When not to use it'],
  ruleDocTitleFormat: 'name',
  ruleListColumns: ['name', 'description', 'configsError', 'fixable', 'hasSuggestions'],
};
