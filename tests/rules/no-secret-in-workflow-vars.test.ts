import { testWorkflowRule } from '../support/workflows.ts';

const env = (lines: string): string => `on: push\nenv:\n  ${lines.replaceAll('\n', '\n  ')}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n`;
const step = (lines: string): string => `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${lines.replaceAll('\n', '\n        ')}\n`;
const job = (lines: string): string => `on: push\njobs:\n  a:\n    ${lines.replaceAll('\n', '\n    ')}\n`;
// Put together, so that no scanner takes these for real ones.
const TOKEN = ['xoxb', '123456789012', '1234567890123', 'Zq8rLw2Xv7Kp1NsTb4YmQe9R'].join('-');
const KEY = 'q8Zr2LwXv7Kp1NsTb4Ym';

testWorkflowRule('no-secret-in-workflow-vars', {
  valid: {
    'a secret of GitHub': env('TOKEN: ${{ secrets.SLACK_TOKEN }}'),
    'what browsers see': env('VITE_API_KEY: ${{ vars.VITE_API_KEY }}\nNEXT_PUBLIC_TOKEN: ${{ vars.NEXT_PUBLIC_TOKEN }}'),
    'publishable keys': env('A: ${{ vars.STRIPE_PUBLISHABLE_KEY }}\nB: ${{ vars.STRIPE_PUBLIC_KEY }}'),
    'ids, names and places': env('A: ${{ vars.CLIENT_ID }}\nB: ${{ vars.AWS_ROLE_ARN }}\nC: ${{ vars.SECRET_NAME }}\nD: ${{ vars.TOKEN_URL }}\nE: ${{ vars.KMS_KEY_ID }}\nF: ${{ vars.AWS_ACCESS_KEY_ID }}'),
    'a variable that decides': step("if: vars.API_TOKEN != ''\nrun: make ${{ vars.AUTH_TOKEN == 'x' && 'a' || 'b' }}"),
    'a weak name by itself': env('A: ${{ vars.TOKEN }}'),
    'a word of a test': env('DB_PASSWORD: postgres\nJWT_SECRET: secret\nAPI_KEY: test\nPOSTGRES_PASSWORD: password\nADMIN_PASSWORD: admin123'),
    'a placeholder': env("API_KEY: '<your key>'\nTOKEN: changeme\nSLACK_TOKEN: xoxb-your-token\nSECRET: ''\nA_TOKEN:"),
    'a database of the tests': job(`runs-on: ubuntu-latest\nservices:\n  db:\n    image: postgres\n    env:\n      POSTGRES_PASSWORD: ${KEY}\nsteps: []`),
    'variables of a script': step('run: echo ${vars.TOKEN} vars.API_TOKEN'),
    'other keys of the same looks': env('CACHE_KEY: q8Zr2LwXv7Kp1NsTb4Ym\nARTIFACT: q8Zr2LwXv7Kp1NsTb4Ym'),
    'keys of AWS, of which another rule speaks': env('AWS_ACCESS_KEY_ID: AKIAQ3EGSWJ2RKP7LMZD\nAWS_SECRET_ACCESS_KEY: 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'),
    'a broken expression': env('A: ${{ vars.API_TOKEN }'),
    'an action': 'runs:\n  using: composite\n  steps:\n    - run: make\n      shell: bash\n      env:\n        A: ${{ inputs.token }}\n',
  },
  invalid: [
    {
      name: 'in the environment of the workflow',
      text: env('TOKEN: ${{ vars.DEPLOY_TOKEN }} # why'),
      found: ['3 variable vars.DEPLOY_TOKEN'],
      repaired: env('TOKEN: ${{ secrets.DEPLOY_TOKEN }} # why'),
    },
    { name: 'in an input', text: step("uses: a/b@v1\nwith:\n  token: ${{vars.GH_TOKEN}}"), found: ['8 variable vars.GH_TOKEN'] },
    { name: 'in a script', text: step('run: |\n  a\n  curl -H "x: ${{ vars.API_KEY }}" ${{ vars.STAGE }}'), found: ['8 variable vars.API_KEY'] },
    { name: 'in a folded script', text: step('run: >-\n  a\n  b ${{ vars.API_KEY }}'), found: ['8 variable vars.API_KEY'] },
    { name: 'by index', text: env("A: ${{ vars['DB_PASSWORD'] }}"), found: ["3 variable vars['DB_PASSWORD']"], repaired: env("A: ${{ secrets['DB_PASSWORD'] }}") },
    { name: 'as a result', text: env("A: ${{ github.ref == 'x' && vars.DB_PASSWORD || 'none' }}"), found: ['3 variable vars.DB_PASSWORD'] },
    { name: 'in an argument', text: env("A: ${{ format('Bearer {0}', vars.API_TOKEN) }}"), found: ['3 variable vars.API_TOKEN'] },
    { name: 'in quotes', text: env('A: "a ${{ vars.API_TOKEN }}"'), found: ['3 variable vars.API_TOKEN'] },
    { name: 'a weak name that is handed to a sure one', text: env('SLACK_TOKEN: ${{ vars.SLACK }}\nDB_PASSWORD: ${{ vars.TOKEN }}'), found: ['3 variable vars.SLACK', '4 variable vars.TOKEN'] },
    { name: 'for a called workflow', text: job('uses: ./.github/workflows/x.yml\nsecrets:\n  token: ${{ vars.API_TOKEN }}'), found: ['6 variable vars.API_TOKEN'] },
    { name: 'where secrets cannot be read there is no repair', text: job('uses: ./.github/workflows/x.yml\nwith:\n  token: ${{ vars.API_TOKEN }}'), found: ['6 variable vars.API_TOKEN'] },
    { name: 'a token in the workflow', text: env(`A: ${TOKEN}`), found: [`3 literal ${TOKEN}`] },
    { name: 'a random text under a name', text: step(`uses: a/b@v1\nwith:\n  api-key: '${KEY}'`), found: [`8 literal '${KEY}'`] },
    { name: 'as one of two', text: env("API_KEY: ${{ secrets.A || '" + KEY + "' }}"), found: ["3 literal ${{ secrets.A || '" + KEY + "' }}"] },
    { name: 'a token for a container', text: job(`runs-on: ubuntu-latest\ncontainer:\n  image: x\n  env:\n    A: ${TOKEN}\nsteps: []`), found: [`8 literal ${TOKEN}`] },
    { name: 'with the option', text: env('A: ${{ vars.API_TOKEN }}\nB: ${{ vars.DEPLOY_TOKEN }}'), options: { allow: ['API_TOKEN'] }, found: ['4 variable vars.DEPLOY_TOKEN'] },
  ],
});
