/** Which JavaScript does a workflow carry? The scripts of `actions/github-script`. Expressions are put in before it is code. */
import { SCRIPT_ACTION, SCRIPT_INPUT } from '../knowledge/deployment/inline-code.ts';
import { expressionsIn } from '../workflow/expressions.ts';
import type { Workflow } from '../workflow/workflow.ts';
import { passageOf, withHoles, type Passage } from './passage.ts';

export interface StepScript {
  /** The job. */
  readonly id: string;
  readonly code: Passage;
}

export function stepScriptsOf(workflow: Workflow): readonly StepScript[] {
  return workflow.steps.flatMap(({ uses, inputs, job }) => {
    // Names of inputs have no case.
    const input = uses === SCRIPT_ACTION ? inputs.findLast(({ key }) => key.toLowerCase() === SCRIPT_INPUT)?.value : undefined;
    const passage = input?.kind === 'scalar' && input.type === 'string' ? passageOf(workflow.text, input) : undefined;
    if (!passage) return [];
    return [{ id: job?.id ?? 'action', code: withHoles(passage, '${{', expressionsIn(passage.text).map(({ range }) => range)) }];
  });
}
