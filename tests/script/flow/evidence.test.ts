/** Which files are asked for secrets at all? What is missed here is missed by every rule that follows secrets. */
import { describe, expect, it } from 'vitest';
import { SENSITIVE_OUTPUT_ROWS } from '../../../src/knowledge/aws-outputs.generated.ts';
import { concernsSecrets, mayHoldSecrets } from '../../../src/script/flow/evidence.ts';
import { scriptOf } from '../script-of.ts';

const holds = (code: string): boolean => mayHoldSecrets(scriptOf(code));

describe('evidence of secrets', () => {
  it.each([
    'log(token)',
    'log(config.dbPassword)',
    'log(getApiKey())',
    'const { GITHUB_PAT } = settings; log(GITHUB_PAT)',
    'log(headers["x-api-key"])',
    'log(secrets.get("prod/db-password"))',
    'log(process.env)',
    'log({ ...process.env })',
    'log(Object.entries(process.env).map(String))',
    'const { env } = process; log(env)',
    'const { env: all } = process; log(all)',
    'import { env } from "node:process"; log(env)',
    'const p = process; log(p.env)',
    'log(process.env.SLACK_TOKEN)',
    'log(await client.send(new GetParameterCommand({})))',
    'for await (const page of paginateGetParametersByPath({}, {})) log(page)',
    'import AWS from "aws-sdk"; log(await kms.decrypt(input).promise())',
    'import AWS from "aws-sdk"; log(await idp["signUp"](input))',
    'import { getParameter } from "@aws-lambda-powertools/parameters/ssm"; log(await getParameter(name))',
    'import { fromSSO } from "@aws-sdk/credential-provider-sso"; log(await fromSSO()())',
    'import { Signer } from "@aws-sdk/rds-signer"; log(await new Signer(x).getAuthToken())',
    'import ssm from "@middy/ssm"; middy((event, context) => log(context.x)).use(ssm({}))',
    'log(await fetch("http://localhost:2773/secretsmanager/get?id=x"))',
    'log(value.unsafeUnwrap())',
    'log(Bun.env)',
    'const { env } = Bun; log(env)',
  ])('%s', (code) => expect(holds(code)).toBe(true));

  it.each([
    '',
    'log(process.env.TABLE_NAME)',
    'log(process.env["TABLE_NAME"])',
    'log(process.env!.STAGE, process.env?.REGION)',
    'new Stack(app, "x", { env: { account: "1" } })',
    'import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3"; log(await s3.send(new GetObjectCommand({})))',
    'import AWS from "aws-sdk"; log(await table.query(input).promise())',
    'log(path.join(a, b), mapping, author, url, keys, partitionKey, pagination)',
    'log("process the environment")',
    'log(Bun.env.STAGE)',
    'log({ env }, bundle, processed)',
    'client.getParameter(input)',
    'repaginateGetParametersByPath(new GetParameterCommandInput())',
  ])('not %s', (code) => expect(holds(code)).toBe(false));

  it('is every operation that returns a secret', () => {
    for (const row of SENSITIVE_OUTPUT_ROWS.trim().split('\n')) {
      const operation = row.split(/:? /)[1]!;
      const method = operation.charAt(0).toLowerCase() + operation.slice(1);
      expect(holds(`await client.send(new ${operation}Command(x))`), operation).toBe(true);
      expect(holds(`const aws = 1; client.${method}(x)`), operation).toBe(true);
    }
  });

  it.each([
    'new Secret(this, "S")',
    'ssm.StringParameter.valueForSecureStringParameter(this, "x", 1)',
    'const at = "{{resolve:ssm:/a/b}}"',
    "const a = 'postgres://user:hunter22@db/main'",
    `const a = '${['ghp', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('_')}'`,
    'log(apiKey)',
    'new Function(this, "F", { environment: { DB_PASSWORD: x } })',
    'new Function(this, "F", { environment: { DATABASE_URL: x } })',
    'new Function(this, "F", { environment: { [`${name}_KEY`]: x } })',
    'read("/app/prod/api-key")',
    'new Function(this, "F", { environment: { HASH_SALT: x } })',
    'new Function(this, "F", { environment: { PASS: x } })',
    'new Function(this, "F", { environment: { PASSWORD_PARAM: "/a/b", STAGE: "x" } })',
  ])('%s: may name one', (code) => expect(concernsSecrets(scriptOf(code))).toBe(true));

  it.each(['', 'new Bucket(this, "B")', 'new Function(this, "F", { environment: { STAGE: "x", TABLE_NAME: table.tableName } })', 'log("/app/prod/log-level")', 'log(bearer, dbParam, tokens)'])('%s: names none', (code) =>
    expect(concernsSecrets(scriptOf(code))).toBe(false),
  );

  it('follows the settings', () => {
    const settings = { secretNames: { add: ['licence'] } };
    expect(holds('log(vendorLicence)')).toBe(false);
    expect(mayHoldSecrets(scriptOf('log(vendorLicence)', { settings }))).toBe(true);
    expect(holds('log(fromVault())')).toBe(false);
    expect(mayHoldSecrets(scriptOf('log(fromVault())', { settings: { secretSources: ['fromVault'] } }))).toBe(true);
  });
});
