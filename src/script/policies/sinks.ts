/**
 * What kind of policy does a statement end up in? Follows the statement forwards, through variables, lists, documents
 * and the results of local functions, and collects the names it meets: callees, their receivers, classes, property
 * keys, variables. The names tell what `'*'` means there. Blind spot: a statement that another file takes over; it
 * counts as an identity policy.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import type { PolicyContext } from '../../knowledge/iam/statement.ts';
import type { Script } from '../script.ts';
import { ancestor, functionOf, isClass, isFunction, keyName, lastName, unwrap, wrapped, type Node } from '../syntax.ts';

const MAX_PLACES = 60;

/** Policies of a resource, in which `'*'` means that resource. */
const RESOURCE_NAMES = [
  /^addToResourcePolicy$/,
  /^(?:key|resource|fileSystem|bucket|queue|topic|vault|registry|domain|access|repository)Policy(?:Text|Document)?$/i,
  /^accessPolicies$/i,
  /^(?:Cfn)?(?:Bucket|Queue|Topic|EventBus|Resource|Registry|Permission|AccessPoint)Policy$/,
  /^(?:Cfn)?(?:Key|ReplicaKey|Repository|FileSystem|Domain|RestApi|SpecRestApi|LambdaRestApi|BackupVault|AccessPoint)$/,
  /^put(?:Bucket|Key|Resource|FileSystem|Registry)Policy(?:Command)?$/i,
  /^(?:createKey|setQueueAttributes|setTopicAttributes|setRepositoryPolicy)(?:Command)?$/i,
];
/** Policies that say who may take on a role. */
const TRUST_NAMES = [/^(?:assumeRolePolicy(?:Document)?|trustPolicy|updateAssumeRolePolicy(?:Command)?)$/i];
/** Policies of a network endpoint, and the answers of an authorizer. */
const ENDPOINT_NAMES = [/VpcEndpoint(?:Command)?$/, /^(?:vpc)?endpointPolicy$/i, /^principalId$/];
/** Policies of a session limit what its role allows. */
const SESSION_NAMES = [/^(?:assumeRole(?:With\w+)?|getFederationToken)(?:Command)?$/i, /^sessionPolicy$/i];
/** Methods of whoever acts. */
const IDENTITY_NAMES = [/^addTo(?:\w*Role|Principal)?Policy$/, /^attachInlinePolicy$/];
/** The first name that belongs to one of the kinds decides. */
const KINDS: readonly (readonly [PolicyContext, readonly RegExp[]])[] = [
  ['resource', RESOURCE_NAMES],
  ['trust', TRUST_NAMES],
  ['endpoint', ENDPOINT_NAMES],
  ['boundary', SESSION_NAMES],
  ['identity', IDENTITY_NAMES],
];

const BOUNDARY = /boundary|boundaries/i;
const SERVICE_CONTROL = /(?:^|[^a-z])scps?(?:$|[^a-z])|Scps?(?:$|[^a-z])|SCP|(?:service|resource)_?control/i;
/** What tests do with the statements they expect. */
const ASSERTION_NAMES = [
  /^(?:expect|assert|Match|hasOutput|findResources)$/,
  /^(?:to)?[hH]aveResource\w*$|^(?:hasResource|allResources)\w*$/,
  /^to(?:Strict)?Equal$|^toMatch\w+$|^deep(?:Strict)?Equal$/,
  /^(?:object|array)(?:Like|Equals|With)$/,
];

/**
 * The kind of policy a statement is used in.
 * @param statement the expression that makes the statement
 */
export function contextOf(script: Script, statement: Node): PolicyContext {
  const { sinks, labels } = new NameCollection(script).from(statement);
  const all = [...sinks, ...labels];
  const any = (pattern: RegExp): boolean => all.some((name) => pattern.test(name));
  if (ASSERTION_NAMES.some(any)) return 'assertion';
  const isOfOrganization = any(/organizations/i) && any(/^(?:CfnPolicy|Policy|CreatePolicyCommand)$/);
  if (isOfOrganization || any(SERVICE_CONTROL)) return 'scp';
  if (any(BOUNDARY)) return 'boundary';
  for (const name of sinks) {
    const kind = KINDS.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)));
    if (kind) return kind[0];
  }
  return 'unknown';
}

class NameCollection {
  /** Names whose meaning is fixed: of methods, classes, options. The nearest comes first. */
  readonly sinks = new Set<string>();
  /** Names that the author chose: of variables, functions, constructs. */
  readonly labels = new Set<string>();
  readonly #seen = new Set<Node>();

  constructor(readonly script: Script) {}

  from(statement: Node): this {
    this.#climb(statement);
    return this;
  }

