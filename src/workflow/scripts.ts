/**
 * Which commands do the steps of a workflow run, and what do their words stand for? Variables of the shell are followed
 * to the step's environment and to where the script sets them. Blind spots: scripts in files of their own, and what
 * earlier steps put into the environment.
 */
import type { Range } from '../model/range.ts';
import type { Value } from '../model/value.ts';
import { textOf } from '../template/tree.ts';
import { commandsIn, type Command, type VariableUse, type Word } from './shell.ts';
import { placesIn, type PlaceOf } from './source.ts';
import { contextsOf, valuesOf } from './values.ts';
import { variableIn, type Step, type Workflow } from './workflow.ts';

/** Shells whose commands are understood. */
const SHELLS = /^(?:ba|z|k|da)?sh\b|^pwsh\b|^powershell\b/i;

export class RunScript {
  readonly placeOf: PlaceOf;
  readonly commands: readonly Command[];
  #assigned: ReadonlyMap<string, Word> | undefined;

  constructor(
    readonly step: Step,
    readonly text: string,
    source: string,
  ) {
    this.placeOf = placesIn(source, step.run!);
    this.commands = commandsIn(text);
  }

  /** What the script sets itself, by name; of several the last. */
  get #set(): ReadonlyMap<string, Word> {
    return (this.#assigned ??= new Map(
      this.commands.flatMap(({ assignments }) => assignments.map((word) => [word.text.slice(0, word.text.indexOf('=')).replace(/\+$/, ''), word])),
    ));
  }

  /** The word that a variable of the script is set to. */
  assigned(name: string): Word | undefined {
    return this.#set.get(name);
  }

  /** What a variable of the step's environment may hold. */
  environment(name: string): readonly Value[] | undefined {
    const entry = variableIn(this.step.scope, name);
    const text = textOf(entry?.value);
    return entry && text !== undefined ? valuesOf(text, entry.value.range, this.step.scope) : undefined;
  }

  /** What a variable may hold, as far as the workflow says. */
  variable({ name, range }: VariableUse, nesting = 0): readonly Value[] {
    const word = this.#set.get(name);
    if (word && nesting < 4 && word.substituted.length === 0) return this.values(word, word.text.indexOf('=') + 1, nesting + 1);
    if (word) return [{ kind: 'unknown', name: undefined, range: this.placeOf(range) }];
    return this.environment(name) ?? [{ kind: 'unknown', name, range: this.placeOf(range) }];
  }

  /** What a word becomes: its text, or what is put in when it is one variable. */
  values(word: Word, from = 0, nesting = 0): readonly Value[] {
    const range = this.placeOf(word.range);
    const text = word.text.slice(from);
    const [only] = word.variables;
    if (word.substituted.length > 0) return [{ kind: 'unknown', name: undefined, range }];
    if (only && /^\$(?:\{\w+\}|(?:env:)?\w+)$/i.test(text)) return this.variable(only, nesting);
    if (word.variables.length > 0) return [{ kind: 'unknown', name: only!.name, range }];
    return valuesOf(text, range, this.step.scope);
  }

  /** The labels of the secrets that GitHub puts into a word. */
  *contexts(word: Word) {
    for (const [start, end] of word.expressions) {
      for (const context of contextsOf(this.text.slice(start, end))) yield { context, range: [start, end] as Range };
    }
  }
}

const scripts = new WeakMap<Workflow, readonly RunScript[]>();

/** The scripts of a workflow that are written for a shell. */
export function scriptsOf(workflow: Workflow): readonly RunScript[] {
  const known = scripts.get(workflow);
  if (known) return known;
  const found = workflow.steps.flatMap((step) =>
    step.run && (step.shell === undefined || SHELLS.test(step.shell)) ? [new RunScript(step, step.run.text, workflow.text)] : [],
  );
  scripts.set(workflow, found);
  return found;
}

/** `--name value` and `--name=value`; `undefined` when the option is not given. */
export function optionOf({ words }: Command, name: string): Word | undefined {
  const index = words.findIndex(({ text }) => text === name || text.startsWith(`${name}=`));
  const word = words[index];
  if (!word) return undefined;
  return word.text === name ? words[index + 1] : word;
}

/** Does a command begin with these words, `aws` with its own options between them? */
export function isCall({ words }: Command, ...wanted: readonly string[]): boolean {
  const texts = words.map(({ text }) => text);
  if (!/^(?:.*\/)?aws(?:\.exe)?$/.test(texts[0] ?? '')) return false;
  const first = texts.indexOf(wanted[0]!);
  return first > 0 && wanted.every((text, i) => texts[first + i] === text);
}
