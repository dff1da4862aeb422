export interface Expectation {
  readonly line: number;
  readonly ruleId: string;
}

export function expectationsIn(text: string): Expectation[];
