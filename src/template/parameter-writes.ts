/** Which parameters does a template write to Parameter Store? CloudFormation writes them plainly: it knows no SecureString. */
import type { ParameterWrite } from '../model/parameter-write.ts';
import type { Template } from './template.ts';
import { at, textOf } from './tree.ts';
import { valuesOf } from './values.ts';

export function parameterWritesOf(template: Template): readonly ParameterWrite[] {
  return [...template.resources.values()].flatMap(({ id, entry, type, properties }): readonly ParameterWrite[] => {
    if (type !== 'AWS::SSM::Parameter') return [];
    const [name, value] = [at(properties, 'Name'), at(properties, 'Value')];
    const told = textOf(at(properties, 'Type'));
    const names = name && {
      range: name.whole,
      values: valuesOf(template, name),
      fallback: undefined,
      pure: true,
      literal: () => undefined,
    };
    return [
      {
        by: 'template',
        label: type,
        range: entry.keyRange,
        names: names ? [names] : [],
        id,
        values: value ? valuesOf(template, value) : [],
        type: {
          state: told === 'String' ? 'plain' : told === 'StringList' ? 'list' : 'unknown',
          range: at(properties, 'Type')?.whole ?? entry.keyRange,
          secure: undefined,
        },
        replaces: false,
      },
    ];
  });
}
