/**
 * Which IAM actions does an `AwsCustomResource` get? With `AwsCustomResourcePolicy.fromSdkCalls({ resources })` CDK
 * derives them from the SDK calls beside it: `{ service: 'SSM', action: 'getParameter' }` becomes `ssm:GetParameter`.
 * Blind spot: an SDK service whose IAM prefix differs from its name and is not listed; its action is unknown, hence
 * silent.
 */
import { UNKNOWN, type Text } from '../../knowledge/iam/text.ts';
import { entriesOf } from '../entries.ts';
import type { Frame } from '../origins.ts';
import type { Script } from '../script.ts';
import { lastName, type Node } from '../syntax.ts';
import { textsOf } from '../text.ts';

/** IAM prefixes of SDK clients that are called differently, by the client's name in lower case without hyphens. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['apigatewaymanagementapi', 'execute-api'], ['apigatewayv2', 'apigateway'], ['appconfigdata', 'appconfig'],
  ['bedrockagent', 'bedrock'], ['bedrockagentruntime', 'bedrock'], ['bedrockruntime', 'bedrock'],
  ['cloudwatchevents', 'events'], ['cloudwatchlogs', 'logs'], ['cognitoidentity', 'cognito-identity'],
  ['cognitoidentityprovider', 'cognito-idp'], ['cognitoidentityserviceprovider', 'cognito-idp'],
  ['configservice', 'config'], ['costexplorer', 'ce'], ['databasemigrationservice', 'dms'],
  ['directoryservice', 'ds'], ['docdb', 'rds'], ['dynamodbstreams', 'dynamodb'], ['efs', 'elasticfilesystem'],
  ['elasticloadbalancing', 'elasticloadbalancing'], ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['elasticsearchservice', 'es'], ['elb', 'elasticloadbalancing'], ['elbv2', 'elasticloadbalancing'],
  ['emr', 'elasticmapreduce'], ['eventbridge', 'events'], ['iotdataplane', 'iot'], ['keyspaces', 'cassandra'],
  ['location', 'geo'], ['neptune', 'rds'], ['opensearch', 'es'], ['opensearchserverless', 'aoss'],
  ['pinpoint', 'mobiletargeting'], ['rdsdata', 'rds-data'], ['rdsdataservice', 'rds-data'],
  ['redshiftdata', 'redshift-data'], ['s3control', 's3'], ['sagemakerruntime', 'sagemaker'], ['sesv2', 'ses'],
  ['sfn', 'states'], ['ssoadmin', 'sso'], ['stepfunctions', 'states'], ['timestreamquery', 'timestream'],
  ['timestreamwrite', 'timestream'],
]);

/** The call that makes the policy of a custom resource, and the object it is given. */
export interface SdkCallPolicy {
  readonly call: Node;
  readonly options: Node;
  readonly frame: Frame | null;
  /** The expressions of the SDK calls beside it. */
  readonly calls: readonly { readonly value: Node; readonly frame: Frame | null }[];
}

/** The policies of a file that are derived from SDK calls. */
export function sdkCallPolicies(script: Script): readonly SdkCallPolicy[] {
  return script.nodes.of('NewExpression').flatMap((made) => {
    const props = made.arguments[2];
    if (lastName(made.callee) !== 'AwsCustomResource' || !props) return [];
    const { entries } = entriesOf(script, props);
    const policy = entries.find(({ key }) => key === 'policy');
    const calls = entries.filter(({ key }) => key === 'onCreate' || key === 'onUpdate' || key === 'onDelete');
    return (policy ? script.origins.of(policy.value, [], policy.frame) : []).flatMap(({ node, frame }) => {
      if (node.type !== 'CallExpression' || lastName(node.callee) !== 'fromSdkCalls') return [];
      const [options] = node.arguments;
      return options ? [{ call: node, options, frame, calls }] : [];
    });
  });
}

/** The IAM action of one SDK call; `UNKNOWN` when the file does not say which call it is. */
export function actionOfSdkCall(script: Script, call: Node, frame: Frame | null): Text {
  const { entries } = entriesOf(script, call, frame);
  const text = (wanted: string): string | undefined => {
    const entry = entries.find(({ key }) => key === wanted);
    return entry && textsOf(script, entry.value, entry.frame)[0];
  };
  const [service, action] = [text('service'), text('action')];
  if (service === undefined || action === undefined) return UNKNOWN;
  const name = service.toLowerCase().replace(/^@aws-sdk\/client-/, '').replaceAll('-', '');
  // `getParameter` of SDK 2, `GetParameter` or `GetParameterCommand` of SDK 3.
  const isMethod = /^[a-z]/.test(action);
  const method = isMethod ? action.charAt(0).toUpperCase() + action.slice(1) : action.replace(/Command$/, '');
  return `${PREFIXES.get(name) ?? name}:${method}`;
}
