/* The part of WebAssembly that main uses; its full types come only with the browser's library. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: true })
    /** Shared between threads; never detached by growing. */
    readonly buffer: SharedArrayBuffer
    grow(pages: number): number
  }
}
