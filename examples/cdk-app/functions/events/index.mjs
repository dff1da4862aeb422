/** Confirms the URL when Slack asks for it, and accepts every other event. */
export async function handler(event) {
  const body = JSON.parse(event.body ?? '{}');
  if (body.type === 'url_verification') return { statusCode: 200, body: body.challenge };
  console.log('event accepted', { type: body.event?.type, team: body.team_id });
  return { statusCode: 202 };
}
