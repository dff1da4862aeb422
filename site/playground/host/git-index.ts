/**
 * What is typed into the playground stands for a file that git tracks: the others are nobody's business. Only names that every
 * `.gitignore` leaves out, such as `.env.local`, stand for those.
 */
export const trackingOf = (filename: string): 'tracked' | 'untracked' => (filename.endsWith('.local') ? 'untracked' : 'tracked');
