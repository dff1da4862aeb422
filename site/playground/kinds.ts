/** Which files can be tried? Each kind with its name in a project and something to begin with. */
import dotenv from './starters/dotenv.txt?raw';
import handler from './starters/handler.ts?raw';
import serverless from './starters/serverless.yml?raw';
import stack from './starters/stack.ts?raw';
import template from './starters/template.yaml?raw';
import workflow from './starters/workflow.yml?raw';

export interface Kind {
  readonly label: string;
  readonly filename: string;
  readonly text: string;
}

export const kinds: readonly Kind[] = [
  { label: 'Lambda handler', filename: 'src/handler.ts', text: handler },
  { label: 'CDK stack', filename: 'lib/stack.ts', text: stack },
  { label: 'SAM / CloudFormation', filename: 'template.yaml', text: template },
  { label: 'Serverless Framework', filename: 'serverless.yml', text: serverless },
  { label: 'GitHub workflow', filename: '.github/workflows/deploy.yml', text: workflow },
  { label: '.env file', filename: '.env', text: dotenv },
];
