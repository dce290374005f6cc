import type { BoardServices } from '../services/board-services.ts'
import type { Implementations } from './implementations.ts'

type BoardProcedures = Pick<
  Implementations,
  Extract<keyof Implementations, `${'lookUp' | 'versions' | 'scorecard' | 'goals'}.${string}`>
>

/** Looking units up, versions of options, weights, goals. */
export const boardProcedures = ({ lookUp, versions, scorecard, goals }: BoardServices): BoardProcedures => ({
  'lookUp.find': ({ text, most }, { signal }) => lookUp.find(text, most, signal),
  'lookUp.places': ({ keys, structureIds }, { signal }) => lookUp.places(keys, structureIds, signal),
  'lookUp.explain': ({ key, structureIds }, { signal }) => lookUp.explain(key, structureIds, signal),
  'lookUp.pin': ({ key, isPinned }) => lookUp.pin(key, isPinned),
  'versions.list': ({ structureId }) => versions.list(structureId),
  'versions.compare': ({ from, to }) => versions.compare(from, to),
  'goals.seek': (question, { signal }) => goals.seek(question, signal),
  'scorecard.weigh': ({ weights }) => scorecard.weigh(weights),
  'scorecard.reset': () => scorecard.reset(),
  'scorecard.decide': ({ entryId, posture }) => scorecard.decide(entryId, posture),
  'versions.twins': ({ structureIds }) => versions.twins(structureIds),
})
