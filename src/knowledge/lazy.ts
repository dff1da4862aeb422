/**
 * A table that is built from its data when it is first asked for: most runs of the linter never need it, and every
 * process that loads the plugin pays for what is built at once.
 */
export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
