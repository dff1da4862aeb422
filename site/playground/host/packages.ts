/** Packages that Node loads when they are first needed: the worker has them. */
import * as kit from '@eslint/plugin-kit';
import * as yaml from 'yaml';

export const loadYaml = (): typeof yaml => yaml;

export const loadPluginKit = (): typeof kit => kit;
