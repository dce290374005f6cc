import type { PlaceService } from '../services/place-service.ts'
import type { SetGapService } from '../services/set-gap-service.ts'
import type { SetService } from '../services/set-service.ts'
import type { Implementations } from './implementations.ts'

/** What tells of sets and places in the customer table. */
export interface TableServices {
  readonly sets: SetService
  readonly setGaps: SetGapService
  readonly places: PlaceService
}

type TableProcedures = Pick<Implementations, Extract<keyof Implementations, `sets.${string}` | `places.${string}`>>

/** Its part of the contract, one line a procedure. */
export const tableProcedures = ({ sets, setGaps, places }: TableServices): TableProcedures => ({
  'sets.list': (_input, { signal }) => sets.list(signal),
  'sets.peers': ({ column, by }, { signal }) => setGaps.peers(column, by, signal),
  'sets.gaps': (input, { signal }) => setGaps.gaps(input, signal),
  'sets.unitGaps': (input, { signal }) => setGaps.unitGaps(input, signal),
  'places.get': async () => places.get(),
  'places.arrange': ({ places: arranged }) => places.arrange(arranged),
  'places.level': ({ path }, { signal }) => places.level(path, signal),
})
