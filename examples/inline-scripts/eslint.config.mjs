import awsSecrets from 'eslint-plugin-aws-secrets';
import { defineConfig } from 'eslint/config';

const { templates, workflows, 'inline-scripts': inlineScripts } = awsSecrets.configs;

export default defineConfig(templates, workflows, inlineScripts);
