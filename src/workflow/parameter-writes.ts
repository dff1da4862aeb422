/** Which parameters does a workflow write to Parameter Store, with the command line of AWS? */
import type { ParameterWrite } from '../model/parameter-write.ts';
import { isCall, optionOf, scriptsOf } from './scripts.ts';
import type { Workflow } from './workflow.ts';

const STATES: ReadonlyMap<string, ParameterWrite['type']['state']> = new Map([
  ['SecureString', 'secure'],
  ['String', 'plain'],
  ['StringList', 'list'],
]);

export function parameterWritesOf(workflow: Workflow): readonly ParameterWrite[] {
  return scriptsOf(workflow).flatMap((script) =>
    script.commands.flatMap((command): readonly ParameterWrite[] => {
      if (!isCall(command, 'ssm', 'put-parameter')) return [];
      const [name, value, type] = ['--name', '--value', '--type'].map((option) => optionOf(command, option));
      const label = 'aws ssm put-parameter';
      const range = script.placeOf([command.words[0]!.range[0], command.words.find(({ text }) => text === 'put-parameter')!.range[1]]);
      const told = type?.text.replace(/^--type=/, '');
      const place = type && script.placeOf(type.range);
      const start = place && told !== undefined ? workflow.text.slice(...place).lastIndexOf(told) : -1;
      const read = (word: typeof name, option: string) => (word ? script.values(word, word.text.startsWith(`${option}=`) ? option.length + 1 : 0) : []);
      return [
        {
          by: 'code',
          label,
          range,
          names: name ? [{ range: script.placeOf(name.range), values: read(name, '--name'), fallback: undefined, pure: true, literal: () => undefined }] : [],
          id: undefined,
          values: read(value, '--value'),
          type: {
            state: told === undefined ? 'absent' : (STATES.get(told) ?? 'unknown'),
            range: place ?? range,
            secure: place && start >= 0 ? [{ range: [place[0] + start, place[0] + start + told!.length], text: 'SecureString' }] : undefined,
          },
          replaces: command.words.some(({ text }) => text === '--overwrite'),
        },
      ];
    }),
  );
}
