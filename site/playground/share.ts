/**
 * How does a link hold what is in the playground? Compressed, behind the `#` of the address, which a browser does not send to a server.
 */
import type { Question } from './lint.ts';

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream as ReadableWritablePair<Uint8Array, Uint8Array>);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

export async function encode(question: Question): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(question)), new CompressionStream('deflate-raw'));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** `undefined` when the text is no such link. */
export async function decode(hash: string): Promise<Question | undefined> {
  try {
    const binary = atob(hash.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = await through(Uint8Array.from(binary, (char) => char.charCodeAt(0)), new DecompressionStream('deflate-raw'));
    const { text, filename, strictness, more } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Question>;
    if (typeof text !== 'string' || typeof filename !== 'string') return undefined;
    return { text, filename, strictness: strictness === 'strict' || strictness === 'all' ? strictness : 'recommended', more: more ?? {} };
  } catch {
    return undefined;
  }
}
