/**
 * The clauses of the guide: what each asks for, in a few words, and for what no linter can see, what to use instead.
 * `docs/guide-coverage.md` is generated from this list and the metadata of the rules.
 */
export const parts = [
  { title: 'No injection at deploy time', clauses: ['G1', 'G2', 'G3', 'G4', 'G5'] },
  { title: 'Retrieval at run time', clauses: ['G6', 'G7', 'G8', 'G9', 'G10', 'G11', 'G12'] },
  { title: 'Least privilege', clauses: ['G13', 'G14', 'G15'] },
  { title: 'Nothing sensitive in source', clauses: ['G16', 'G17', 'G18', 'G19', 'G20', 'G21'] },
  { title: 'Encryption and audit', clauses: ['G22', 'G23', 'G24', 'G25'] },
  { title: 'CI/CD', clauses: ['G26', 'G27'] },
];

export const clauses = {
  G1: { asks: "A function's environment holds no secret value." },
  G2: { asks: 'Only configuration that is not sensitive belongs in the environment.' },
  G3: { asks: 'Nor the name, path or ARN of a secret.' },
  G4: { asks: 'Code that runs names the path itself and never takes it from the environment.' },
  G5: { asks: 'No secret in a template, written or synthesized.' },
  G6: { asks: 'Reads of Parameter Store ask for decryption.' },
  G7: { asks: 'Secrets that rotate live in Secrets Manager, with rotation on.' },
  G8: { asks: 'Paths follow `/application/environment/secret-name`.' },
  G9: { asks: 'Cached secrets expire after about five minutes.' },
  G10: { asks: 'Secrets are never logged.' },
  G11: { asks: 'Secrets never enter an error message.' },
  G12: { asks: 'Transport is TLS, and nothing weakens it.' },
  G13: { asks: 'Permissions name the actions and resources of the task.' },
  G14: { asks: "Access to secrets is scoped to the application's path." },
  G15: { asks: 'Statements carry conditions that restrict further.' },
  G16: {
    asks: 'No keys, tokens or private keys in source, comments or commit messages.',
    beyond: 'Commit messages and history: a scanner in a pre-commit hook and push protection of the code host.',
  },
  G17: { asks: 'No AWS account ids.' },
  G18: { asks: 'No IP addresses or private DNS names.' },
  G19: { asks: 'No internal URLs or service endpoints.' },
  G20: { asks: 'No connection strings of databases.' },
  G21: { asks: 'No `.env` file in the repository.' },
  G22: { asks: 'Secrets in Parameter Store are of type `SecureString`.' },
  G23: { asks: 'Customer-managed KMS keys rotate and are preferred for secrets.' },
  G24: { asks: 'CloudTrail records every read of a secret.' },
  G25: { asks: 'Suspicious access raises an alarm that reaches somebody.', beyond: 'Whether somebody answers the alarm: an exercise of the incident response.' },
  G26: { asks: 'GitHub Actions assumes a role through OIDC.' },
  G27: { asks: 'Secrets of CI live in GitHub Secrets and are not printed.' },
};
