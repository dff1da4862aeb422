/** What the rules about code say about workflows, in the policy they share. */
import { testWorkflowRule } from '../support/workflows.ts';

const KEY = 'q8Zr2LwXv7Kp1NsTb4Ym';
const AWS_KEY = ['k3Jq8ZrLwXv7Kp1NsTb4', 'YmQe9RtUi2OpAsDxGhJx'].join('');

/** A step that runs a script, with an environment. */
const run = (script: string, env = 'A: ${{ secrets.API_KEY }}'): string =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    env:\n      ${env.replaceAll('\n', '\n      ')}\n    steps:\n      - run: |\n          ${script.replaceAll('\n', '\n          ')}\n`;
const step = (lines: string): string => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${lines.replaceAll('\n', '\n        ')}\n`;
const LINE = 10;
const at = (line: number, ...places: string[]): string[] => places.map((place) => `${line} ${place}`);

testWorkflowRule('no-secret-in-log', {
  valid: {
    'another command reads it': run('echo "$A" | docker login -u x --password-stdin\nprintf %s "${{ secrets.API_KEY }}" | gh auth login --with-token'),
    'a file gets it': run('echo "$A" > key.pem\necho "A=$A" >> "$GITHUB_ENV"\necho "a=${{ secrets.API_KEY }}" >> $GITHUB_OUTPUT'),
    'it is masked': run('echo "::add-mask::$A"\necho "$A"\necho "::add-mask::${{ secrets.B_TOKEN }}"\necho ${{ secrets.B_TOKEN }}'),
    'other values': run('echo "$B ${{ github.sha }} $GITHUB_REF ${{ steps.a.outputs.token }}"', 'B: ${{ vars.STAGE }}'),
    'secrets that are none': run('echo "$R ${{ secrets.AWS_ROLE_ARN }} ${{ secrets.BUCKET_NAME }} ${{ secrets.AWS_REGION }}"', 'R: ${{ secrets.ROLE_ARN }}'),
    'whether it is set': run('echo "${A:+set} ${#A}"\nif [ -z "$A" ]; then echo no key; fi\necho ${{ secrets.API_KEY != \'\' }}'),
    'a few characters of it': run('echo "${A:0:4}"'),
    'a variable of no shell': run("echo '$A' \\$A"),
    'what is fetched and kept': run('T=$(aws secretsmanager get-secret-value --secret-id x --query SecretString --output text)\ncurl -H "x: $T" https://example.org\necho done'),
    'its name and version': run('aws secretsmanager get-secret-value --secret-id x --query ARN\naws ssm get-parameter --name /app/prod/token --query Parameter.Version --with-decryption\naws ssm get-parameter --name /app/prod/log-level --with-decryption\naws ssm get-parameter --name /app/prod/token'),
    'another shell': step("shell: python\nenv:\n  A: ${{ secrets.API_KEY }}\nrun: |\n  echo $A"),
    'a single secret by a computed name': step("run: make\nenv:\n  A: ${{ secrets[format('KEY_{0}', matrix.x)] }}"),
    'what the context of the event says': step("run: echo '${{ toJSON(github.event) }}'"),
    'an environment without secrets': run('env', 'B: c'),
    'a cut off file': run('echo "$A').slice(0, -3),
  },
  invalid: [
    { name: 'a secret by name', text: run('echo "k: ${{ secrets.API_KEY }}"'), found: at(LINE - 1, 'value ${{ secrets.API_KEY }}'), repaired: run('echo "k: [REDACTED]"') },
    { name: 'without quotes', text: run('echo ${{ secrets.API_KEY }}'), found: at(LINE - 1, 'value ${{ secrets.API_KEY }}'), repaired: run("echo '[REDACTED]'") },
    { name: 'through the environment', text: run('echo "$A ${A}"'), found: at(LINE - 1, 'value $A', 'value ${A}') },
    { name: 'through env of the workflow', text: step('env:\n  A: ${{ secrets.API_KEY }}\nrun: echo ${{ env.A }}'), found: at(8, 'value ${{ env.A }}') },
    { name: 'through a variable of the script', text: run('B="$A"\necho $B'), found: at(LINE, 'value $B') },
    { name: 'part of a longer value', text: run('echo $B', 'B: Bearer ${{ secrets.API_KEY }}'), found: at(LINE - 1, 'value $B') },
    { name: 'in a here-document', text: run('cat <<EOF\nkey=$A\nEOF'), found: at(LINE, 'value $A'), repaired: run('cat <<EOF\nkey=[REDACTED]\nEOF') },
    { name: 'encoded', text: run('echo $A | base64'), found: at(LINE - 1, 'value $A') },
    { name: 'in the summary', text: run('echo "$A" >> $GITHUB_STEP_SUMMARY'), found: at(LINE - 1, 'value $A') },
    { name: 'as a notice', text: run('echo "::notice::$A"'), found: at(LINE - 1, 'value $A') },
    { name: 'the token of the job', text: run('echo ${{ github.token }}'), found: at(LINE - 1, 'value ${{ github.token }}') },
    { name: 'on one line', text: step('run: echo ${{ secrets.API_KEY }}'), found: at(6, 'value ${{ secrets.API_KEY }}') },
    { name: 'in single quotes of YAML', text: step("run: 'echo ${{ secrets.API_KEY }}'"), found: at(6, 'value ${{ secrets.API_KEY }}'), repaired: step(`run: 'echo "[REDACTED]"'`) },
    { name: 'in quotes of YAML', text: step('run: "echo \\"${{ secrets.API_KEY }}\\""'), found: at(6, 'value ${{ secrets.API_KEY }}') },
    { name: 'in a folded script', text: step('run: >-\n  echo\n  ${{ secrets.API_KEY }}'), found: at(8, 'value ${{ secrets.API_KEY }}') },
    { name: 'PowerShell', text: step('shell: pwsh\nenv:\n  A: ${{ secrets.API_KEY }}\nrun: Write-Host "key $env:A"'), found: at(9, 'value $env:A') },
    { name: 'more than a few characters', text: run('echo "${A:0:20}"'), found: at(LINE - 1, 'value ${A:0:20}') },
    { name: 'what is fetched', text: run('T=$(aws secretsmanager get-secret-value --secret-id x | jq -r .SecretString)\necho "got $T"'), found: at(LINE, 'value $T') },
    { name: 'the answer of AWS', text: run('aws secretsmanager get-secret-value --secret-id x\naws --region x ssm get-parameter --name /app/prod/token --with-decryption'), found: [...at(LINE - 1, 'response aws secretsmanager get-secret-value --secret-id x'), ...at(LINE, 'response aws --region x ssm get-parameter --name /app/prod/token --with-decryption')] },
    { name: 'the whole environment', text: run('printenv'), found: at(LINE - 1, 'environment printenv') },
    { name: 'all secrets', text: step('run: make\nenv:\n  ALL: ${{ toJSON(secrets) }}'), found: at(8, 'allSecrets ${{ toJSON(secrets) }}') },
    {
      name: 'in an action',
      text: 'runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: echo ${{ inputs.api-token }} ${{ inputs.name }}\n',
      found: at(5, 'value ${{ inputs.api-token }}'),
    },
  ],
});

