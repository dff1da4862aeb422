/** Which long-lived access keys does the file use, make or store? */
import type { StaticCredentials } from '../model/static-credentials.ts';
import { configuredKeys } from './credentials/commands.ts';
import { createdKeys } from './credentials/created.ts';
import { givenKeys } from './credentials/given.ts';
import type { Script } from './script.ts';

/** The keys, in the order of the text. */
export function credentialsOf(script: Script): readonly StaticCredentials[] {
  const found = [...givenKeys(script), ...createdKeys(script), ...configuredKeys(script)];
  return found.sort((a, b) => a.range[0] - b.range[0]);
}
