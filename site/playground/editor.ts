/** The text editor: CodeMirror in the colours of the site, with findings as squiggles, tooltips and marks beside the lines. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { properties } from '@codemirror/legacy-modes/mode/properties';
import { forceLinting, linter, lintGutter, lintKeymap, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, StateEffect, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: [tags.comment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-property)' },
  { tag: [tags.typeName, tags.className, tags.function(tags.variableName)], color: 'var(--code-name)' },
]);

function languageOf(filename: string): Extension {
  if (/\.[cm]?[jt]sx?$/.test(filename)) return javascript({ typescript: /\.[cm]?tsx?$/.test(filename), jsx: /x$/.test(filename) });
  if (/\.(?:ya?ml|json[c5]?|template)$/.test(filename)) return yaml();
  return StreamLanguage.define(properties);
}

/** The same text is asked about again: something else has changed. */
const again = StateEffect.define<null>();

export interface Editor {
  readonly view: EditorView;
  text(): string;
  /** Replaces what differs, as one step of the history. */
  replace(text: string): void;
  /** Another file: its text, and the language its name tells. */
  open(filename: string, text: string): void;
  rename(filename: string): void;
  lintNow(): void;
}

export function createEditor(parent: HTMLElement, filename: string, text: string, check: (text: string) => Promise<readonly Diagnostic[]>, changed: () => void): Editor {
  const language = new Compartment();
  const source = linter((view) => check(view.state.doc.toString()), {
    delay: 200,
    needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some((effect) => effect.is(again))),
  });
  const extensions = [
    lineNumbers(), highlightActiveLineGutter(), highlightActiveLine(), history(), drawSelection(), indentOnInput(), bracketMatching(),
    EditorState.tabSize.of(2), syntaxHighlighting(colours), lintGutter(), source,
    // Tab is left to the browser, so that the keyboard gets out of the editor.
    keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': 'Code to check', tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed();
    }),
  ];
  const stateOf = (name: string, doc: string): EditorState => EditorState.create({ doc, extensions: [...extensions, language.of(languageOf(name))] });
  const view = new EditorView({ parent, state: stateOf(filename, text) });
  return {
    view,
    text: () => view.state.doc.toString(),
    replace(next) {
      const now = view.state.doc.toString();
      let from = 0;
      while (from < Math.min(now.length, next.length) && now[from] === next[from]) from++;
      let end = 0;
      while (end < Math.min(now.length, next.length) - from && now[now.length - 1 - end] === next[next.length - 1 - end]) end++;
      view.dispatch({ changes: { from, to: now.length - end, insert: next.slice(from, next.length - end) }, userEvent: 'input.fix' });
    },
    open(name, doc) {
      view.setState(stateOf(name, doc));
      changed();
    },
    rename(name) {
      view.dispatch({ effects: language.reconfigure(languageOf(name)) });
    },
    lintNow() {
      view.dispatch({ effects: again.of(null) });
      forceLinting(view);
    },
  };
}
