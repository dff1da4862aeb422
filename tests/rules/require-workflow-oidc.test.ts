import { testWorkflowRule } from '../support/workflows.ts';

/** A workflow that logs in: its permissions, those of its job, and what the action is given. */
const workflow = ({ top = '', job = '', inputs = 'role-to-assume: arn:aws:iam::${{ vars.ACCOUNT }}:role/deploy', on = 'push', runsOn = 'ubuntu-latest', before = '', others = '' } = {}): string =>
  `on: ${on}
${top}jobs:
  deploy:
    runs-on: ${runsOn}
${job}    steps:
      - uses: actions/checkout@v4
${before}      - uses: aws-actions/configure-aws-credentials@v4
        with:
          ${inputs}
          aws-region: eu-west-1
${others}`;
const ROLE = 'role-to-assume';
const denied = (line: number): string[] => [`${line} denied ${ROLE}`];
const build = '  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n';

testWorkflowRule('require-workflow-oidc', {
  valid: {
    'the permission of the workflow': workflow({ top: 'permissions:\n  id-token: write\n' }),
    'the permission of the job': workflow({ top: 'permissions: {}\n', job: '    permissions: { contents: read, id-token: write }\n' }),
    'all permissions': workflow({ top: 'permissions: write-all\n' }),
    'a called workflow, whose caller decides': workflow({ on: '{ workflow_call: {} }' }),
    'a called workflow among other events': workflow({ on: '[push, workflow_call]' }),
    'keys that lead to the role': workflow({ inputs: "role-to-assume: ${{ vars.R }}\n          aws-access-key-id: ${{ secrets.ID }}\n          aws-secret-access-key: ${{ secrets.KEY }}" }),
    'a chain of roles': workflow({ inputs: "role-to-assume: ${{ vars.R }}\n          role-chaining: true" }),
    'a token of another identity provider': workflow({ inputs: "role-to-assume: ${{ vars.R }}\n          web-identity-token-file: /var/token" }),
    'credentials of the environment': workflow({ top: 'env:\n  AWS_ACCESS_KEY_ID: ${{ secrets.ID }}\n' }),
    'a machine with a role of its own': workflow({ inputs: 'aws-account-id: x', runsOn: 'self-hosted' }),
    'a machine that is not known': workflow({ inputs: 'aws-account-id: x', runsOn: '${{ matrix.os }}' }),
    'a second login': workflow({ inputs: 'aws-account-id: x', before: '      - uses: ./.github/actions/aws-login\n' }),
    'an action': "name: Login\nruns:\n  using: composite\n  steps:\n    - uses: aws-actions/configure-aws-credentials@v4\n      with: { role-to-assume: '${{ inputs.role }}' }\n",
    'no workflow': 'jobs:\n  a: configure-aws-credentials\n',
    'a broken file': 'on: push\njobs:\n  a:\n    steps:\n      - uses: [aws-actions/configure-aws-credentials\n   - x: "',
    'nothing': '',
  },
  invalid: [
    {
      name: 'no permissions anywhere',
      text: workflow(),
      found: denied(9),
      repaired: workflow({ job: '    permissions:\n      id-token: write\n      contents: read\n' }),
    },
    {
      name: 'the comment behind the machine stays where it is',
      text: workflow({ runsOn: 'ubuntu-latest # small' }),
      found: denied(9),
      repaired: workflow({ runsOn: 'ubuntu-latest # small', job: '    permissions:\n      id-token: write\n      contents: read\n' }),
    },
    {
      name: 'machines as a list',
      text: workflow({ runsOn: '\n      - ubuntu-latest' }),
      found: denied(10),
      repaired: workflow({ runsOn: '\n      - ubuntu-latest', job: '    permissions:\n      id-token: write\n      contents: read\n' }),
    },
    {
      name: 'permissions of the workflow with one job',
      text: workflow({ top: 'permissions:\n  contents: read # to check out\n' }),
      found: denied(11),
      repaired: workflow({ top: 'permissions:\n  contents: read # to check out\n  id-token: write\n' }),
    },
    {
      name: 'in braces',
      text: workflow({ top: 'permissions: { contents: read }\n' }),
      found: denied(10),
      repaired: workflow({ top: 'permissions: { contents: read, id-token: write }\n' }),
    },
    {
      name: 'the job gets its own where the workflow has several',
      text: workflow({ top: 'permissions:\n  contents: read\n  packages: write\n', others: build }),
      found: denied(12),
      repaired: workflow({
        top: 'permissions:\n  contents: read\n  packages: write\n',
        job: '    permissions:\n      id-token: write\n      contents: read\n      packages: write\n',
        others: build,
      }),
    },
    {
      name: 'none at all is told by the workflow',
      text: workflow({ top: 'permissions: {}\n' }),
      found: denied(10),
      repaired: workflow({ top: 'permissions: {}\n', job: '    permissions:\n      id-token: write\n' }),
    },
    {
      name: 'permissions of the job replace those of the workflow',
      text: workflow({ top: 'permissions: write-all\n', job: '    permissions:\n      contents: read\n' }),
      found: denied(12),
      repaired: workflow({ top: 'permissions: write-all\n', job: '    permissions:\n      contents: read\n      id-token: write\n' }),
    },
    {
      name: 'the job has none',
      text: workflow({ job: '    permissions: {}\n' }),
      found: denied(10),
      repaired: workflow({ job: '    permissions: { id-token: write }\n' }),
    },
    {
      name: 'the permission is refused',
      text: workflow({ job: '    permissions:\n      id-token: none # never\n' }),
      found: denied(11),
      repaired: workflow({ job: '    permissions:\n      id-token: write # never\n' }),
    },
    { name: 'all may only be read', text: workflow({ top: 'permissions: read-all\n' }), found: denied(10) },
    { name: 'a called workflow that tells its permissions', text: workflow({ on: '{ workflow_call: {} }', job: '    permissions:\n      contents: read\n' }), found: denied(11) },
    { name: 'another spelling of the action', text: workflow().replace('aws-actions/configure', 'AWS-Actions/Configure'), found: denied(9) },
    {
      name: 'no role and nothing else',
      text: workflow({ inputs: "role-to-assume: ''" }),
      found: ['7 roleless aws-actions/configure-aws-credentials@v4'],
    },
    {
      name: 'what anchors repeat is reported once',
      text: `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: &steps\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: x\n  b:\n    runs-on: ubuntu-latest\n    steps: *steps\n`,
      found: denied(8),
    },
  ],
});
