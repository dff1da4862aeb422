/** What of a message is code? What stands between backticks. */
export interface Part {
  readonly text: string;
  readonly isCode: boolean;
}

export const partsOf = (message: string): Part[] =>
  message.split('`').flatMap((text, index) => (text ? [{ text, isCode: index % 2 === 1 }] : []));
