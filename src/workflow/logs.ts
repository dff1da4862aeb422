/**
 * What do the commands of a script write to the log of the job? Commands that print their arguments, unless a file or
 * another command takes the output; commands that print what they read; commands that fetch a secret. Data and one
 * question; blind spot: programs of one's own.
 */
import { pathVerdict } from '../knowledge/names/path.ts';
import { isCall, optionOf } from './scripts.ts';
import type { Command, Word } from './shell.ts';

const PRINTING = /^(?:echo|printf|print|write-host|write-output|write-information)$/i;
/** Print what they read, in whatever form: encoded, cut, line by line. */
const PASSING_ON = new Set('base64 cat cut fold head hexdump less more nl od rev sed sort tac tail tee tr xxd'.split(' '));
/** Workflow commands whose text is not printed. */
const SILENT_COMMAND = /^::(?:add-mask|set-output|set-env|save-state|add-path|stop-commands)\b/;
/** Files that are a log: the terminal, and the summary that everybody sees who sees the log. */
const LOG_FILE = /^\/dev\/(?:stdout|stderr|tty|fd\/[12])$|GITHUB_STEP_SUMMARY/;

const nameOf = ({ words }: Command): string => words[0]?.text.replace(/^.*\//, '') ?? '';

/** Does the output of a command reach the log? */
export function isLogged(command: Command, depth = 0): boolean {
  const { captured, files, pipedTo } = command;
  if (captured || depth > 20) return false;
  if (nameOf(command) !== 'tee' && files.length > 0) return files.some((file) => LOG_FILE.test(file));
  return pipedTo === undefined || (PASSING_ON.has(nameOf(pipedTo)) && isLogged(pipedTo, depth + 1));
}

/** The words that a command prints. */
export function printedBy(command: Command): readonly Word[] {
  const { words, document } = command;
  const name = nameOf(command);
  if (PRINTING.test(name)) {
    const rest = words.slice(1);
    return rest.some(({ text }) => text === '-v' && name === 'printf') || rest.some(({ text }) => SILENT_COMMAND.test(text)) ? [] : rest;
  }
  return document && PASSING_ON.has(name) ? [document] : [];
}

/** Does it print all of the environment? */
export const printsEnvironment = ({ words }: Command): boolean => words.length === 1 && /^(?:env|printenv)$/.test(words[0]!.text);

/** What a command fetches that is a secret: the member of AWS's answer. */
export function fetchedBy(command: Command): string | undefined {
  const query = optionOf(command, '--query')?.text ?? '';
  if (isCall(command, 'secretsmanager', 'get-secret-value')) return query === '' || /Secret(?:String|Binary)/.test(query) ? 'SecretString' : undefined;
  const isParameter = ['get-parameter', 'get-parameters', 'get-parameters-by-path'].some((operation) => isCall(command, 'ssm', operation));
  if (!isParameter || !command.words.some(({ text }) => text === '--with-decryption') || !(query === '' || /Value/.test(query))) return undefined;
  const name = (optionOf(command, '--name') ?? optionOf(command, '--names') ?? optionOf(command, '--path'))?.text ?? '';
  return pathVerdict(name) === 'benign' ? undefined : 'Value';
}
