import awsSecrets from 'eslint-plugin-aws-secrets';
import { defineConfig } from 'eslint/config';

export default defineConfig(awsSecrets.configs.workflows, awsSecrets.configs.dotenv);