const configure = (inputs: string): string => step(`uses: aws-actions/configure-aws-credentials@v4\nwith:\n  ${inputs.replaceAll('\n', '\n  ')}`);

testWorkflowRule('no-static-aws-credentials', {
  valid: {
    'a role': configure('role-to-assume: arn:aws:iam::${{ vars.A }}:role/x\naws-region: x'),
    'outputs of another step': configure('aws-access-key-id: ${{ steps.a.outputs.id }}\naws-secret-access-key: ${{ steps.a.outputs.key }}'),
    'inputs, and variables that nothing sets': configure('aws-access-key-id: ${{ inputs.id }}\naws-secret-access-key: ${{ env.KEY }}'),
    'with a session token': configure('aws-access-key-id: ${{ secrets.A }}\naws-secret-access-key: ${{ secrets.B }}\naws-session-token: ${{ secrets.C }}'),
    'dummies': run('make', 'AWS_ACCESS_KEY_ID: test\nAWS_SECRET_ACCESS_KEY: test'),
    'dummies beside secrets': run('make', "AWS_ACCESS_KEY_ID: ${{ secrets.A || 'test' }}\nAWS_SECRET_ACCESS_KEY: ${{ secrets.B || 'test' }}"),
    'dummies of a script': run('aws configure set aws_secret_access_key test\nexport AWS_SECRET_ACCESS_KEY=fake\nAWS_SECRET_ACCESS_KEY=$(jq -r .key x.json)'),
    'temporary ones of a script': run('aws configure set aws_secret_access_key $A\naws configure set aws_session_token $B'),
    'another setting': run('aws configure set region $A'),
    'only prose': run('# AWS_SECRET_ACCESS_KEY=$A'),
  },
  invalid: [
    {
      name: 'keys of the action',
      text: configure('aws-access-key-id: ${{ secrets.ID }} # old\naws-secret-access-key: ${{ secrets.KEY }}\naws-region: x'),
      found: at(9, 'workflow ${{ secrets.KEY }}'),
      repaired: configure('role-to-assume: ${{ vars.AWS_ROLE_ARN }} # old\naws-region: x'),
    },
    {
      name: 'keys beside a role',
      text: configure('role-to-assume: ${{ vars.R }}\naws-access-key-id: ${{ secrets.ID }}\naws-secret-access-key: ${{ secrets.KEY }}'),
      found: at(10, 'workflow ${{ secrets.KEY }}'),
    },
    { name: 'variables of a job', text: run('make', 'AWS_ACCESS_KEY_ID: ${{ secrets.ID }}\nAWS_SECRET_ACCESS_KEY: ${{ secrets.KEY }}'), found: at(7, 'workflow ${{ secrets.KEY }}') },
    { name: 'repository variables', text: configure('aws-access-key-id: ${{ vars.ID }}\naws-secret-access-key: ${{ vars.KEY }}'), found: at(9, 'workflow ${{ vars.KEY }}') },
    { name: 'through env', text: step('env:\n  K: ${{ secrets.KEY }}\nuses: a/deploy@v1\nwith:\n  aws_secret_access_key: ${{ env.K }}'), found: at(10, 'workflow ${{ env.K }}') },
    { name: 'a key in the workflow', text: run('make', `AWS_SECRET_ACCESS_KEY: ${AWS_KEY}`), found: at(6, `literal ${AWS_KEY}`) },
    {
      name: 'put into the configuration',
      text: run('aws configure set aws_secret_access_key "$A" --profile x\naws configure set default.aws_secret_access_key ${{ secrets.KEY }}\nexport AWS_SECRET_ACCESS_KEY=$A\necho "AWS_SECRET_ACCESS_KEY=$A" >> $GITHUB_ENV'),
      found: [...at(9, 'configured "$A"'), ...at(10, 'configured ${{ secrets.KEY }}'), ...at(11, 'configured AWS_SECRET_ACCESS_KEY=$A'), ...at(12, 'configured "AWS_SECRET_ACCESS_KEY=$A"')],
    },
  ],
});

