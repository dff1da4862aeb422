/**
 * Test cases whose text shows what is expected: `«…»` around the range that is reported, `⟦…⟧` around what the first
 * suggestion takes out. The marks themselves are not part of the linted text.
 */
import type { InvalidCase } from './rule-tester.ts';

const MARKS = /[«»⟦⟧]/g;

export interface Expected {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  /** The suggestion that takes out what is marked; the text must have such a mark. */
  readonly removal?: { readonly messageId: string; readonly data?: Readonly<Record<string, string>> };
  readonly more?: Partial<InvalidCase>;
}

/** The linted text, without marks. */
export const unmarked = (text: string): string => text.replace(MARKS, '');

/** The text without what is marked as removed. */
export const withoutRemoved = (text: string): string => unmarked(text.replace(/⟦[^⟧]*⟧/g, ''));

function location(text: string): { line: number; column: number; endLine: number; endColumn: number } {
  const place = (mark: string): [number, number] => {
    const lines = unmarked(text.slice(0, text.indexOf(mark))).split(/\r\n|\n/);
    return [lines.length, lines.at(-1)!.length + 1];
  };
  const [[line, column], [endLine, endColumn]] = [place('«'), place('»')];
  return { line, column, endLine, endColumn };
}

/** One finding, at the marked place. */
export function marked(name: string, text: string, { messageId, data, removal, more }: Expected): InvalidCase {
  const suggestions = removal && text.includes('⟦') ? [{ ...removal, output: withoutRemoved(text) }] : [];
  return {
    name,
    code: unmarked(text),
    errors: [{ messageId, data: { ...data }, ...location(text), suggestions }],
    ...more,
  } as InvalidCase;
}
