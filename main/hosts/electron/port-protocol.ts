import { z } from 'zod'

/*
 * How the Electron main process and the service process talk. Every message has one form:
 *
 *   main -> service   request (id, what is asked)   pull (id: one more chunk)   cancel (id)   grant (id, path)   close
 *   service -> main   ready | failed                response (id, head)         chunk (id)    end (id)   broken (id)
 *                     granted (id, file)            refused (id, why)           closed
 *
 * JSON comes whole with its head. Any other body's chunk is sent only when it was pulled, so a slow window holds the producer back; `cancel` ends it.
 */

const headers = z.array(z.tuple([z.string(), z.string()]))
const bytes = z.instanceof(Uint8Array)
const id = z.number().int()

export const toService = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), id, method: z.string(), url: z.string(), headers, body: bytes.nullable() }),
  z.object({ type: z.literal('pull'), id }),
  z.object({ type: z.literal('cancel'), id }),
  z.object({ type: z.literal('grant'), id, path: z.string() }),
  z.object({ type: z.literal('close') }),
])
export type ToService = z.infer<typeof toService>

export const fromService = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  z.object({
    type: z.literal('response'),
    id,
    status: z.number(),
    headers,
    /** A small body comes whole, so that an answer arrives or does not. */
    body: bytes.nullable(),
    /** The body follows in chunks, as they are pulled. */
    isStream: z.boolean(),
  }),
  z.object({ type: z.literal('chunk'), id, bytes }),
  z.object({ type: z.literal('end'), id }),
  z.object({ type: z.literal('broken'), id }),
  z.object({
    type: z.literal('granted'),
    id,
    file: z.object({ grant: z.string(), name: z.string(), sizeBytes: z.number() }),
  }),
  z.object({ type: z.literal('refused'), id, message: z.string() }),
  z.object({ type: z.literal('closed') }),
])
export type FromService = z.infer<typeof fromService>

/** One end of the connection: Electron's process port, or a Node MessagePort in tests. */
export interface Port<Sent> {
  post(message: Sent): void
  onMessage(listener: (message: unknown) => void): void
}
