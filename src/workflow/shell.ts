/**
 * Which commands does a script run, and where does their output go? Words with their quotes, redirections, pipes,
 * here-documents and command substitutions of POSIX shells; much of it holds for PowerShell too. Expressions
 * (`${{ … }}`) are put in before the shell sees the script, and count as a part of their word. Blind spots: functions,
 * `eval`, and conditions of `case`.
 */
import type { Range } from '../model/range.ts';
import { closingOf } from './expressions.ts';

/** A variable that a word is made of: `$TOKEN`, `${TOKEN}`, `$env:TOKEN`. */
export interface VariableUse {
  readonly name: string;
  readonly range: Range;
  /** Only so many of its characters; absent: all of them. */
  readonly partial?: number;
}

export interface Word {
  /** As it is written. */
  readonly raw: string;
  /** Without quotes. */
  readonly text: string;
  readonly range: Range;
  readonly variables: readonly VariableUse[];
  /** Expressions that are put in. */
  readonly expressions: readonly Range[];
  /** Commands whose output is put in. */
  readonly substituted: readonly Command[];
}

export interface Command {
  readonly words: readonly Word[];
  /** `TOKEN=…` before the command, or alone. */
  readonly assignments: readonly Word[];
  /** The files that its output is written to. */
  readonly files: readonly string[];
  /** A text that it reads: of a here-document. */
  readonly document: Word | undefined;
  /** What reads its output. */
  readonly pipedTo: Command | undefined;
  /** Its output becomes part of a word. */
  readonly captured: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Writable<Command>, 'words' | 'assignments' | 'files'> & { words: Word[]; assignments: Word[]; files: string[] };

const MAX_NESTING = 8;
const MAX_COMMANDS = 5_000;
const MAX_SUBSTITUTION = 10_000;

/** The commands of a script, those that are substituted into words among them. */
export function commandsIn(script: string): readonly Command[] {
  return new ShellReading(script).commands(0, script.length, false, 0);
}

const OPENING = new Set(['{', 'if', 'for', 'while', 'until', 'case', 'select']);
const CLOSING = new Set(['}', 'fi', 'done', 'esac']);
/** Words before a command that do not change what it writes. */
const PREFIXES = new Set(['then', 'do', 'else', 'elif', '!', 'time', 'sudo', 'command', 'exec', 'if', 'while', 'until', '{', 'export', 'local', 'declare', 'readonly', 'typeset', '-x', '-r', '-E']);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
const VARIABLE = /\$(?:\{([#!]?)([A-Za-z_]\w*)([^}]*)\}|(?:env:)?([A-Za-z_]\w*))/iy;

class ShellReading {
  #count = 0;

  constructor(readonly script: string) {}

  commands(from: number, to: number, captured: boolean, nesting: number): readonly Command[] {
    const { script } = this;
    const all: Draft[] = [];
    /** The groups that are open: with which word, and at which command they began. */
    const groups: { sign: string; start: number }[] = [];
    /** Here-documents whose text begins with the next line. */
    const awaited: { end: string; dashed: boolean; expands: boolean; command: Draft }[] = [];
    let current: Draft | undefined;
    /** The commands that a redirection or pipe belongs to. */
    let owners: Draft[] = [];
    let piping: Draft[] = [];
    let at = from;

    const draft = (): Draft => {
      if (!current) {
        current = { words: [], assignments: [], files: [], document: undefined, pipedTo: undefined, captured };
        all.push(current);
        owners = [current];
        for (const before of piping) before.pipedTo ??= current;
        piping = [];
      }
      return current;
    };
    const closeGroup = (isParenthesis: boolean): void => {
      // `pattern)` of a `case` closes nothing.
      const closed = (groups.at(-1)?.sign === '(') === isParenthesis ? groups.pop() : undefined;
      owners = closed ? all.slice(closed.start) : [];
      current = undefined;
    };
    const finish = (): void => {
      current = undefined;
      owners = [];
    };

    while (at < to && this.#count++ < 50 * MAX_COMMANDS) {
      const char = script[at]!;
      if (char === '\\' && /^\\\r?\n/.test(script.slice(at, at + 3))) {
        at += script[at + 1] === '\r' ? 3 : 2;
      } else if (char === '\n') {
        at++;
        for (const { end, dashed, expands, command } of awaited.splice(0)) {
          const [document, next] = this.#document(at, to, end, dashed, expands);
          command.document = document;
          at = next;
        }
        finish();
      } else if (/\s/.test(char)) at++;
      else if (char === '#') {
        const end = script.indexOf('\n', at);
        at = end < 0 || end > to ? to : end;
      } else if (char === ';' || char === '&' || char === '|') {
        if (char === '&' && script[at + 1] === '>') {
          at = this.#redirection(at + 1, to, owners, draft, nesting);
          continue;
        }
        const doubled = script[at + 1] === char;
        if (char === '|' && !doubled) piping = owners;
        at += doubled || script[at + 1] === '&' ? 2 : 1;
        finish();
      } else if (char === '(') {
        groups.push({ sign: char, start: all.length });
        finish();
        at++;
      } else if (char === ')') {
        closeGroup(true);
        at++;
      } else if (char === '<' && script[at + 1] === '<' && script[at + 2] !== '<') {
        const mark = /^<<(-?)[ \t]*(['"]?)([\w-]+)\2/.exec(script.slice(at, at + 80));
        if (mark) awaited.push({ end: mark[3]!, dashed: mark[1] === '-', expands: mark[2] === '', command: draft() });
        at += mark?.[0].length ?? 2;
      } else if (char === '>' || char === '<' || /^\d>/.test(script.slice(at, at + 2))) {
        at = this.#redirection(char === '>' || char === '<' ? at : at + 1, to, owners, draft, nesting, char === '2');
      } else {
        const word = this.#word(at, to, nesting);
        at = word.range[1];
        const first = !current || (current.words.length === 0 && current.assignments.length === 0);
        if (first && OPENING.has(word.raw)) groups.push({ sign: word.raw, start: all.length - (current ? 1 : 0) });
        if (first && CLOSING.has(word.raw)) {
          if (current) all.pop();
          closeGroup(false);
        } else if ((current?.words.length ?? 0) === 0 && PREFIXES.has(word.raw)) {
          // What follows is the command.
        } else if (draft().words.length === 0 && ASSIGNMENT.test(word.raw)) draft().assignments.push(word);
        else draft().words.push(word);
        if (all.length > MAX_COMMANDS) break;
      }
    }
    const nested = all.flatMap(({ words, assignments, document }) =>
      [...words, ...assignments, ...(document ? [document] : [])].flatMap(({ substituted }) => substituted),
    );
    return [...all, ...nested];
  }

  /** `> file`, `>> file`, `>&2`, `< file`; of errors nothing is kept. */
  #redirection(at: number, to: number, owners: Draft[], draft: () => Draft, nesting: number, ofErrors = false): number {
    const { script } = this;
    const sign = /^(?:>>|>\||<<<|>&|<&|>|<)/.exec(script.slice(at, at + 3))![0];
    let start = at + sign.length;
    while (start < to && /[ \t]/.test(script[start]!)) start++;
    const target = this.#word(start, to, nesting);
    if (sign === '<<<') {
      draft().document = target;
    } else if (sign.startsWith('>') && !ofErrors && !(sign === '>&' && /^[\d-]$/.test(target.text))) {
      for (const owner of owners.length > 0 ? owners : [draft()]) if (owner.files.length === 0) owner.files.push(target.text);
    }
    return Math.max(target.range[1], start);
  }

  #document(from: number, to: number, end: string, dashed: boolean, expands: boolean): [Word, number] {
    const { script } = this;
    let at = from;
    while (at < to) {
      const newline = script.indexOf('\n', at);
      const lineEnd = newline < 0 || newline > to ? to : newline;
      const line = script.slice(at, lineEnd).replace(/\r$/, '');
      if ((dashed ? line.trimStart() : line) === end) return [this.#textWord(from, at, expands), Math.min(lineEnd + 1, to)];
      at = lineEnd + 1;
    }
    return [this.#textWord(from, to, expands), to];
  }

  /** A text that is no word but has what words have. */
  #textWord(from: number, to: number, expands: boolean): Word {
    const parts = new Parts();
    let at = from;
    while (at < to) at = this.#part(at, to, parts, expands, MAX_NESTING);
    return { raw: this.script.slice(from, to), text: this.script.slice(from, to), range: [from, to], ...parts.found };
  }

  #word(from: number, to: number, nesting: number): Word {
    const { script } = this;
    const parts = new Parts();
    let text = '';
    let quote = '';
    let at = from;
    while (at < to) {
      const char = script[at]!;
      if (quote === '' && /[\s;&|()<>]/.test(char)) break;
      if (char === '\\' && quote !== "'") {
        text += script[at + 1] === '\n' ? '' : (script[at + 1] ?? '');
        at += 2;
      } else if ((char === '"' || char === "'") && (quote === '' || quote === char)) {
        quote = quote === '' ? char : '';
        at++;
      } else {
        const next = this.#part(at, to, parts, quote !== "'", nesting);
        text += script.slice(at, next);
        at = next;
      }
    }
    // A sign that no word begins with.
    if (at === from) at = Math.min(from + 1, to);
    return { raw: script.slice(from, at), text, range: [from, Math.min(at, to)], ...parts.found };
  }

  /** One character, or a part that is put in; the offset behind it. */
  #part(at: number, to: number, parts: Parts, expands: boolean, nesting: number): number {
    const { script } = this;
    if (script.startsWith('${{', at)) {
      const end = closingOf(script, at + 3);
      if (end < 0 || end > to) return at + 3;
      parts.found.expressions.push([at, end]);
      return end;
    }
    if (!expands) return at + 1;
    if (script.startsWith('$(', at) || script[at] === '`') {
      const open = script[at] === '`' ? at + 1 : at + 2;
      const end = script[at] === '`' ? script.indexOf('`', open) : closingParenthesis(script, open, to);
      if (end < 0 || end > to) return at + 1;
      if (nesting < MAX_NESTING) parts.found.substituted.push(...this.commands(open, end, true, nesting + 1));
      return end + 1;
    }
    if (script[at] !== '$') return at + 1;
    VARIABLE.lastIndex = at;
    const variable = VARIABLE.exec(script);
    if (!variable || VARIABLE.lastIndex > to) return at + 1;
    const [whole, sign, braced, operation = '', plain] = variable;
    const range: Range = [at, at + whole.length];
    // `${#TOKEN}` is a length, `${TOKEN:+set}` says whether it is set.
    if (!sign && !/^:?\+/.test(operation)) {
      const length = /^:\s*-?\d+:(\d+)$/.exec(operation)?.[1];
      parts.found.variables.push({ name: braced ?? plain!, range, ...(length === undefined ? {} : { partial: Number(length) }) });
    }
    return range[1];
  }
}

class Parts {
  readonly found: { readonly variables: VariableUse[]; readonly expressions: Range[]; readonly substituted: Command[] } = {
    variables: [],
    expressions: [],
    substituted: [],
  };
}

/** The parenthesis that ends a substitution; quotes are passed over. */
function closingParenthesis(script: string, from: number, to: number): number {
  let depth = 1;
  let quote = '';
  for (let i = from; i < Math.min(to, from + MAX_SUBSTITUTION); i++) {
    const char = script[i]!;
    if (char === '\\' && quote !== "'") i++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i;
  }
  return -1;
}
