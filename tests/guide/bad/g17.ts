/** G17: no account ids in the code. */
import * as cdk from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export class AlertStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    sns.Topic.fromTopicArn(this, 'Alerts', `arn:aws:sns:${this.region}:583214906127:alerts`); // expect: aws-secrets/no-hardcoded-account-id
    sns.Topic.fromTopicArn(this, 'Pages', 'arn:aws:sns:eu-west-1:583214906127:pages'); // expect: aws-secrets/no-hardcoded-account-id
    const role = new iam.Role(this, 'Reader', { assumedBy: new iam.AccountPrincipal('583214906127') }); // expect: aws-secrets/no-hardcoded-account-id
    role.grantAssumeRole(new iam.ArnPrincipal('arn:aws:iam::583214906127:role/deploy')); // expect: aws-secrets/no-hardcoded-account-id
    new Registry(this, 'Registry');
  }
}

class Registry extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    ecr.Repository.fromRepositoryAttributes(this, 'Bot', {
      repositoryName: 'bot',
      repositoryArn: 'arn:aws:ecr:eu-west-1:583214906127:repository/bot', // expect: aws-secrets/no-hardcoded-account-id
    });
  }
}

// The same account, as a constant and in the environment of the stack.
export const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/583214906127/jobs'; // expect: aws-secrets/no-hardcoded-account-id

export const ACCOUNT_ID: string = '583214906127'; // expect: aws-secrets/no-hardcoded-account-id

export const env = {
  account: '583214906127', // expect: aws-secrets/no-hardcoded-account-id
  region: 'eu-west-1',
};
