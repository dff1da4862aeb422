/**
 * Is a vague name (`token`) the name of a secret here? Parsers, pages and language models have tokens too, so something
 * else must speak for it: the words beside it, or that the file reads secrets. Blind spot: a lexer that writes about
 * its tokens as if they were keys.
 */
import type { Script } from '../script.ts';
import { unwrap, type Node } from '../syntax.ts';
import type { Sink } from './sink.ts';

const SECRET_WORD = /token|secret|password|key|cred|auth|jwt|webhook/i;
/** Who speaks of logins and permissions does not speak of grammar. */
const LOGIN_WORD = new RegExp(
  [
    'auth|log ?in|sign(?:ed|ing)? ?in|credential|secret|bearer|password|permission|forbidden|denied|expired|session',
    'slack|github|api|access|bot\\b',
  ].join('|'),
  'i',
);
const GRAMMAR_WORD =
  /unknown|unrecogni[sz]ed|illegal|expected|malformed|syntax|lex(?:er|ical)|pars(?:e|ed|er|ing)\b|tokeni[sz]|grammar/i;
const GRAMMAR_CODE =
  /\b(?:class|interface|function|import)\s+(?:\{\s*)?\w*(?:Lexer|Tokenizer|Parser)\b|\b(?:nextToken|tokenize)\b/;

/** The literal text in what leaves, without what is nested in calls. */
function literalTexts(values: readonly Node[]): string {
  const texts: string[] = [];
  const stack = [...values].reverse();
  while (stack.length > 0) {
    const node = unwrap(stack.pop()!);
    if (node.type === 'Literal' && typeof node.value === 'string') texts.push(node.value);
    else if (node.type === 'TemplateLiteral') texts.push(...node.quasis.map((quasi) => quasi.value.raw));
    else if (node.type === 'BinaryExpression') stack.push(node.right, node.left as Node);
  }
  return texts.join(' ');
}

const grammars = new WeakMap<Script, boolean>();

/** Is the file a lexer, a parser, or a user of one? */
function readsGrammar(script: Script): boolean {
  let answer = grammars.get(script);
  if (answer === undefined) grammars.set(script, (answer = GRAMMAR_CODE.test(script.text)));
  return answer;
}

/** Does the sink, or the file, speak for a secret under a vague name? */
export function isCorroborated(script: Script, sink: Sink): boolean {
  const text = literalTexts(sink.values.map(({ node }) => node));
  if (GRAMMAR_WORD.test(text) || readsGrammar(script)) return false;
  const { readsSecrets } = script.secrets;
  if (sink.kind !== 'error') return readsSecrets || SECRET_WORD.test(text);
  // `Invalid token ${token}` is written by lexers nine times in ten.
  return SECRET_WORD.test(text) && (readsSecrets || LOGIN_WORD.test(text.replace(/token/gi, '')));
}
