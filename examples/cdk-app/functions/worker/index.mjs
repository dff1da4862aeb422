/** Works off one batch of jobs and returns those that must be delivered again. */
export async function handler(event) {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const job = JSON.parse(record.body);
      console.log('job done', { kind: job.kind });
    } catch (error) {
      console.error('job failed', error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
