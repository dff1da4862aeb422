/** How is a package loaded when it is first needed, while rules have to be answered synchronously? */
import { createRequire } from 'node:module';
import type * as PluginKit from '@eslint/plugin-kit';
import type * as Yaml from 'yaml';

const require = createRequire(import.meta.url);

export const loadYaml = (): typeof Yaml => require('yaml') as typeof Yaml;

export const loadPluginKit = (): typeof PluginKit => require('@eslint/plugin-kit') as typeof PluginKit;
