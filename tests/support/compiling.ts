/** Do texts compile against the real types of CDK, the AWS SDK, Powertools and middy? */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * The complaints of the compiler, in one run.
 * @param sources texts by absolute path; they stand in for what is on disk
 * @param project the folder whose `tsconfig.json` holds: that of the guide's shapes, or an example
 */
export function typeErrors(sources: ReadonlyMap<string, string>, project = 'tests/guide'): string[] {
  const folder = fileURLToPath(new URL(`../../${project}/`, import.meta.url));
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(`${folder}tsconfig.json`, ts.sys.readFile).config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) => {
    const text = sources.get(name);
    return text === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${basename(file?.fileName ?? '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
