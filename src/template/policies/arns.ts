/** How is an ARN written in a template? With `Fn::Sub` where it has the region, the account or the partition. */
import { ACCOUNT, hasHole, hasOpaqueHole, PARTITION, REGION, type Text } from '../../knowledge/iam/text.ts';
import { quoted } from '../edits.ts';

const PSEUDO_PARAMETERS: readonly (readonly [Text, string])[] = [
  [REGION, '${AWS::Region}'],
  [ACCOUNT, '${AWS::AccountId}'],
  [PARTITION, '${AWS::Partition}'],
];

/**
 * Texts as values of YAML or JSON.
 * @returns `undefined` when a part of one is not known
 */
export function writtenArns(arns: readonly Text[], isJson: boolean): readonly string[] | undefined {
  if (arns.some(hasOpaqueHole)) return undefined;
  return arns.map((arn) => {
    if (!hasHole(arn)) return quoted(arn, isJson);
    const [, alone] = PSEUDO_PARAMETERS.find(([hole]) => hole === arn) ?? [];
    if (alone !== undefined) return isJson ? `{ "Ref": "${alone.slice(2, -1)}" }` : `!Ref '${alone.slice(2, -1)}'`;
    // What is a variable of the policy already stays one.
    const escaped = arn.replace(/\$\{(?!!)/g, '${!');
    const text = PSEUDO_PARAMETERS.reduce((result, [hole, name]) => result.replaceAll(hole, () => name), escaped);
    return isJson ? `{ "Fn::Sub": ${quoted(text, true)} }` : `!Sub ${quoted(text, false)}`;
  });
}
