/**
 * By which names do people call their environments? Data only. Blind spot: names of a company's own (`blue`,
 * `customer-a`), which options name.
 */
import { words } from '../names/words.ts';

const STAGES: ReadonlySet<string> = new Set(
  (
    'acceptance dev develop development e2e integration live nonprod perf performance playground prd preprod ' +
    'preproduction prod production qa sandbox sandpit sbx staging stage stg sit test testing tst uat'
  ).split(' '),
);

/** Words that name an environment only where one is expected. */
const PERHAPS: ReadonlySet<string> = new Set(
  (
    'acc alpha beta canary ci code common cte demo feature global int integ load local main mgmt np pr pre preview ' +
    'qual rc release review shared trunk ua'
  ).split(' '),
);

/** Variables whose value is the name of an environment. */
const SELECTORS: ReadonlySet<string> = new Set('env environment profile stage tier'.split(' '));

/** Is this the name of an environment: `prod`, `eu-prod`, `dev2`? */
export const namesStage = (name: string): boolean => words(name).some((word) => STAGES.has(word));

/** May it be one: `shared`, `local`? */
export const mayNameStage = (name: string): boolean =>
  words(name).some((word) => STAGES.has(word) || PERHAPS.has(word));

/** Does a variable of this name hold the name of an environment: `stage`, `APP_ENV`, `stageName`? */
export function selectsStage(variable: string): boolean {
  const all = words(variable);
  return SELECTORS.has(all.at(-1)!) || (all.at(-1) === 'name' && SELECTORS.has(all.at(-2)!));
}
