import type { LookUpService } from '../services/look-up-service.ts'
import type { ScorecardService } from '../services/scorecard-service.ts'
import type { VersionsService } from '../services/versions-service.ts'
import type { Implementations } from './implementations.ts'

/** What the room asks of the comparison board. */
export interface BoardServices {
  readonly lookUp: LookUpService
  readonly versions: VersionsService
  readonly scorecard: ScorecardService
}

type BoardProcedures = Pick<
  Implementations,
  Extract<keyof Implementations, `${'lookUp' | 'versions' | 'scorecard'}.${string}`>
>

/** Looking units up, versions of options, weights. */
export const boardProcedures = ({ lookUp, versions, scorecard }: BoardServices): BoardProcedures => ({
  'lookUp.find': ({ text, most }, { signal }) => lookUp.find(text, most, signal),
  'lookUp.places': ({ keys, structureIds }, { signal }) => lookUp.places(keys, structureIds, signal),
  'lookUp.explain': ({ key, structureIds }, { signal }) => lookUp.explain(key, structureIds, signal),
  'lookUp.pin': ({ keys }) => lookUp.pin(keys),
  'versions.list': ({ structureId }) => versions.list(structureId),
  'versions.compare': ({ from, to }) => versions.compare(from, to),
  'scorecard.weigh': ({ weights }) => scorecard.weigh(weights),
  'scorecard.decide': ({ entryId, posture }) => scorecard.decide(entryId, posture),
  'versions.twins': ({ structureIds }) => versions.twins(structureIds),
})
