import type { PlaceLine } from '../../shared/contract/places.ts'
import { formatExactCount } from '../ui/format-number.ts'
import { sentenceCase } from '../ui/number-word.ts'
import { counted, type Noun } from './structures.ts'

const unitsOf = ({ plural }: Noun): string => sentenceCase(plural)

/** Places, from country to neighbourhood, on the Data step. */
export const placeWords = {
  tab: 'Places',
  title: (noun: Noun) => `Where ${noun.plural} are`,
  lead: 'Choose a place to see what is in it. The lines of a level add up to their whole.',
  top: (noun: Noun) => `All ${noun.plural}`,
  path: 'The place that is shown',
  heads: {
    units: unitsOf,
    share: 'Share',
    density: 'Inhabitants per km²',
    settled: 'City · town · country',
    climate: 'Most frequent climate',
  },
  /** A line that is no place of its own. */
  lineName: ({ kind, places }: Pick<PlaceLine, 'kind' | 'places'>, least: number, noun: Noun) => {
    if (kind === 'unsaid') return 'No place is said'
    const many = places === 1 ? '1 place' : `${formatExactCount(places)} places`
    const what = places === 0 ? 'No place is said, and too few to part' : `${many} put together`
    return `${what}: no line has under ${counted(least, noun)}`
  },
  whole: 'Together',
  show: 'Show the rows',
  open: (place: string) => `${place}: what is in it`,
  climateOf: (climate: string, share: string) => `${climate}, ${share}`,
  setup: 'What says where…',
  proposed: 'Found by the names of columns. Choose others where they are not the ones; the widest place first.',
  chosen: 'The widest place first.',
  level: (at: number) => (at === 1 ? 'Widest place' : `Level ${at}`),
  none: 'none',
  density: 'Inhabitants per km²',
  climate: 'Climate',
  least: ({ plural }: Noun) => `Fewest ${plural} of a line`,
  settledNote:
    'From 1,500 inhabitants per km² it counts as a city, from 300 as a town or suburb, below as the country (Eurostat).',
  done: 'Done',
  empty: 'No column is named like a country, region, city or neighbourhood.',
  emptyRemedy: 'Choose the columns that say where each is, the widest first.',
  noText: 'The table has no column of text that could say a place.',
} as const
