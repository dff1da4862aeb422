/**
 * How does a test get a string that fits an expression? Draws one, deterministically from a seed, so that no token is
 * written in this repository. Understands what the token table uses: groups, alternations, classes, escapes, bounded
 * quantifiers; look-arounds and anchors are skipped (edges are tested on their own).
 */

/** A pseudo-random sequence of numbers in [0, 1) (Mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A string of `length` characters of `alphabet`. */
export function randomString(alphabet: string, length: number, random: () => number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

type Node =
  | { readonly type: 'characters'; readonly characters: readonly string[] }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'choice'; readonly options: readonly Node[] }
  | { readonly type: 'repeat'; readonly item: Node; readonly min: number; readonly max: number };

/** Parses the source of an expression by recursive descent. */
function parse(source: string): Node {
  let at = 0;

  function choice(): Node {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? options[0]! : { type: 'choice', options };
  }

  function sequence(): Node {
    const items: Node[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const item = atom();
      if (item !== undefined) items.push(quantified(item));
    }
    return { type: 'sequence', items };
  }

  function atom(): Node | undefined {
    if (source[at] === '^' || source[at] === '$') {
      at++;
      return undefined;
    }
    if (source[at] === '(') return group();
    if (source[at] === '[' || source[at] === '\\' || source[at] === '.') {
      const start = at;
      if (source[at] === '[') while (source[++at] !== ']') if (source[at] === '\\') at++;
      at += source[at] === '\\' ? 2 : 1;
      const one = new RegExp(`^${source.slice(start, at)}$`);
      return { type: 'characters', characters: PRINTABLE.filter((char) => one.test(char)) };
    }
    return { type: 'characters', characters: [source[at++]!] };
  }

  function group(): Node | undefined {
    const kind = /^\((\?<?[!=]|\?:)?/.exec(source.slice(at))!;
    at += kind[0].length;
    const inner = choice();
    at++;
    return kind[1] === undefined || kind[1] === '?:' ? inner : undefined;
  }

  function quantified(item: Node): Node {
    const quantifier = /^(?:\{(\d+)(?:,(\d+))?\}|\?)/.exec(source.slice(at));
    if (quantifier === null) return item;
    at += quantifier[0].length;
    if (quantifier[0] === '?') return { type: 'repeat', item, min: 0, max: 1 };
    const min = Number(quantifier[1]);
    return { type: 'repeat', item, min, max: Number(quantifier[2] ?? min) };
  }

  return choice();
}

function draw(node: Node, random: () => number): string {
  switch (node.type) {
    case 'characters':
      return node.characters[Math.floor(random() * node.characters.length)]!;
    case 'sequence':
      return node.items.map((item) => draw(item, random)).join('');
    case 'choice':
      return draw(node.options[Math.floor(random() * node.options.length)]!, random);
    case 'repeat':
      return Array.from({ length: node.min }, () => draw(node.item, random)).join('');
  }
}

/** A string that fits the expression, as short as its quantifiers allow. */
export function sampleOf(source: string, random: () => number): string {
  return draw(parse(source), random);
}
