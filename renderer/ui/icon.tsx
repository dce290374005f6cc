const PATHS = {
  search: 'M3 7a4 4 0 108 0a4 4 0 10-8 0M10 10l3.5 3.5',
  undo: 'M6 3.5L3 6.5l3 3M3 6.5h6.5a3.5 3.5 0 010 7H7',
  redo: 'M10 3.5l3 3-3 3M13 6.5H6.5a3.5 3.5 0 000 7H9',
  theme: 'M2.8 8a5.2 5.2 0 1010.4 0a5.2 5.2 0 10-10.4 0M8 2.8v10.4M8 4.5h3.5M8 8h5M8 11.5h3.5',
  help: 'M2.5 8a5.5 5.5 0 1011 0a5.5 5.5 0 10-11 0M6.5 6.5a1.5 1.5 0 112.2 1.3c-.5.3-.7.6-.7 1.2M8 11v.1',
  inspector: 'M3.5 3h9a1 1 0 011 1v8a1 1 0 01-1 1h-9a1 1 0 01-1-1V4a1 1 0 011-1zM10 3v10',
  check: 'M3 8.5l3.2 3.2L13 5',
  'chevron-down': 'M4.5 6.5L8 10l3.5-3.5',
  'chevron-right': 'M6.5 4.5L10 8l-3.5 3.5',
  'chevron-up': 'M4.5 9.5L8 6l3.5 3.5',
  more: 'M4 8h.1M8 8h.1M12 8h.1',
  grip: 'M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1',
  lock: 'M5 7h6a1 1 0 011 1v4a1 1 0 01-1 1H5a1 1 0 01-1-1V8a1 1 0 011-1zM5.500 7V5.500a2.500 2.500 0 015 0V7',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  plus: 'M8 3.5v9M3.5 8h9',
  pin: 'M6 3h4l-.5 4 2 2h-7l2-2zM8 9v4',
  close: 'M4 4l8 8M12 4l-8 8',
  up: 'M8 13V3.5M4 7.500L8 3.500l4 4',
  down: 'M8 3v9.500M4 8.500l4 4 4-4',
  folder: 'M2.5 4.500h4l1.500 1.500h5.500v6.500h-11z',
  file: 'M4 2.500h5l3 3v8H4zM9 2.500v3h3',
  filter: 'M2.500 4h11l-4.300 5v3.800l-2.400 -1.300V9z',
  download: 'M8 2.500v7M5 7l3 3 3-3M3 13h10',
  copy: 'M5.500 5.500h7v7h-7zM3.500 10.500v-7h7',
  edit: 'M3 13l.6-2.600 7-7 2 2-7 7zM9.500 4.500l2 2',
  trash: 'M3 4.500h10M6 4.500v-1.500h4v1.500M4.500 4.500l.5 8.500h6l.5-8.500',
  picture: 'M2.500 3.500h11v9h-11zM2.500 11l3.500-3.500 2.500 2.500 2-2 3 3',
} as const

export type IconName = keyof typeof PATHS

const THICK: ReadonlySet<IconName> = new Set(['more', 'grip'])

/** A line drawing of 16 px (12 when small) in the colour of the text; always decorative, the control has the name. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }) {
  return (
    <svg className={small ? 'icon small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} strokeWidth={THICK.has(name) ? 2 : undefined} />
    </svg>
  )
}