testWorkflowRule('require-secure-string', {
  valid: {
    'a SecureString': run('aws ssm put-parameter --name /app/prod/token --value "$A" --type SecureString --overwrite'),
    'an ARN': run('aws ssm put-parameter --name /app/prod/layer --value "arn:aws:lambda:x:1:layer:a" --type String'),
    'another value': run('aws ssm put-parameter --name /app/prod/log-level --value debug --type String'),
    'a new value of what is there': run('aws ssm put-parameter --name /app/prod/token --value "$A" --overwrite'),
    'a type that is open': run('aws ssm put-parameter --name /app/prod/token --value "$A" --type "$TYPE"'),
    'another command': run('aws ssm get-parameter --name /app/prod/token --type String'),
  },
  invalid: [
    {
      name: 'a secret of GitHub',
      text: run('aws ssm put-parameter --name "/app/$STAGE/config" \\\n  --value "${{ secrets.API_KEY }}" \\\n  --type String'),
      found: at(LINE + 1, 'plain String'),
      repaired: run('aws ssm put-parameter --name "/app/$STAGE/config" \\\n  --value "${{ secrets.API_KEY }}" \\\n  --type SecureString'),
    },
    { name: 'by the name', text: run('aws --region x ssm put-parameter --name=/app/prod/db-password --value="$X" --type="String"'), found: at(LINE - 1, 'plain --type="String"') },
    { name: 'a list', text: run('aws ssm put-parameter --type StringList --name /app/prod/tokens --value $A'), found: at(LINE - 1, 'plain StringList') },
  ],
});

