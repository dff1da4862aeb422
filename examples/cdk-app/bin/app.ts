#!/usr/bin/env node
import { App, Tags } from 'aws-cdk-lib';
import { ApiStack } from '../lib/api-stack';
import { stageOf } from '../lib/config';
import { DatabaseStack } from '../lib/database-stack';
import { WorkerStack } from '../lib/worker-stack';

const app = new App();
const stage = stageOf(app);
const env = { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION };

const database = new DatabaseStack(app, `slack-bot-${stage}-database`, { env, stage });
const worker = new WorkerStack(app, `slack-bot-${stage}-worker`, { env, stage, database });
new ApiStack(app, `slack-bot-${stage}-api`, { env, stage, jobs: worker.jobs });

Tags.of(app).add('application', 'slack-bot');
Tags.of(app).add('stage', stage);
