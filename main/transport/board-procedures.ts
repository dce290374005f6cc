import type { LookUpService } from '../services/look-up-service.ts'
import type { VersionsService } from '../services/versions-service.ts'
import type { Implementations } from './implementations.ts'

/** What the room asks of the comparison board. */
export interface BoardServices {
  readonly lookUp: LookUpService
  readonly versions: VersionsService
}

type BoardProcedures = Pick<Implementations, Extract<keyof Implementations, `${'lookUp' | 'versions'}.${string}`>>

/** Looking units up, versions of options. */
export const boardProcedures = ({ lookUp, versions }: BoardServices): BoardProcedures => ({
  'lookUp.find': ({ text, most }, { signal }) => lookUp.find(text, most, signal),
  'lookUp.places': ({ keys, structureIds }, { signal }) => lookUp.places(keys, structureIds, signal),
  'lookUp.explain': ({ key, structureIds }, { signal }) => lookUp.explain(key, structureIds, signal),
  'lookUp.pin': ({ keys }) => lookUp.pin(keys),
  'versions.list': ({ structureId }) => versions.list(structureId),
  'versions.compare': ({ from, to }) => versions.compare(from, to),
  'versions.twins': ({ structureIds }) => versions.twins(structureIds),
})
