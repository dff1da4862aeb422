/**
 * Which ARNs would a statement name instead of a wildcard? A form is an ARN format of the actions at fault with its
 * names left open. Blind spots: an optional type that a call needs in practice (the instances of `ssm:SendCommand`)
 * is offered after the required ones only, and the name itself is for the reader of the source to find.
 */
import { remembering } from '../remembering.ts';
import { parseArn } from './arn.ts';
import type { ActionInfo, ResourceType } from './table.ts';
import { ACCOUNT, displayText, PARTITION, REGION, type Text, UNKNOWN } from './text.ts';

/** An ARN to scope a statement to. */
export interface ArnForm {
  /** For messages: `arn:${Partition}:ssm:${Region}:${Account}:parameter/<name>`. */
  readonly display: string;
  /** For repairs: the same with holes for partition, region and account, and `UNKNOWN` for every name. */
  readonly text: Text;
}

/** The forms of a report. */
export interface Forms {
  /** At most three, the best one first. */
  readonly forms: readonly ArnForm[];
  /** Whether naming all these ARNs leaves every action at fault with the types it requires. */
  readonly complete: boolean;
}

const MAX_FORMS = 3;
const PLACEHOLDERS = /\$\{[^{}]*\}/g;

/** The form of an ARN format as AWS writes it. */
export const formOf = remembering((template: string): ArnForm => {
  const arn = parseArn(template);
  if (arn === undefined) return { display: template, text: template };
  const segments = [
    arn.service.replace(PLACEHOLDERS, UNKNOWN),
    arn.region.replace(PLACEHOLDERS, REGION),
    arn.account.replace(PLACEHOLDERS, ACCOUNT),
    arn.resource.replace(PLACEHOLDERS, UNKNOWN),
  ];
  const text = ['arn', PARTITION, ...segments].join(':');
  const display = displayText(text.replaceAll(UNKNOWN, '<name>'));
  // The ARN of a secret ends in a hyphen and six characters that Secrets Manager adds to its name.
  return { display: display.replace(/:secret:<name>$/, '$&-??????'), text };
});

/** How little a type is worth offering for an action: required before optional, own before foreign, plain, short. */
function cost(action: ActionInfo, { arn, required }: ResourceType): number {
  const isOwn = arn.split(':', 3)[2] === action.service;
  return (required ? 0 : 4_000) + (isOwn ? 0 : 2_000) + (arn.includes('*') ? 1_000 : 0) + arn.length;
}

/** The ARN formats of an action, the best one first. */
const templatesOf = remembering((action: ActionInfo): readonly string[] => {
  const priced = action.types.map((type) => ({ arn: type.arn, cost: cost(action, type) }));
  priced.sort((a, b) => a.cost - b.cost || (a.arn < b.arn ? -1 : 1));
  return priced.map((type) => type.arn);
});

/** The forms for the actions at fault, which come most dangerous first: the best of each, then the next best. */
export function formsFor(actions: readonly ActionInfo[]): Forms {
  const chosen = new Set<string>();
  for (let place = 0; place < MAX_FORMS; place += 1) {
    for (const info of actions) {
      const template = chosen.size < MAX_FORMS ? templatesOf(info)[place] : undefined;
      if (template !== undefined) chosen.add(template);
    }
  }
  const complete = actions.every(({ types }) => {
    const required = types.filter((type) => type.required);
    return required.length > 0
      ? required.every((type) => chosen.has(type.arn))
      : types.some((type) => chosen.has(type.arn));
  });
  return { forms: [...chosen].map(formOf), complete };
}
