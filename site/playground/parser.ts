/** The TypeScript parser: by far the largest part, loaded for the first file that needs it. */
import * as parser from '@typescript-eslint/parser';

export default parser;
