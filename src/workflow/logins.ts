/**
 * How does a job log in to AWS, and may it? A role is assumed with a token that GitHub gives only to jobs that are
 * granted `id-token: write`; what a job grants replaces what the workflow grants. Blind spots: what the caller of a
 * reusable workflow grants; machines of one's own, which may have a role by themselves.
 */
import type { Edit } from '../model/edit.ts';
import type { CloudLogin } from '../model/workflow.ts';
import { addEntry, columnAt, lineBreakIn } from '../template/edits.ts';
import { at, entriesOf, entryOf, itemsOf, textOf, type Entry } from '../template/tree.ts';
import { eventsOf } from './kind.ts';
import { inputOf } from './variables.ts';
import { variableIn, type Job, type Step, type Workflow } from './workflow.ts';

const ACTION = 'aws-actions/configure-aws-credentials';
const TOKEN = 'id-token';
/** The machines of GitHub, which have no role. */
const HOSTED = /^(?:ubuntu|windows|macos)-/;

export function loginsOf(workflow: Workflow): readonly CloudLogin[] {
  if (workflow.kind !== 'workflow') return [];
  return workflow.steps.flatMap((step): readonly CloudLogin[] => {
    const uses = entryOf(step.tree, 'uses');
    if (step.uses !== ACTION || !uses || !step.job) return [];
    const state = stateOf(workflow, step, step.job);
    return [
      {
        label: 'configure-aws-credentials',
        range: state === 'denied' ? step.inputs.find(({ key }) => key.toLowerCase() === 'role-to-assume')!.keyRange : uses.value.range,
        state,
        permission: state === 'denied' ? permissionFor(workflow, step.job) : undefined,
      },
    ];
  });
}

function stateOf(workflow: Workflow, step: Step, job: Job): CloudLogin['state'] {
  const told = (name: string): boolean => !/^(?:false)?$/i.test(inputOf(step.inputs, name)?.trim() ?? '');
  // Other credentials, which only lead to the role.
  if (['aws-access-key-id', 'web-identity-token-file', 'role-chaining', 'use-existing-credentials'].some(told)) return 'fine';
  if (variableIn(step.scope, 'AWS_ACCESS_KEY_ID') || variableIn(step.scope, 'AWS_WEB_IDENTITY_TOKEN_FILE')) return 'fine';
  if (told('role-to-assume')) return mayHaveToken(workflow, job) ? 'fine' : 'denied';
  const isHosted = itemsOf(at(job.tree, 'runs-on')).every((label) => HOSTED.test(textOf(label) ?? ''));
  const earlier = workflow.steps.filter((other) => other.job === job);
  const isFirst = !earlier.slice(0, earlier.indexOf(step)).some(({ uses, run }) => /aws/i.test(uses ?? '') || /AWS_/.test(run?.text ?? ''));
  return isHosted && isFirst && !at(job.tree, 'container') ? 'roleless' : 'fine';
}

/** Called by another workflow, it has the permissions of that one. */
function isCalled({ root }: Workflow): boolean {
  const events = eventsOf(root);
  return entryOf(events, 'workflow_call') !== undefined || itemsOf(events).some((event) => textOf(event) === 'workflow_call');
}

function mayHaveToken(workflow: Workflow, job: Job): boolean {
  const permissions = entryOf(job.tree, 'permissions') ?? entryOf(workflow.root, 'permissions');
  if (!permissions) return isCalled(workflow);
  const { value } = permissions;
  if (value.kind !== 'map') return textOf(value) !== 'read-all' && textOf(value) !== undefined;
  const granted = textOf(at(value, TOKEN));
  return granted === 'write';
}

/**
 * The edits that grant the token where the job's permissions are told: by itself, else by the workflow when it has but
 * this job. Otherwise the job gets permissions of its own, with those that the workflow gave it.
 */
function permissionFor({ root, text, jobs }: Workflow, job: Job): readonly Edit[] | undefined {
  const own = entryOf(job.tree, 'permissions');
  const shared = entryOf(root, 'permissions');
  if (own) return granted(text, own);
  if (shared && jobs.length === 1 && entriesOf(shared.value).length > 0) return granted(text, shared);
  const inherited = shared ? entriesOf(shared.value).filter(({ key }) => key !== TOKEN) : undefined;
  if (shared && shared.value.kind !== 'map') return undefined;
  const lines = [`${TOKEN}: write`, ...(inherited?.map(({ key, value }) => `${key}: ${textOf(value) ?? 'none'}`) ?? ['contents: read'])];
  return insertedBlock(text, job, lines);
}

function granted(text: string, { value }: Entry): readonly Edit[] | undefined {
  if (value.kind !== 'map') return undefined;
  const token = entryOf(value, TOKEN);
  if (token) return token.owner === value && token.value.range[1] > token.value.range[0] ? [{ range: token.value.range, text: 'write' }] : undefined;
  if (value.entries.length === 0) return [{ range: value.range, text: `{ ${TOKEN}: write }` }];
  return addEntry(text, value, TOKEN, 'write', false);
}

/** A block below the line that says where the job runs. */
function insertedBlock(text: string, { tree, entry }: Job, lines: readonly string[]): readonly Edit[] | undefined {
  const runsOn = entryOf(tree, 'runs-on');
  if (tree.kind !== 'map' || tree.flow || tree.anchored || !runsOn || runsOn.owner !== tree) return undefined;
  const indent = columnAt(text, runsOn.keyRange[0]);
  const unit = ' '.repeat(Math.max(indent.length - columnAt(text, entry.keyRange[0]).length, 1));
  const lineBreak = lineBreakIn(text);
  const end = endOfLine(text, runsOn);
  const block = [`${indent}permissions:`, ...lines.map((line) => `${indent}${unit}${line}`)];
  return end === undefined ? undefined : [{ range: [end, end], text: block.map((line) => lineBreak + line).join('') }];
}

/** The end of the line on which an entry ends, if nothing but a comment follows there. */
function endOfLine(text: string, { range }: Entry): number | undefined {
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(range[1], range[1] + 2000));
  return rest ? range[1] + rest[0].length : undefined;
}
