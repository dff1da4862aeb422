/** Which long-lived access keys does the file use, make or store? */
import type { StaticCredentials } from '../model/static-credentials.ts';
import { configuredKeys } from './credentials/commands.ts';
import { createdKeys } from './credentials/created.ts';
import { givenKeys } from './credentials/given.ts';
import type { Script } from './script.ts';

export function credentialsOf(script: Script): readonly StaticCredentials[] {
  return [...givenKeys(script), ...createdKeys(script), ...configuredKeys(script)];
}
