/**
 * Which secrets does a workflow write to the log of a job? Followed are the secrets of GitHub, by name or through a
 * variable, inputs that are called like secrets, and what a script fetches from AWS. GitHub masks what it knows as a
 * secret, but only as it is written: encoded, cut or quoted it stands there. What the script masks by itself
 * (`::add-mask::`) is left alone. Blind spots: outputs of steps, and names that say that they are something else.
 */
import { environmentKeyVerdict } from '../knowledge/names/environment-key.ts';
import { valueNameVerdict } from '../knowledge/names/value.ts';
import { safeLabel } from '../model/label.ts';
import type { Range } from '../model/range.ts';
import type { Redaction, SecretUse } from '../model/secret-use.ts';
import type { Value } from '../model/value.ts';
import { nodesIn } from '../template/tree.ts';
import { expressionsIn, type Expression } from './expressions.ts';
import { fetchedBy, isLogged, printedBy, printsEnvironment } from './logs.ts';
import { scriptsOf, type RunScript } from './scripts.ts';
import { placesIn } from './source.ts';
import type { Command, VariableUse, Word } from './shell.ts';
import { labelOf } from './values.ts';
import type { Workflow } from './workflow.ts';

/** GitHub's secrets also keep what is none: roles, regions, names of buckets. */
function isSecretName(name: string): boolean {
  const { holds, strength } = environmentKeyVerdict(name);
  return holds === 'secret' || (holds === 'nothing' && strength === 'weak');
}

/** The label of the secret among values, if there is one. */
function labelIn(values: readonly Value[]): string | undefined {
  const secret = values.find((value) => value.kind === 'secret' && isSecretName(value.label.split('.').at(-1)!));
  return secret?.kind === 'secret' ? secret.label : values.flatMap((value) => (value.kind === 'template' ? (labelIn(value.parts.flat()) ?? []) : []))[0];
}

interface Found {
  readonly label: string;
  readonly range: Range;
  readonly confidence: SecretUse['confidence'];
  readonly partial?: number | undefined;
}

export function secretUsesOf(workflow: Workflow): readonly SecretUse[] {
  const found = [...scriptsOf(workflow).flatMap((script) => [...usesInScript(script)]), ...handouts(workflow)];
  const places = new Set<string>();
  return found.filter(({ range }) => !places.has(range.join()) && places.add(range.join())).sort((a, b) => a.range[0] - b.range[0]);
}

function* usesInScript(script: RunScript): Iterable<SecretUse> {
  const masked = maskedIn(script);
  for (const command of script.commands) {
    if (!isLogged(command)) continue;
    for (const word of printedBy(command)) {
      const found = [...secretsIn(script, word, masked)];
      const quote = found.length > 0 ? quoteFor(script, word) : '';
      for (const one of found) yield useOf(script, one, quote);
    }
    const [first] = command.words;
    if (!first) continue;
    const range = script.placeOf([first.range[0], command.words.at(-1)!.range[1]]);
    const use = { sink: 'log', confidence: 'certain', range, redactions: [] } as const;
    const fetched = fetchedBy(command);
    if (fetched !== undefined) yield { ...use, what: 'response', label: fetched };
    if (printsEnvironment(command) && holdsSecrets(script)) yield { ...use, what: 'environment', label: 'env' };
  }
}

const holdsSecrets = ({ step }: RunScript): boolean =>
  step.scope.some((env) => env.kind === 'map' && env.entries.some(({ value }) => value.kind === 'scalar' && /\$\{\{\s*secrets\./.test(value.text)));

/** Variables and expressions that the script asks GitHub to mask. */
function maskedIn({ commands, text }: RunScript): ReadonlySet<string> {
  const words = commands.flatMap((command) => command.words).filter((word) => word.text.includes('::add-mask::'));
  return new Set(words.flatMap(({ variables, expressions }) => [...variables.map(({ name }) => name), ...expressions.map((range) => text.slice(...range))]));
}

function* secretsIn(script: RunScript, word: Word, masked: ReadonlySet<string>): Iterable<Found> {
  for (const { context, range } of script.contexts(word)) {
    if (masked.has(script.text.slice(...range))) continue;
    const [root = '', name] = context.path;
    const last = context.path.at(-1) ?? '';
    const label = labelOf(context.path);
    if (root === 'secrets' && name === undefined && context.path.length === 1) continue;
    if ((root === 'secrets' && isSecretName(last)) || label === 'github.token') yield { label, range, confidence: 'certain' };
    else if (root === 'inputs' && valueNameVerdict(last) === 'strong') yield { label, range, confidence: 'name' };
    else if (root === 'env' && labelIn(script.environment(last) ?? []) !== undefined) yield { label, range, confidence: 'certain' };
  }
  for (const variable of word.variables) {
    const { name, range, partial } = variable;
    if (masked.has(name)) continue;
    const label = secretBehind(script, variable);
    if (label !== undefined) yield { label: name, range, confidence: 'certain', partial };
  }
}

/** What makes a secret of a variable: a secret of GitHub, or a command that fetches one. */
function secretBehind(script: RunScript, variable: VariableUse): string | undefined {
  const assigned = script.assigned(variable.name);
  if (assigned) {
    const fetched = assigned.substituted.flatMap((command) => (isResult(command) ? (fetchedBy(command) ?? []) : []))[0];
    if (fetched !== undefined) return fetched;
  }
  return labelIn(script.variable(variable));
}

/** Nothing but filters between a command and the word it is put into; `jq` takes a part of a secret. */
const isResult = (command: Command): boolean => command.files.length === 0 && (!command.pipedTo || /^(?:jq|base64|tr|cut|sed|cat)$/.test(command.pipedTo.words[0]?.text ?? ''));

/** The quotes that a placeholder needs in a word: in none, a bracket is a pattern of file names. */
function quoteFor({ step }: RunScript, word: Word): string {
  if (/["'\n]/.test(word.raw.replace(/\$\{\{.*?\}\}/gs, ''))) return '';
  return step.run?.style === 'single' ? '"' : "'";
}

function useOf(script: RunScript, { label, range, confidence, partial }: Found, quote: string): SecretUse {
  const place = script.placeOf(range);
  const redaction: Redaction = { how: 'redact', harmless: false, edits: [{ range: place, text: `${quote}[REDACTED]${quote}` }] };
  return { sink: 'log', confidence, what: 'value', ...(partial === undefined ? {} : { partial }), label: safeLabel(label, 'a secret'), range: place, redactions: [redaction] };
}

/** Places where all secrets are handed over: `toJSON(secrets)`. */
function* handouts(workflow: Workflow): Iterable<SecretUse> {
  for (const { node } of nodesIn(workflow.root)) {
    if (node.kind !== 'scalar' || !/tojson/i.test(node.text)) continue;
    const placeOf = placesIn(workflow.text, node);
    for (const { range, expression } of expressionsIn(node.text)) {
      if (expression && handsOutAll(expression)) yield { sink: 'step', confidence: 'certain', what: 'object', label: 'toJSON(secrets)', range: placeOf(range), redactions: [] };
    }
  }
}

function handsOutAll(expression: Expression): boolean {
  switch (expression.kind) {
    case 'call':
      if (expression.fn === 'tojson') return expression.operands.some((operand) => operand.kind === 'context' && operand.path.length === 1 && /^secrets$/i.test(operand.path[0]!));
      return expression.operands.some(handsOutAll);
    case 'choice':
      return expression.results.some(handsOutAll);
    default:
      return false;
  }
}
