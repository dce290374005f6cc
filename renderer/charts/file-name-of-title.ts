/** A file name without extension from a title: small letters, digits and hyphens, at most 60, never a reserved name. */
export function fileNameOfTitle(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain)
  return plain === '' || isReserved ? `chart${isReserved ? `-${plain}` : ''}` : plain
}
