/** Where is the table of IAM actions? In a file: beside its sources it has one name, beside the bundle another. */
import { readFileSync } from 'node:fs';

const FILES = ['../knowledge/iam/actions.json', './iam-actions.json'];

/** The text of the table; `undefined` when no file can be read. */
export function actionTable(): string | undefined {
  for (const file of FILES) {
    try {
      return readFileSync(new URL(file, import.meta.url), 'utf8');
    } catch {
      // Not this name, or not readable.
    }
  }
  return undefined;
}