testWorkflowRule('no-hardcoded-secret', {
  valid: {
    'what other rules speak of': run('make', `API_KEY: ${KEY}\nAWS_SECRET_ACCESS_KEY: ${AWS_KEY}`),
    'databases of tests': step('uses: a/b@v1\nwith:\n  password: postgres\n  token: ${{ secrets.T }}'),
    'put in by GitHub and the shell': run('curl -H "Authorization: Bearer ${{ secrets.A }}" https://x:${{ secrets.B }}@example.org\ngit clone https://x-access-token:$A@github.com/a/b\nTOKEN=$A make\npassword=${{ secrets.A }}'),
    'hashes of actions': step('uses: actions/checkout@08eba0b27e820071cde6df949e0beb9ba4906955 # v4'),
  },
  invalid: [
    { name: 'in a script', text: run(`curl -H "x-api-key: ${KEY}" https://example.org`), found: at(LINE - 1, `name ${KEY}`) },
    {
      name: 'in a script of an action',
      text: step(`uses: actions/github-script@v7\nwith:\n  script: |\n    await github.request('GET /x', {\n      headers: { 'x-api-key': '${KEY}' },\n    });`),
      found: at(10, `name ${KEY}`),
    },
    { name: 'in a comment', text: `# password=${KEY}\n${run('make')}`, found: at(1, `name ${KEY}`) },
  ],
});

testWorkflowRule('no-connection-string', {
  valid: {
    'put in': run('psql postgres://u:${{ secrets.P }}@db.example.org/x\npsql postgres://u:$P@db.example.org/x'),
    'of a service of the job': run('psql postgres://u:pR9xk2@localhost:5432/x'),
  },
  invalid: [{ name: 'in a script', text: run('psql postgres://u:pR9xk2@db.example.org/x'), found: at(LINE - 1, 'password postgres://u:pR9xk2@db.example.org/x') }],
});

testWorkflowRule('no-hardcoded-account-id', {
  valid: {
    'put in': configure('role-to-assume: arn:aws:iam::${{ vars.AWS_ACCOUNT_ID }}:role/x'),
    'of the documentation': configure('role-to-assume: arn:aws:iam::123456789012:role/x'),
  },
  invalid: [
    {
      name: 'of a role',
      text: configure('role-to-assume: arn:aws:iam::384512907465:role/x'),
      found: at(8, 'foundInWorkflow 384512907465'),
      repaired: configure('role-to-assume: arn:aws:iam::${{ vars.AWS_ACCOUNT_ID }}:role/x'),
    },
    { name: 'of a variable', text: run('make', "AWS_ACCOUNT_ID: '384512907465'"), found: at(6, 'foundInWorkflow 384512907465') },
    { name: 'of an image', text: step('uses: docker://384512907465.dkr.ecr.eu-west-1.amazonaws.com/x:1'), found: at(6, 'foundInWorkflow 384512907465') },
  ],
});

testWorkflowRule('no-internal-url', {
  valid: { 'public addresses': run('curl https://example.org http://localhost:3000') },
  invalid: [{ name: 'in a script', text: run('curl https://jenkins.corp.internal/job'), found: at(LINE - 1, 'found jenkins.corp.internal') }],
});
