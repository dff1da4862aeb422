import { describe, expect, it } from 'vitest';
import { isLogged, printedBy } from '../../src/workflow/logs.ts';
import { commandsIn } from '../../src/workflow/shell.ts';

/** What a script prints, word by word. */
const printed = (script: string): string[] => commandsIn(script).flatMap((command) => (isLogged(command) ? printedBy(command).map(({ text }) => text) : []));

describe('what a script prints', () => {
  it.each([
    ['a word', 'echo $A', ['$A']],
    ['quotes', `echo "a $A" 'b $B' c\\ d`, ['a $A', 'b $B', 'c d']],
    ['commands in a row', 'echo a; echo b && echo c || echo d & echo e', ['a', 'b', 'c', 'd', 'e']],
    ['a continued line', 'echo a \\\n  b', ['a', 'b']],
    ['an expression with blanks and quotes', `echo \${{ format('a b', x) }}`, [`\${{ format('a b', x) }}`]],
    ['comments', '# echo a\necho b # c', ['b']],
    ['sudo and assignments before it', 'X=1 sudo echo a', ['a']],
    ['errors', 'echo a >&2', ['a']],
    ['errors aside', 'echo a 2> /dev/null', ['a']],
    ['the terminal', 'echo a > /dev/stderr', ['a']],
    ['the summary of the job', 'echo a >> $GITHUB_STEP_SUMMARY', ['a']],
    ['what is printed in another form', 'echo a | base64 | rev', ['a']],
    ['tee prints, and writes a file', 'echo a | tee file', ['a']],
    ['a here-document', 'cat <<EOF\na $B\nEOF\necho c', ['a $B\n', 'c']],
    ['a here-document with tabs', 'cat <<-EOF\n\ta\n\tEOF\necho c', ['\ta\n', 'c']],
    ['a here-string', 'cat <<< $A', ['$A']],
    ['conditions', 'if [ -n "$A" ]; then echo a; else echo b; fi', ['a', 'b']],
    ['cases', 'case $X in\n a) echo a ;;\n *) echo b ;;\nesac', ['a', 'b']],
    ['PowerShell', 'Write-Host "a $env:B"', ['a $env:B']],
  ])('%s', (_, script, expected) => expect(printed(script)).toEqual(expected));

  it.each([
    ['a file', 'echo a > file'],
    ['a file of GitHub', 'echo a >> "$GITHUB_ENV"'],
    ['another command', 'echo a | docker login --password-stdin'],
    ['a hash of it', 'echo a | base64 | sha256sum'],
    ['a word of another command', 'X=$(echo a)\nY=`echo a`'],
    ['a group in a file', '{\n echo a\n echo b\n} >> "$GITHUB_OUTPUT"'],
    ['a subshell in a file', '(echo a; echo b) > file'],
    ['a loop in a file', 'for x in a b; do\n echo $x\ndone >> file'],
    ['a condition in a file', 'if true; then echo a; fi > file'],
    ['a group in a pipe', '{ echo a; } | gh auth login --with-token'],
    ['both streams in a file', 'echo a &> file'],
    ['commands of the workflow', 'echo "::add-mask::a"\necho "::set-output name=x::a"'],
    ['printf into a variable', 'printf -v x a'],
    ['a here-document in a file', 'cat > file <<EOF\na\nEOF'],
    ['a here-document for another command', 'ssh host <<EOF\necho a\nEOF'],
    ['another word', 'echoes a'],
  ])('not %s', (_, script) => expect(printed(script)).toEqual([]));

  it('knows variables and how much of them is shown', () => {
    const [command] = commandsIn("echo $A ${B} ${C:-d} ${#E} ${F:+set} ${G:0:4} '$H' \"$env:I\" \\$J $(echo $K)");
    const variables = command!.words.flatMap((word) => word.variables.map(({ name, partial }) => `${name}${partial ?? ''}`));
    expect(variables).toEqual(['A', 'B', 'C', 'G4', 'I']);
  });

  it('reads broken scripts, in bounded time', () => {
    const started = performance.now();
    for (const part of ['echo "', "'", '$(', '`', '((', '{', 'cat <<EOF\n', '>', '|', '${', '${{', ')', 'case x in ', '\\', 'done ', '<<']) {
      expect(() => commandsIn(part)).not.toThrow();
      commandsIn(part.repeat(20_000 / part.length));
    }
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
