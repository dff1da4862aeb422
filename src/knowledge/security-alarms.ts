/**
 * Is an alarm about somebody who may be after secrets? Decided by what it is called, by the metric it watches and by the
 * pattern of the log events behind that. Alarms about failures of the application itself (errors, latency, a rotation
 * that failed) are none. Blind spot: names in other languages, and metrics that are numbered.
 */

/** What is only said of attacks, refusals and the tools against them; in lower case, words separated by blanks. */
const SECURITY = [
  /\bunauthori[sz]ed\b|\baccess denied\b|\bdenied access\b|\b(?:auth|authentication|authorization) fail(?:ed|ures?)\b/,
  /\b(?:failed|console|suspicious|brute force) (?:log ?ins?|sign ?ins?)\b|\b(?:log ?ins?|sign ?ins?) (?:without mfa|failures?)\b/,
  /\broot (?:account|user|log ?in|sign ?in|usage|activity|access)\b|\b(?:without|no) mfa\b/,
  /\bsuspicious\b|\bintrusion\b|\btamper(?:ed|ing)?\b|\bsecurity (?:alarm|alert|event|incident)s?\b|\bguard ?duty\b/,
  /\b(?:cloud ?trail|iam policy|kms key|key policy) (?:configuration )?(?:change[sd]?|changes|disabled|stopped|delet\w+)\b/,
  // Accesses to a store of secrets.
  /\b(?:secrets?(?: manager)?|ssm|parameter store|parameters?|kms|credentials?|decrypt(?:ion)?) (?:read|access|retriev|usage|fetch)(?:s|es|al|als|ed)?\b/,
  /\b(?:read|access|unusual|unexpected|anomalous)(?:es|ed|s)? (?:to |of |use of )?(?:secrets?|ssm|parameter store|kms|credentials?)\b/,
];

/** Names of events and fields that CloudTrail writes. */
const EVENTS =
  /UnauthorizedOperation|AccessDenied|ConsoleLogin|userIdentity\.type\W+Root|GetSecretValue|GetParameters?(?:ByPath)?(?:\b|Calls|Requests|Count|Denied|Access)|secretsmanager\.amazonaws\.com|ssm\.amazonaws\.com|kms\.amazonaws\.com|DisableKey\b|ScheduleKeyDeletion|StopLogging|DeleteTrail/;

/** `UnauthorizedAPICalls`, `unauthorized_api-calls` as words. */
const spaced = (text: string): string =>
  text
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();

/** Does a name, a description or a pattern speak of access to secrets, or of somebody who is refused? */
export function isSecuritySubject(text: string): boolean {
  if (EVENTS.test(text)) return true;
  const words = spaced(text);
  return SECURITY.some((pattern) => pattern.test(words));
}
