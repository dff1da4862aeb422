/**
 * What do the policy templates of SAM grant? Those whose argument names the resource, so that a wildcard in it opens all of
 * them; after the list of policy templates in the SAM documentation. Data only. Blind spot: templates that have a fixed
 * resource, and newer ones.
 */
import { ACCOUNT, PARTITION, REGION, type Text } from './text.ts';

export interface PolicyTemplate {
  /** The argument that names the resource. */
  readonly argument: string;
  readonly actions: readonly string[];
  /** What stands before the argument in the ARN; empty where the argument is the ARN. */
  readonly prefix: Text;
}

const arn = (service: string, resource: string): Text => `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`;

const template = (argument: string, prefix: Text, actions: string): PolicyTemplate => ({
  argument, prefix, actions: actions.split(' '),
});

const READ_TABLE = 'dynamodb:GetItem dynamodb:Scan dynamodb:Query dynamodb:BatchGetItem dynamodb:DescribeTable';
const WRITE_TABLE = 'dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem';
const READ_PARAMETER = 'ssm:GetParameters ssm:GetParameter ssm:GetParametersByPath';

export const SAM_POLICIES: ReadonlyMap<string, PolicyTemplate> = new Map([
  ['SSMParameterReadPolicy', template('ParameterName', arn('ssm', 'parameter/'), READ_PARAMETER)],
  ['SSMParameterWithSlashPrefixReadPolicy', template('ParameterName', arn('ssm', 'parameter'), READ_PARAMETER)],
  ['AWSSecretsManagerGetSecretValuePolicy', template('SecretArn', '', 'secretsmanager:GetSecretValue')],
  ['KMSDecryptPolicy', template('KeyId', arn('kms', 'key/'), 'kms:Decrypt')],
  ['KMSEncryptPolicy', template('KeyId', arn('kms', 'key/'), 'kms:Encrypt')],
  ['DynamoDBReadPolicy', template('TableName', arn('dynamodb', 'table/'), READ_TABLE)],
  ['DynamoDBWritePolicy', template('TableName', arn('dynamodb', 'table/'), WRITE_TABLE)],
  [
    'DynamoDBCrudPolicy',
    template('TableName', arn('dynamodb', 'table/'), `dynamodb:DeleteItem ${WRITE_TABLE} ${READ_TABLE}`),
  ],
  ['SQSSendMessagePolicy', template('QueueName', arn('sqs', ''), 'sqs:SendMessage')],
  ['SQSPollerPolicy', template('QueueName', arn('sqs', ''), 'sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility')],
  ['SNSPublishMessagePolicy', template('TopicName', arn('sns', ''), 'sns:Publish')],
  ['LambdaInvokePolicy', template('FunctionName', arn('lambda', 'function:'), 'lambda:InvokeFunction')],
  ['StepFunctionsExecutionPolicy', template('StateMachineName', arn('states', 'stateMachine:'), 'states:StartExecution')],
  ['S3ReadPolicy', template('BucketName', `arn:${PARTITION}:s3:::`, 's3:GetObject s3:ListBucket')],
  ['S3WritePolicy', template('BucketName', `arn:${PARTITION}:s3:::`, 's3:PutObject')],
  ['S3CrudPolicy', template('BucketName', `arn:${PARTITION}:s3:::`, 's3:DeleteObject s3:PutObject s3:GetObject s3:ListBucket')],
]);
