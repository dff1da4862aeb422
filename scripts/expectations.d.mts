export interface Expectation {
  readonly line: number;
  readonly ruleId: string;
}

export function expectationsIn(text: string): Expectation[];

export function withoutExpectations(text: string): string;
