/** Repairs a text as a thorough user would: all fixes, then one suggestion after the other, until nothing is left to apply. */
import { Linter } from 'eslint';
import { applyFix, configFor, lint, type LintSetup } from './linting.ts';

const MAX_ROUNDS = 80;

/** @throws when the repairs do not come to an end */
export function repaired(code: string, setup: LintSetup): string {
  const withFixes = configFor({ ...setup, settings: { 'aws-secrets': { fixes: 'all' } } });
  let text = code;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { output } = new Linter({ configType: 'flat' }).verifyAndFix(text, withFixes, { filename: setup.filename ?? 'src/file.ts' });
    const suggestion = lint(output, setup).flatMap(({ suggestions }) => suggestions ?? [])[0];
    if (!suggestion) return output;
    text = applyFix(output, suggestion.fix);
  }
  throw new Error('the repairs do not come to an end');
}
