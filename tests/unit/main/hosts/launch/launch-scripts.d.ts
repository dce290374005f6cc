// The launch scripts are plain JavaScript, since they run before anything is installed; this is what tests use of them.
declare module '*/launch/build.mjs' {
  export function sourcesDigest(): string
  export function isBuilt(): boolean
}
declare module '*/launch/build-kernels.mjs' {
  export function buildKernels(node: string): string | null
}
declare module '*/launch/find-electron.mjs' {
  export function installedElectron(): string | null
}
declare module '*/launch/node-version.mjs' {
  export function findNode(): string | null
}
declare module '*/launch/packages.mjs' {
  export function packagesAreStale(folder?: string): boolean
}
declare module '*/hosts/needed-node.mjs' {
  export function isAtLeast(version: string, wanted: readonly [number, number]): boolean
  export function nodeRefusal(version: string): string | null
}
