/** Acknowledges a button or menu within the three seconds that Slack allows. */
export async function handler(event) {
  const form = new URLSearchParams(event.body ?? '');
  const payload = JSON.parse(form.get('payload') ?? '{}');
  console.log('interaction received', { type: payload.type });
  return { statusCode: 200 };
}
