/* The part of WebAssembly that main uses; its full types come only with the browser's library. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: true })
    /** Shared between threads; never detached by growing. */
    readonly buffer: SharedArrayBuffer
    /** Answers with the former number of pages. Throws a RangeError where they cannot be had. */
    grow(pages: number): number
  }
  /** Compiled code; posts to worker threads. */
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } })
    readonly exports: Readonly<Record<string, unknown>>
  }
}
