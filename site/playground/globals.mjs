/** What ESLint, TypeScript and the plugin ask of Node's global names. */

/** A machine without variables, at the root of nothing. */
export const process = { argv: [], browser: true, cwd: () => '/', env: {}, platform: 'linux', stdout: { isTTY: false }, versions: {} };

/** Reads Base64 as Node does: either alphabet, with or without padding, and what is no Base64 is passed over. */
export const Buffer = {
  from: (text) => ({
    toString: () => {
      const digits = text.replace(/=[^]*$/, '').replace(/-/g, '+').replace(/_/g, '/').replace(/[^A-Za-z0-9+/]/g, '');
      return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
    },
  }),
};
