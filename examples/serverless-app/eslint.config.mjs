import awsSecrets from 'eslint-plugin-aws-secrets';
import { defineConfig } from 'eslint/config';

export default defineConfig(awsSecrets.configs.recommended, awsSecrets.configs.templates);
