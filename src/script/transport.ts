/** Which settings and addresses of a file weaken TLS? */
import type { TransportWeakness } from '../model/transport.ts';
import type { Script } from './script.ts';
import { plainAddressesOf } from './transport/addresses.ts';
import { weakSettingsOf } from './transport/settings.ts';

/** Every weakness, in the order of the text; a place is listed once. */
export function transportOf(script: Script): readonly TransportWeakness[] {
  const places = new Map<string, TransportWeakness>();
  for (const weakness of [...weakSettingsOf(script), ...plainAddressesOf(script)]) {
    const place = weakness.range.join();
    if (!places.has(place)) places.set(place, weakness);
  }
  return [...places.values()].sort((a, b) => a.range[0] - b.range[0]);
}
