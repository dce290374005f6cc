import { createAssets } from '../../../../main/transport/assets.ts'
import { createEventHub, type EventHub } from '../../../../main/transport/event-hub.ts'
import { createHandler, type Handle } from '../../../../main/transport/handler.ts'
import type { Implementations } from '../../../../main/transport/implementations.ts'
import type { Uploads } from '../../../../main/transport/uploads.ts'
import { type RecordingLog, recordingLog } from '../hosts/recording-log.ts'

export interface TestHandler {
  readonly handle: Handle
  readonly events: EventHub
  readonly log: RecordingLog
  /** Asks a procedure as the page does. */
  call(name: string, input: unknown): Promise<Response>
}

/** The real handler over the given procedures; asking for another one is a mistake of the test. */
export function testHandler(
  procedures: Partial<Implementations>,
  options: { readonly assetsFolder?: string; readonly uploads?: Uploads } = {},
): TestHandler {
  const log = recordingLog()
  const events = createEventHub({ onAttach: () => [] })
  const handle = createHandler({
    procedures: procedures as Implementations,
    events,
    assets: createAssets({ folder: options.assetsFolder ?? import.meta.dirname }),
    uploads: options.uploads ?? null,
    log,
    checkOutputs: true,
  })
  const call = (name: string, input: unknown) =>
    handle(new Request(`http://workbench/api/${name}`, { method: 'POST', body: JSON.stringify(input) }))
  return { handle, events, log, call }
}
