/**
 * Where is a connection left without TLS, or with less of it than Node.js and AWS give by themselves? Readers find the
 * setting or the address and what is known about the other end; whether that matters is for the rule.
 */
import type { WeaknessKind } from '../knowledge/network/tls.ts';
import type { Edit } from './edit.ts';
import type { Range } from './range.ts';

/** A way to have TLS again. */
export interface TransportRemedy {
  /** `remove`: the default is secure; `encrypt`: `https://`. */
  readonly how: 'remove' | 'encrypt';
  /** Affects this connection only, which is secure afterwards. */
  readonly harmless: boolean;
  readonly edits: readonly Edit[];
}

export interface TransportWeakness {
  readonly kind: WeaknessKind;
  /**
   * What is weakened: every connection of a process, one client or connection, a client of AWS, or a request with
   * credentials in it.
   */
  readonly of: 'process' | 'connection' | 'aws' | 'request';
  /** The setting as it may be printed, `http://` for an address. */
  readonly setting: string;
  readonly range: Range;
  /** The hosts at the other end as far as the file tells: `*` for a host or label that it leaves open. */
  readonly hosts: readonly string[];
  /** The name of the setting says little: it counts beside a host that is elsewhere. */
  readonly needsHost: boolean;
  /** Under a condition that speaks of development, tests or another machine than that of production. */
  readonly developmentOnly: boolean;
  readonly remedies: readonly TransportRemedy[];
}
