/**
 * In place of `knowledge/lazy.ts`: what is made once for the life of the process is made by the first test that needs it,
 * and no other test could tell that it is made wrongly. Here every test makes it anew.
 */
declare global {
  var testsBegun: number | undefined;
}

export function lazily<T>(build: () => T): () => T {
  let built: { readonly value: T; readonly at: number | undefined } | undefined;
  return () => {
    if (built === undefined || built.at !== globalThis.testsBegun) built = { value: build(), at: globalThis.testsBegun };
    return built.value;
  };
}
