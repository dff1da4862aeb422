/** Test cases of the rules about leaks in short form: the reported text stands between « and ». */
import type { InvalidCase } from '../support/rule-tester.ts';

/** What a repair makes of the code, by the id of the message that describes it. */
export type Suggestions = readonly (readonly [messageId: string, output: string])[];

export interface Finding {
  readonly messageId: string;
  readonly name: string;
  readonly suggestions?: Suggestions;
}

function positionOf(code: string, offset: number): { line: number; column: number } {
  const before = code.slice(0, offset).split(/\r\n|\n/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/**
 * @param marked the code, each reported text between « and », in the order of the findings
 * @param output what `--fix` makes of it; `null`: nothing
 */
export function reported(marked: string, findings: readonly Finding[], output: string | null = null, more: Partial<InvalidCase> = {}): InvalidCase {
  const code = marked.replace(/[«»]/g, '');
  const places: [number, number][] = [];
  let removed = 0;
  let start = 0;
  for (const { 0: mark, index } of marked.matchAll(/[«»]/g)) {
    if (mark === '«') start = index - removed;
    else places.push([start, index - removed]);
    removed++;
  }
  if (places.length !== findings.length) throw new Error(`${places.length} places are marked for ${findings.length} findings: ${marked}`);
  const errors = findings.map(({ messageId, name, suggestions }, index) => {
    const from = positionOf(code, places[index]![0]);
    const to = positionOf(code, places[index]![1]);
    return {
      messageId,
      data: { name },
      ...from,
      endLine: to.line,
      endColumn: to.column,
      ...(suggestions ? { suggestions: suggestions.map(([id, made]) => ({ messageId: id, data: { name }, output: made })) } : {}),
    };
  });
  return { code, errors, output, ...more };
}

/** The same case with the name of a property among the data of its messages. */
export function withProperty(test: InvalidCase, name: string, property: string): InvalidCase {
  return { ...test, errors: (test.errors as object[]).map((error) => ({ ...error, data: { name, property } })) };
}
