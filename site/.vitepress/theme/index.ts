/** VitePress' own theme with the fonts of the reader's system, calmer colours, and the playground. */
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineClientComponent, type Theme } from 'vitepress';
import LiveExample from './LiveExample.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('LiveExample', LiveExample);
    app.component('Playground', defineClientComponent(() => import('./Playground.vue')));
  },
} satisfies Theme;
