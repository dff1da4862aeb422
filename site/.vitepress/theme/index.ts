/** VitePress' own theme with the fonts of the reader's system, calmer colours, and the playground. */
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineClientComponent, withBase, type Theme } from 'vitepress';
import { prepare } from '../../playground/linter.ts';
import { version } from '../../playground/linter-version.json';
import LiveExample from './LiveExample.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('LiveExample', LiveExample);
    app.component(
      'Playground',
      defineClientComponent(() => {
        prepare(`${withBase('/linter/worker.js')}?v=${version}`);
        return import('./Playground.vue');
      }),
    );
  },
} satisfies Theme;
