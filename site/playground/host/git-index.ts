/** What is typed into the playground stands for a file that git tracks: the others are nobody's business. */
export const trackingOf = (): 'tracked' => 'tracked';
