import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Breadth, breadthOf, BREADTHS, parseArn } from '../../../src/knowledge/iam/arn.ts';
import { action } from '../../../src/knowledge/iam/table.ts';
import { ACCOUNT, ARN, PARTITION, REGION, UNKNOWN } from '../../../src/knowledge/iam/text.ts';

const LOOSE = { minPathDepth: 1, accountWildcard: false };
const TIGHT = { minPathDepth: 2, accountWildcard: true };
const formats = (name: string) => (action(name)?.types ?? []).map((type) => type.arn);
const here = (service: string, resource: string) => `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`;

describe('breadthOf', () => {
  const cases: [string, string, Breadth][] = [
    ['ssm:GetParameter', '*', 'ALL'],
    ['ssm:GetParameter', '**', 'ALL'],
    ['ssm:GetParameter', 'arn:aws:ssm:*:*:*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:aws:ssm:*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:aws:ssm:eu-west-1:*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:aws:s*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:aws:*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn*', 'SERVICEALL'],
    ['ssm:GetParameter', 'arn:*:*:*:*:*', 'SERVICEALL'],
    ['bedrock:InvokeModel', 'arn:aws:bedrock:*', 'SERVICEALL'],
    ['s3:GetObject', 'arn:aws:s3:::*', 'SERVICEALL'],
    ['s3:GetObject', 'arn:aws:s3:::*/*', 'SERVICEALL'],
    ['s3:GetObject', 'arn:aws:s3:::*/public/*', 'TYPEALL'],
    ['ssm:GetParameter', here('ssm', 'parameter/*'), 'TYPEALL'],
    ['ssm:GetParameter', here('ssm', 'parameter*'), 'TYPEALL'],
    ['ssm:GetParameter', here('ssm', 'para*'), 'TYPEALL'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:*'), 'TYPEALL'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:??????'), 'TYPEALL'],
    ['dynamodb:Query', here('dynamodb', 'table/*'), 'TYPEALL'],
    ['dynamodb:Query', here('dynamodb', 'table/*/index/*'), 'TYPEALL'],
    ['dynamodb:Query', here('dynamodb', 'table/*/index/byEmail'), 'TYPEALL'],
    ['lambda:InvokeFunction', here('lambda', 'function:*:*'), 'TYPEALL'],
    ['logs:PutLogEvents', here('logs', 'log-group:*:log-stream:*'), 'TYPEALL'],
    ['logs:PutLogEvents', here('logs', 'log-group:*'), 'TYPEALL'],
    ['kms:Decrypt', here('kms', 'key/*'), 'TYPEALL'],
    // Behind an id that AWS draws stands the name.
    ['autoscaling:SetDesiredCapacity', here('autoscaling', 'autoScalingGroup:*:autoScalingGroupName/*'), 'TYPEALL'],
    ['autoscaling:SetDesiredCapacity', here('autoscaling', 'autoScalingGroup:*'), 'TYPEALL'],
    ['autoscaling:SetDesiredCapacity', here('autoscaling', 'autoScalingGroup:*:autoScalingGroupName/web'), 'EXACT'],
    ['autoscaling:SetDesiredCapacity', here('autoscaling', `autoScalingGroup:*:autoScalingGroupName/${UNKNOWN}`), 'EXACT'],
    ['autoscaling:SetDesiredCapacity', here('autoscaling', 'autoScalingGroup:*:autoScalingGroupName/web-*'), 'PREFIX'],
    ['autoscaling:SetDesiredCapacity', here('autoscaling', 'autoScalingGroup:*:*/web'), 'TYPEALL'],
    ['mediaconnect:DescribeFlow', here('mediaconnect', 'flow:*:live'), 'EXACT'],
    // A name that is empty.
    ['s3:GetObject', 'arn:aws:s3:::/*', 'FOREIGN'],
    ['apigateway:GET', 'arn:aws:apigateway:eu-west-1::/*', 'SERVICEALL'],
    ['cloudformation:CreateStack', here('cloudformation', 'stack/*/*'), 'TYPEALL'],
    ['ssm:GetParameter', here('ssm', 'parameter/*/production/*'), 'LEADING'],
    ['ssm:GetParameter', here('ssm', 'parameter//*/production/*'), 'LEADING'],
    ['ssm:GetParameter', here('ssm', 'param*/production/*'), 'LEADING'],
    ['lambda:InvokeFunction', here('lambda', 'function:*-prod'), 'LEADING'],
    ['ssm:GetParameter', here('ssm', 'parameter/app/prod/*'), 'PREFIX'],
    ['ssm:GetParameter', here('ssm', `parameter/${UNKNOWN}/*`), 'PREFIX'],
    ['ssm:GetParameter', here('ssm', 'parameter/${aws:PrincipalTag/app}/*'), 'PREFIX'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:prod/db-??????'), 'PREFIX'],
    ['iam:PassRole', 'arn:aws:iam::*:role/cdk-*', 'PREFIX'],
    ['iam:PassRole', 'arn:aws:iam::*:role/service-role/*', 'PREFIX'],
    ['logs:PutLogEvents', here('logs', 'log-group:/aws/lambda/*:*'), 'PREFIX'],
    ['s3:GetObject', 'arn:aws:s3:::bucket/*', 'EXACT'],
    ['s3:GetObject', 'arn:aws:s3:::bucket-*/*', 'PREFIX'],
    ['s3:GetObject', `arn:${PARTITION}:s3:::${UNKNOWN}/*`, 'EXACT'],
    ['iam:GetUser', 'arn:aws:iam::*:user/${aws:username}', 'EXACT'],
    ['ssm:GetParameter', here('ssm', 'parameter/app/key'), 'EXACT'],
    ['bedrock:InvokeModel', 'arn:aws:bedrock:*::foundation-model/*', 'PREFIX'],
    ['bedrock:InvokeModel', 'arn:aws:bedrock:*:123456789012:inference-profile/*', 'PREFIX'],
    ['bedrock:InvokeModel', 'arn:aws:bedrock:*:123456789012:application-inference-profile/*', 'TYPEALL'],
    ['organizations:DescribePolicy', 'arn:aws:organizations::123456789012:policy/o-*/service_control_policy/p-1', 'EXACT'],
    ['organizations:DescribePolicy', 'arn:aws:organizations::123456789012:policy/o-abc/*', 'TYPEALL'],
    ['iam:CreatePolicyVersion', 'arn:aws:iam::aws:policy/*', 'PREFIX'],
    ['ec2:RunInstances', 'arn:aws:ec2:*::image/*', 'PREFIX'],
    ['ec2:RunInstances', 'arn:aws:ec2:*:*:snapshot/*', 'PREFIX'],
    ['ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/aws/*', 'PREFIX'],
    ['ssm:StartAutomationExecution', 'arn:aws:ssm:*::automation-definition/*', 'FOREIGN'],
    ['ssm:GetParameter', 'arn:aws:ssm:*::parameter/aws/*', 'FOREIGN'],
    ['s3:GetObject', ARN, 'UNRESOLVED'],
    ['s3:GetObject', `${ARN}/*`, 'UNRESOLVED'],
    ['lambda:InvokeFunction', `${ARN}:*`, 'UNRESOLVED'],
    ['ssm:GetParameter', UNKNOWN, 'UNRESOLVED'],
    ['ssm:GetParameter', `arn:aws:${UNKNOWN}:*:*:parameter/*`, 'UNRESOLVED'],
    ['ssm:GetParameter', `arn:aws:ssm:${UNKNOWN}:parameter/*`, 'UNRESOLVED'],
    ['logs:PutLogEvents', `arn:aws:logs:${UNKNOWN}:log-group:*`, 'UNRESOLVED'],
    ['ssm:GetParameter', here('ssm', `parameter${UNKNOWN}/*`), 'UNRESOLVED'],
    ['ssm:GetParameter', 'parameter/*', 'UNRESOLVED'],
    ['ssm:GetParameter', `arn:${UNKNOWN}:*`, 'UNRESOLVED'],
    ['iam:PassRole', `arn:aws:iam:${UNKNOWN}:${ACCOUNT}:role/*`, 'TYPEALL'],
    ['ssm:GetParameter', 'arn:aws:kms*', 'FOREIGN'],
    ['ssm:GetParameter', 'arn:aws:kms:*', 'FOREIGN'],
    ['ssm:GetParameter', 'arn:aws:ssm', 'EXACT'],
    ['ssm:GetParameter', 'arn:aws:ssm:*:parameter/*', 'UNRESOLVED'],
    ['ssm:GetParameter', '', 'EXACT'],
    ['ssm:GetParameter', 'arn:aws:s3:::*', 'FOREIGN'],
    ['ssm:GetParameter', here('ssm', 'document/*'), 'FOREIGN'],
    ['s3:DeleteAccessPoint', 'arn:aws:s3:::*', 'FOREIGN'],
    ['kms:Decrypt', here('kms', 'alias/*'), 'FOREIGN'],
  ];
  it.each(cases)('%s on %j is %s', (name, resource, expected) => {
    expect(formats(name)).not.toEqual([]);
    expect(breadthOf(resource, formats(name), LOOSE)).toBe(expected);
  });

  const limited: [string, string, Breadth][] = [
    ['ssm:GetParameter', here('ssm', 'parameter/app/*'), 'SHALLOW'],
    ['ssm:GetParameter', here('ssm', 'parameter/app-*'), 'SHALLOW'],
    ['ssm:GetParameter', here('ssm', 'parameter/app/prod/*'), 'PREFIX'],
    ['ssm:GetParameter', here('ssm', `parameter/${UNKNOWN}/*`), 'PREFIX'],
    ['ssm:GetParameter', here('ssm', `parameter/app-${REGION}/*`), 'SHALLOW'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:prod*'), 'SHALLOW'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:slack-bot-*'), 'PREFIX'],
    ['secretsmanager:GetSecretValue', here('secretsmanager', 'secret:slack-bot-??????'), 'PREFIX'],
    ['dynamodb:Query', here('dynamodb', 'table/app*'), 'PREFIX'],
    ['iam:PassRole', 'arn:aws:iam::*:role/cdk-*', 'ACCOUNTALL'],
    ['iam:PassRole', 'arn:aws:iam::*:role/deploy', 'ACCOUNTALL'],
    ['iam:PassRole', 'arn:aws:iam::123456789012:role/cdk-*', 'PREFIX'],
    ['iam:PassRole', 'arn:aws:iam::*:role/*', 'TYPEALL'],
    ['sqs:SendMessage', 'arn:aws:sqs:*:*:jobs-*', 'PREFIX'],
    ['ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/aws/*', 'PREFIX'],
  ];
  it.each(limited)('with limits, %s on %j is %s', (name, resource, expected) => {
    expect(breadthOf(resource, formats(name), TIGHT)).toBe(expected);
  });

  it('takes what AWS documents with a star as exact', () => {
    const documented = here('dms', 'cert:*');
    expect(breadthOf(documented, ['arn:${Partition}:dms:${Region}:${Account}:cert:*'], LOOSE)).toBe('EXACT');
  });

  it('never throws, whatever the text and its holes', () => {
    const pieces = fc.constantFrom(
      'arn', ':', '::', '*', '?', '/', 'ssm', 'parameter', 'secret', 'role', 'aws', '$', '{', '}', '${', 'a',
      REGION, ACCOUNT, PARTITION, ARN, UNKNOWN,
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 14 }).map((all) => all.join(''));
    const names = fc.constantFrom('ssm:GetParameter', 'iam:PassRole', 's3:GetObject', 'ssm:DescribeParameters');
    fc.assert(
      fc.property(texts, names, fc.constantFrom(LOOSE, TIGHT), (text, name, limits) => {
        expect(BREADTHS).toContain(breadthOf(text, formats(name), limits));
        const arn = parseArn(text);
        if (arn) {
          const { partition, service, region, account, resource } = arn;
          expect(['arn', partition, service, region, account, resource].join(':')).toBe(text);
        }
      }),
      { numRuns: 3_000 },
    );
  });
});
