/** Bytes on shared memory cannot cross a process border, and a Response over them silently turns into text. */
function unshared(chunk: Uint8Array): Uint8Array {
  return chunk.buffer instanceof SharedArrayBuffer ? new Uint8Array(chunk) : chunk
}

/**
 * Streams what `chunks` produces. The first chunk is asked for before this resolves, so that a failure at the start is
 * still answered as an error; later failures break the stream. `onCancel` is called when the reader goes away.
 */
export async function byteStream(
  chunks: AsyncIterable<Uint8Array>,
  onCancel: () => void,
  onError: (error: unknown) => void,
): Promise<ReadableStream<Uint8Array>> {
  const producer = chunks[Symbol.asyncIterator]()
  let next: IteratorResult<Uint8Array> | null = await producer.next()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = next ?? (await producer.next())
          next = null
          if (step.done === true) controller.close()
          else controller.enqueue(unshared(step.value))
        } catch (error) {
          onError(error)
          controller.error(error)
        }
      },
      async cancel() {
        onCancel()
        await producer.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
