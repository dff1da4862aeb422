/**
 * Where do resources of CloudFormation and SAM keep the environment of deployed code? Data only, after the resource
 * reference of CloudFormation and of SAM. Blind spot: resources of other kinds that hand variables to a program.
 */
import type { Site } from './environments.ts';

export interface TemplateEnvironment {
  /** Keys below `Properties`; lists on the way are searched as a whole. */
  readonly path: readonly string[];
  readonly site: Site;
}

const lambda: TemplateEnvironment = { path: ['Environment', 'Variables'], site: 'lambda' };
const list = (site: Site, ...path: readonly string[]): TemplateEnvironment => ({ path, site });

/** By resource type. Maps of variables, or lists of `{ Name, Value }`. */
export const TEMPLATE_ENVIRONMENTS: ReadonlyMap<string, readonly TemplateEnvironment[]> = new Map([
  ['AWS::Lambda::Function', [lambda]],
  ['AWS::Serverless::Function', [lambda]],
  ['AWS::ECS::TaskDefinition', [list('ecs', 'ContainerDefinitions', 'Environment')]],
  ['AWS::CodeBuild::Project', [list('codebuild', 'Environment', 'EnvironmentVariables')]],
  [
    'AWS::AppRunner::Service',
    [
      list('apprunner', 'SourceConfiguration', 'ImageRepository', 'ImageConfiguration', 'RuntimeEnvironmentVariables'),
      list(
        'apprunner',
        'SourceConfiguration', 'CodeRepository', 'CodeConfiguration', 'CodeConfigurationValues',
        'RuntimeEnvironmentVariables',
      ),
    ],
  ],
  [
    'AWS::Batch::JobDefinition',
    [
      list('batch', 'ContainerProperties', 'Environment'),
      list('batch', 'EcsProperties', 'TaskProperties', 'Containers', 'Environment'),
    ],
  ],
  ['AWS::Amplify::App', [list('other', 'EnvironmentVariables')]],
  ['AWS::Amplify::Branch', [list('other', 'EnvironmentVariables')]],
  ['AWS::SageMaker::Model', [list('other', 'PrimaryContainer', 'Environment'), list('other', 'Containers', 'Environment')]],
]);
