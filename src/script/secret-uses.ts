/**
 * Which secrets does a file write to logs, send to telemetry, put into errors or answer a caller with? Finds the sinks, asks the flow what is
 * carried into them, and tells how to keep it out.
 */
import { isErrorClass } from '../knowledge/loggers.ts';
import { isIssued } from '../knowledge/responses.ts';
import { safeLabel } from '../model/label.ts';
import type { Redaction, SecretUse } from '../model/secret-use.ts';
import { mayHoldSecrets } from './flow/evidence.ts';
import type { Taint } from './flow/value.ts';
import type { Script } from './script.ts';
import { carriersOf, type Carrier } from './sinks/carriers.ts';
import { isCorroborated } from './sinks/corroboration.ts';
import { errorsOf } from './sinks/errors.ts';
import { logsOf } from './sinks/logs.ts';
import { redactionsOf } from './sinks/redactions.ts';
import { responsesOf } from './sinks/responses.ts';
import type { Sink } from './sinks/sink.ts';
import { capturesOf, telemetryOf, type Capture } from './sinks/telemetry.ts';
import { lastName, unwrap, type Node } from './syntax.ts';

/** Every secret in the file that reaches a log, telemetry or an error, in the order of the text. */
export function secretUsesOf(script: Script): readonly SecretUse[] {
  if (!mayHoldSecrets(script)) return [];
  const uses = new Map<string, SecretUse>();
  for (const sinks of [telemetryOf(script), logsOf(script), errorsOf(script)]) {
    for (const sink of sinks) {
      for (const use of usesIn(script, sink)) {
        // One report per place: a logger of an error tracker is both, log and telemetry.
        const kind = use.sink === 'error' ? 'error' : 'log';
        const place = `${kind} ${use.range.join()}`;
        if (!uses.has(place)) uses.set(place, use);
      }
    }
  }
  for (const capture of capturesOf(script)) {
    const use = captured(script, capture);
    if (use) uses.set(`log ${use.range.join()}`, use);
  }
  return inOrder(uses.values());
}

/** Every secret in the file that is sent to a caller, in the order of the text. */
export function secretResponsesOf(script: Script): readonly SecretUse[] {
  if (!mayHoldSecrets(script)) return [];
  const uses = new Map<string, SecretUse>();
  for (const sink of responsesOf(script)) for (const use of usesIn(script, sink)) uses.set(use.range.join(), use);
  return inOrder(uses.values());
}

const inOrder = (uses: Iterable<SecretUse>): readonly SecretUse[] =>
  [...uses].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);

function* usesIn(script: Script, sink: Sink): Iterable<SecretUse> {
  for (const value of sink.values) {
    for (const carrier of carriersOf(script, value, sink.redacted)) {
      // What is made to be handed out.
      if (sink.kind === 'response' && isIssued(carrier.taint.label, carrier.taint.confidence === 'wrapper')) continue;
      if (carrier.taint.confidence === 'weak' && !isCorroborated(script, sink)) continue;
      // What an error is made of is reported by where it is made.
      if (sink.kind !== 'error' && makesError(carrier.node)) continue;
      yield {
        ...described(script, carrier.taint, carrier.node),
        sink: sink.kind,
        range: placeOf(carrier, sink),
        redactions: redactionsOf(script, sink, carrier),
      };
    }
  }
}

function makesError(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'NewExpression' && isErrorClass(lastName(inner.callee) ?? '');
}

function described(
  script: Script,
  taint: Taint,
  node: Node,
): Pick<SecretUse, 'confidence' | 'what' | 'label' | 'partial'> {
  const { confidence, what, inside, partial } = taint;
  return {
    confidence,
    label: what === 'environment' ? taint.label : labelOf(script, taint, node),
    what: what === 'value' && inside ? 'object' : what,
    ...(partial === undefined ? {} : { partial }),
  };
}

/** What a secret is called in a message: where a name is the evidence, that name; else what it is used by. */
function labelOf(script: Script, { confidence, label }: Taint, node: Node): string {
  const isNamed = confidence === 'name' || confidence === 'weak';
  const known = safeLabel(label, 'a value');
  return isNamed ? known : safeLabel(nameOf(script, node) ?? '', known);
}

/** The name an expression goes by: `token`, `apiKey` of `this.apiKey`, `read()` of a function of this file. */
function nameOf(script: Script, node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return nameOf(script, inner.argument);
  if (inner.type === 'CallExpression' && script.functionFor(inner.callee)) return `${lastName(inner.callee) ?? ''}()`;
  return inner.type === 'Identifier' || inner.type === 'MemberExpression' ? lastName(inner) : undefined;
}

/** A function that logs what it is handed is the place itself. */
function placeOf({ node, slot }: Carrier, sink: Sink): SecretUse['range'] {
  const handler = slot.kind === 'callback' && sink.node.type === 'CallExpression' ? sink.node.arguments[0] : undefined;
  return handler ? handler.range : unwrap(node).range;
}

/** A secret that a tracer records because a function returns it. */
function captured(script: Script, { call, fn }: Capture): SecretUse | undefined {
  for (const result of script.returnsOf(fn)) {
    const taint = script.secrets.at(result);
    if (!taint || taint.confidence === 'weak') continue;
    const configured = exclusion(script, call);
    return {
      ...described(script, taint, result),
      sink: 'telemetry',
      range: call.range,
      redactions: configured ? [configured] : [],
    };
  }
  return undefined;
}

/** Adds `captureResponse: false` to the options of a tracer's decorator or middleware. */
function exclusion(script: Script, call: Capture['call']): Redaction | undefined {
  const closing = script.sourceCode.getLastToken(call as never);
  const expected = lastName(call.callee) === 'captureLambdaHandler' && call.arguments.length > 0 ? 1 : 0;
  if (!closing || call.arguments.length !== expected) return undefined;
  const comma = expected > 0 && script.sourceCode.getTokenBefore(closing)?.value !== ',';
  const text = `${comma ? ', ' : ''}{ captureResponse: false }`;
  return { how: 'configure', harmless: true, edits: [{ range: [closing.range[0], closing.range[0]], text }] };
}
