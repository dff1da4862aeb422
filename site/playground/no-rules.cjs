/** In the place of ESLint's own rules: the playground shows those of the plugin. */
module.exports = new Map();
