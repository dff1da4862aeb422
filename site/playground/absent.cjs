/** In the place of Node's modules that nothing on the playground's paths calls. */
module.exports = {};
