/**
 * What is an IP address used for? Classes from the IANA special-purpose registries (RFC 6890 and those it lists), and
 * the addresses that AWS and public resolvers publish. Blind spot: an address that an organisation routes privately
 * although it is public.
 */

export type AddressClass =
  /** This machine: 127/8, `::1`. */
  | 'loopback'
  /** No address: `0.0.0.0`, `::`, broadcast, netmasks. */
  | 'unspecified'
  /** Endpoints that AWS puts into every instance, task or VPC: metadata, credentials, time, DNS. */
  | 'platform'
  /** Reserved for examples: RFC 5737, RFC 3849, RFC 9637, benchmarks. */
  | 'documentation'
  | 'multicast'
  /** Public DNS resolvers. */
  | 'resolver'
  | 'linkLocal'
  /** RFC 1918, shared (RFC 6598) and unique local addresses (RFC 4193). */
  | 'private'
  | 'public';

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

function numberOf(address: string): number | undefined {
  if (!V4.test(address)) return undefined;
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The first block that contains an address says what it is. */
const V4_BLOCKS: readonly (readonly [base: string, prefix: number, AddressClass])[] = [
  ['127.0.0.0', 8, 'loopback'],
  ['0.0.0.0', 8, 'unspecified'],
  ['255.0.0.0', 8, 'unspecified'],
  // Instance metadata and user data; task credentials and metadata; EKS Pod Identity; Amazon Time Sync; VPC DNS.
  ['169.254.169.254', 32, 'platform'],
  ['169.254.170.2', 32, 'platform'],
  ['169.254.170.23', 32, 'platform'],
  ['169.254.169.123', 32, 'platform'],
  ['169.254.169.253', 32, 'platform'],
  ['192.0.2.0', 24, 'documentation'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['198.18.0.0', 15, 'documentation'],
  ['240.0.0.0', 4, 'unspecified'],
  ['224.0.0.0', 4, 'multicast'],
  ['8.8.8.8', 32, 'resolver'],
  ['8.8.4.4', 32, 'resolver'],
  ['1.1.1.1', 32, 'resolver'],
  ['1.0.0.1', 32, 'resolver'],
  ['9.9.9.9', 32, 'resolver'],
  ['149.112.112.112', 32, 'resolver'],
  ['208.67.222.222', 32, 'resolver'],
  ['208.67.220.220', 32, 'resolver'],
  ['169.254.0.0', 16, 'linkLocal'],
  ['10.0.0.0', 8, 'private'],
  ['172.16.0.0', 12, 'private'],
  ['192.168.0.0', 16, 'private'],
  ['100.64.0.0', 10, 'private'],
];

/** The eight words of an IPv6 address; an embedded IPv4 address is two of them. */
function wordsOf(address: string): readonly number[] | undefined {
  const text = address.toLowerCase().replace(/%[\w.-]{1,64}$/, '');
  if (!text.includes(':') || text.length > 45) return undefined;
  const tail = /[^:]*$/.exec(text)![0];
  const embedded = tail.includes('.') ? numberOf(tail) : undefined;
  if (tail.includes('.') && embedded === undefined) return undefined;
  const plain =
    embedded === undefined
      ? text
      : text.slice(0, -tail.length) + [Math.floor(embedded / 65_536), embedded % 65_536].map((word) => word.toString(16)).join(':');
  const [head, end, ...more] = plain.split('::');
  if (head === undefined || more.length > 0) return undefined;
  const words = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [words(head), words(end ?? '')];
  const missing = 8 - before.length - after.length;
  if (end === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array.from({ length: end === undefined ? 0 : missing }, () => '0'), ...after];
  return all.every((word) => /^[0-9a-f]{1,4}$/.test(word)) ? all.map((word) => parseInt(word, 16)) : undefined;
}

const V6_BLOCKS: readonly (readonly [base: string, prefix: number, AddressClass])[] = [
  ['::', 128, 'unspecified'],
  ['::1', 128, 'loopback'],
  ['fd00:ec2::254', 128, 'platform'],
  ['fd00:ec2::253', 128, 'platform'],
  ['fd00:ec2::123', 128, 'platform'],
  ['fd00:ec2::23', 128, 'platform'],
  ['2001:db8::', 32, 'documentation'],
  ['3fff::', 20, 'documentation'],
  ['ff00::', 8, 'multicast'],
  ['2001:4860:4860::8888', 128, 'resolver'],
  ['2001:4860:4860::8844', 128, 'resolver'],
  ['2606:4700:4700::1111', 128, 'resolver'],
  ['2606:4700:4700::1001', 128, 'resolver'],
  ['fe80::', 10, 'linkLocal'],
  ['fc00::', 7, 'private'],
];

const contains4 = (base: string, prefix: number, address: number): boolean => {
  const size = 2 ** (32 - prefix);
  return Math.floor(numberOf(base)! / size) === Math.floor(address / size);
};

const contains6 = (base: string, prefix: number, address: readonly number[]): boolean =>
  wordsOf(base)!.every((word, index) => {
    const size = 2 ** (16 - Math.min(16, Math.max(0, prefix - index * 16)));
    return Math.floor(word / size) === Math.floor(address[index]! / size);
  });

/** What an address is used for; `undefined` when the text is no IP address. */
export function addressClass(text: string): AddressClass | undefined {
  const four = numberOf(text);
  if (four !== undefined) return V4_BLOCKS.find(([base, prefix]) => contains4(base, prefix, four))?.[2] ?? 'public';
  const words = wordsOf(text);
  if (!words) return undefined;
  // `::ffff:10.0.0.1` is an IPv4 address in the other notation.
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xff_ff) {
    const [high, low] = [words[6]!, words[7]!];
    return addressClass([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  return V6_BLOCKS.find(([base, prefix]) => contains6(base, prefix, words))?.[2] ?? 'public';
}
