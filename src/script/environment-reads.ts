/**
 * Which variables does a file read from the environment of its process? Members and destructured properties of
 * `process.env` and of objects that stand for it, and calls of functions that look a variable up. Each is listed where
 * the variable is named. Not listed: questions whether a variable is set, and variables that the file itself sets.
 * Blind spot: names that are put together.
 */
import type { TSESTree } from '@typescript-eslint/utils';
import { words } from '../knowledge/names/words.ts';
import type { EnvironmentRead } from '../model/environment-read.ts';
import { callerFrames } from './callers.ts';
import { retrievalAt } from './environment-reads/retrieval.ts';
import type { Origin } from './origins.ts';
import { environmentVariableOf } from './parameter-reads/environment-variable.ts';
import type { Script } from './script.ts';
import { MACHINE_ENVIRONMENT, machineEnvironment } from './values/machine-environment.ts';
import { dottedName, keyName, lastName, literalText, unwrap, wrapped, type Node } from './syntax.ts';

const SHOUTED = /^[A-Z][A-Z0-9_]*$/;

/** Every reading of a variable whose name the file shows, in the order of the text. */
export function environmentReadsOf(script: Script): readonly EnvironmentRead[] {
  const reading = new Reading(script);
  for (const member of script.nodes.of('MemberExpression')) reading.member(member);
  for (const { id, init } of script.nodes.of('VariableDeclarator')) if (init) reading.pattern(id, init);
  for (const { left, right } of script.nodes.of('AssignmentExpression')) reading.pattern(left, right);
  for (const { left, right } of script.nodes.of('AssignmentPattern')) reading.pattern(left, right);
  for (const call of script.nodes.of('CallExpression')) reading.call(call);
  return reading.found();
}

class Reading {
  readonly #reads = new Map<Node, string>();
  /** Variables that the file sets; `*`: it may be any. */
  readonly #set = new Set<string>();

  /** Without it, only a shouted name is that of a variable. */
  readonly #hasEnvironment: boolean;

  constructor(readonly script: Script) {
    this.#hasEnvironment = MACHINE_ENVIRONMENT.test(script.text);
  }

  found(): readonly EnvironmentRead[] {
    return [...this.#reads]
      .filter(([, variable]) => !this.#set.has(variable) && !this.#set.has('*'))
      .map(([node, variable]) => ({ variable, range: node.range, retrieval: retrievalAt(this.script, node) }))
      .sort((a, b) => a.range[0] - b.range[0]);
  }

  /** `process.env.X`, `env['X']`, and `process.env[name]` where a function of the file is called with the name. */
  member(member: TSESTree.MemberExpression): void {
    const name = keyName(member) ?? this.script.textOf(member.property);
    // What is called is a method. Of what is only called an environment, few names are variables.
    if (name !== undefined && !this.#mayBeVariable(member, name)) return;
    const environments = this.script.origins.of(member.object);
    if (name !== undefined) {
      const variable = variableIn(this.script, environments, name);
      if (variable === undefined) return;
      if (isWritten(member)) this.#set.add(variable);
      else if (!isOnlyTested(member)) this.#reads.set(member, variable);
      return;
    }
    if (variableIn(this.script, environments, 'ANY') === undefined || isWritten(member) || isOnlyTested(member)) return;
    for (const { call } of callerFrames(this.script, unwrap(member.property), null)) {
      const argument = call.type === 'CallExpression' ? call.arguments[0] : undefined;
      const text = argument && this.script.textOf(argument);
      if (text !== undefined && !isOnlyTested(call)) this.#reads.set(call, text);
    }
  }

  #mayBeVariable(member: TSESTree.MemberExpression, name: string): boolean {
    if (SHOUTED.test(name)) return true;
    return this.#hasEnvironment && !(member.parent.type === 'CallExpression' && member.parent.callee === member);
  }

  /** `const { X, Y: y = '' } = process.env`, also nested, assigned, or as the default of a parameter. */
  pattern(pattern: Node, value: Node): void {
    if (pattern.type !== 'ObjectPattern') return;
    this.#properties(pattern, this.script.origins.of(value));
  }

  #properties(pattern: TSESTree.ObjectPattern, origins: readonly Origin[]): void {
    for (const property of pattern.properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (property.type !== 'Property' || name === undefined) continue;
      const variable = variableIn(this.script, origins, name);
      if (variable !== undefined) this.#reads.set(property, variable);
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      if (target.type === 'ObjectPattern')
        this.#properties(target, origins.map((origin) => ({ ...origin, path: [...origin.path, name] })));
    }
  }

  /** `requireEnv('X')` and `Env.get('X')` of another file; `Object.assign(process.env, secrets)`. */
  call(call: TSESTree.CallExpression): void {
    const text = call.arguments[0] && literalText(call.arguments[0]);
    const [target] = call.arguments;
    if (target && lastName(call.callee) === 'assign' && variableIn(this.script, this.script.origins.of(target), 'ANY'))
      this.#set.add('*');
    if (text === undefined || !speaksOfEnvironment(call.callee) || this.script.functionFor(call.callee)) return;
    const variable = environmentVariableOf(this.script, { node: call, path: [], frame: null, trail: null });
    if (variable === text && !isOnlyTested(call)) this.#reads.set(call, variable);
  }
}

/** The variable that the member `name` of what stands for an environment is; `undefined` for members of anything else. */
function variableIn(script: Script, origins: readonly Origin[], name: string): string | undefined {
  for (const origin of origins) {
    if (environmentVariableOf(script, origin) !== undefined) continue;
    // What is only called an environment may be an object like any other; its shouted members are variables.
    if (!SHOUTED.test(name) && !machineEnvironment(script, origin)) continue;
    if (environmentVariableOf(script, { ...origin, path: [...origin.path, name] }) === name) return name;
  }
  return undefined;
}

const speaksOfEnvironment = (callee: Node): boolean =>
  (dottedName(callee) ?? [lastName(callee) ?? '']).some((name) =>
    words(name).some((word) => word === 'env' || word === 'environment'),
  );

function isWritten(member: Node): boolean {
  const target = wrapped(member);
  const { parent } = target;
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === target) ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

const isNothing = (node: Node): boolean =>
  (node.type === 'Identifier' && node.name === 'undefined') ||
  (node.type === 'Literal' && (node.value === null || node.value === ''));

/** Is a value only asked whether it is there: `if (!process.env.X) throw …`? */
function isOnlyTested(node: Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'UnaryExpression':
      return true;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator) && isNothing(unwrap(parent.left === value ? parent.right : parent.left));
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === value;
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === value) || isOnlyTested(parent);
    case 'CallExpression':
      return lastName(parent.callee) === 'Boolean';
    default:
      return false;
  }
}
