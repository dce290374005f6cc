/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i

/** Whether Windows refuses a file of this name. */
export function isReservedName(name: string): boolean {
  return RESERVED.test(name)
}
