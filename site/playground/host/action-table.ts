/** The table of IAM actions, fetched when a file first contains a policy. Rules are asked synchronously; a worker may wait. */
export function actionTable(): string | undefined {
  const request = new XMLHttpRequest();
  request.open('GET', new URL('iam-actions.json', import.meta.url), false);
  request.send();
  return request.status === 200 ? request.responseText : undefined;
}