  #climb(start: Node): void {
    for (let node = start; node.parent && this.#seen.size < MAX_PLACES; node = node.parent) {
      if (this.#seen.has(node)) return;
      this.#seen.add(node);
      if (!this.#pass(node, node.parent)) return;
    }
  }

  /** Notes how the parent uses the value; false where it is not handed on to the parent's own parent. */
  #pass(node: Node, parent: Node): boolean {
    switch (parent.type) {
      case 'Property':
        return parent.value === node && (this.#property(parent), true);
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee === node) return true;
        this.#maker(parent.callee);
        this.#addedTo(unwrap(parent.callee));
        // A construct's id: `new ManagedPolicy(this, 'Boundary', …)`.
        for (const argument of parent.arguments) if (argument.type === 'Literal') this.#label(argument.value);
        // A role or a function holds the policy; what becomes of them is another story.
        if (parent.type === 'CallExpression') return true;
        return /Policy|Policies|Document|Statement/.test(lastName(parent.callee) ?? '');
      case 'MemberExpression':
        if (parent.object !== node) return false;
        this.#eachElement(parent);
        return true;
      case 'VariableDeclarator':
        if (parent.init === node) this.#uses(parent);
        return false;
      case 'AssignmentExpression':
        if (parent.right === node) this.#assigned(unwrap(parent.left));
        return false;
      case 'ForOfStatement':
        if (parent.right === node && parent.left.type === 'VariableDeclaration') {
          this.#uses(parent.left.declarations[0]!);
        }
        return false;
      case 'PropertyDefinition':
        this.#label(keyName(parent));
        return false;
      case 'ReturnStatement':
        this.#returned(functionOf(parent));
        return false;
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.#returned(parent);
        return false;
      default:
        return /Expression$|^(?:SpreadElement|TemplateLiteral)$/.test(parent.type) && !isFunction(parent);
    }
  }

  /** The callee; in `super(…)` the class and what it extends. */
  #maker(callee: Node): void {
    const cls = callee.type === 'Super' ? ancestor(callee, isClass) : undefined;
    this.#label(cls?.id?.name);
    this.#calleeNames(cls?.superClass ?? callee);
  }

  #property(property: TSESTree.Property): void {
    const object = property.parent;
    const name = keyName(property);
    const holder = object.parent?.type === 'Property' ? keyName(object.parent) : undefined;
    // `inlinePolicies: { bucketPolicy: … }`: a name of the author's.
    if (holder === 'inlinePolicies') this.#label(name);
    else this.#sink(name);
    for (const sibling of object.type === 'ObjectExpression' ? object.properties : []) {
      if (sibling.type !== 'Property') continue;
      const key = keyName(sibling);
      if (key === 'principalId') this.#sink(key);
      // `{ type: 'SERVICE_CONTROL_POLICY', content: … }`
      if (key === 'type' || key === 'Type') this.#label(this.script.textOf(sibling.value));
    }
  }

  /** Every name in a callee: `role.assumeRolePolicy?.addStatements`, `PermissionsBoundary.of(role).apply`. */
  #calleeNames(callee: Node): void {
    let current = unwrap(callee);
    for (;;) {
      if (current.type === 'MemberExpression') {
        this.#sink(keyName(current));
        current = unwrap(current.object);
      } else if (current.type === 'CallExpression') current = unwrap(current.callee);
      else break;
    }
    if (current.type !== 'Identifier') return;
    const external = this.script.externalName(current);
    for (const name of external?.path ?? []) this.#sink(name);
    this.#label(external?.module);
    if (current === unwrap(callee)) this.#sink(current.name);
    else this.#label(current.name);
  }

  /** `document.addStatements(statement)`: goes on with the document. */
  #addedTo(callee: Node): void {
    if (callee.type !== 'MemberExpression' || keyName(callee) !== 'addStatements') return;
    const document = unwrap(callee.object);
    if (document.type === 'Identifier') this.#references(document);
  }

  /** `statements.forEach((statement) => …)` */
  #eachElement(member: TSESTree.MemberExpression): void {
    const call = member.parent;
    if (call.type !== 'CallExpression' || call.callee !== member) return;
    if (!/^(?:forEach|map|flatMap)$/.test(keyName(member) ?? '')) return;
    const fn = call.arguments[0] && this.script.functionFor(call.arguments[0]);
    const parameter = fn?.params[0];
    if (parameter?.type === 'Identifier') this.#references(parameter);
  }

  #uses(declarator: TSESTree.VariableDeclarator): void {
    if (declarator.id.type === 'Identifier') this.#references(declarator.id);
  }

  #assigned(target: Node): void {
    if (target.type === 'Identifier') return this.#references(target);
    if (target.type !== 'MemberExpression') return;
    this.#calleeNames(target);
  }

  /** Goes on at every use of the variable that a name declares or writes. */
  #references(name: TSESTree.Identifier): void {
    this.#label(name.name);
    for (const reference of this.script.scopes.variableOf(name)?.references ?? []) {
      if (reference.isRead()) this.#climb(wrapped(reference.identifier as unknown as Node));
    }
  }

  /** Goes on at the calls of a function that returns the value. */
  #returned(fn: Node | undefined): void {
    if (!isFunction(fn)) return;
    const holder = fn.parent;
    if (holder.type === 'MethodDefinition' || holder.type === 'PropertyDefinition' || holder.type === 'Property') {
      this.#label(keyName(holder));
    } else if (fn.id) this.#label(fn.id.name);
    else if (holder.type === 'VariableDeclarator') this.#label(lastName(holder.id));
    // An argument: the call may well hand on what the callback returns.
    if (holder.type === 'CallExpression') this.#climb(fn);
    for (const call of this.script.callsOf(fn)) this.#climb(call);
  }

  #sink(name: string | undefined): void {
    if (name !== undefined) this.sinks.add(name);
  }

  #label(name: unknown): void {
    if (typeof name === 'string') this.labels.add(name);
  }
}
