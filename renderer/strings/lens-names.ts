import type { Lens } from '../../shared/entities/structure.ts'

/** The basis of an option, on screen. */
export const LENS_NAMES: Readonly<Record<Lens, string>> = {
  needs: 'Needs',
  jobs: 'Jobs to be done',
  value: 'Value',
  behaviour: 'Behaviour',
  lifecycle: 'Lifecycle',
  rfm: 'Recency, frequency, money',
  structure: 'Operating structure',
  demographic: 'Demographic',
  geographic: 'Geographic',
  psychographic: 'Psychographic',
  technographic: 'Technographic',
  propensity: 'Propensity',
  other: 'Other',
}

/** "needs basis", as it stands beside an option's name. */
export function lensCaption(lens: Lens): string {
  return `${LENS_NAMES[lens].toLowerCase()} basis`
}
