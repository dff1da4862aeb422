import { audit } from '@acme/audit';
import { readSecret } from '@acme/vault';

export async function handler(order: { id: string; searchKey: string }) {
  const { value } = await readSecret('/acme/prod/orders/warehouse-token');
  audit.info('order', { id: order.id, searchKey: order.searchKey });
  audit.info('warehouse', { value }); // expect: aws-secrets/no-secret-in-log
  // expect: aws-secrets/no-internal-url
  const answer = await fetch(`https://warehouse.acme-internal.com/orders/${order.id}`, { headers: { authorization: `Bearer ${value}` } });
  if (!answer.ok) throw new Error(`The warehouse does not accept ${value}`); // expect: aws-secrets/no-secret-in-error
  audit.info('warehouse', { token: fingerprint(value) });
}

const fingerprint = (text: string) => `${text.length}`;
