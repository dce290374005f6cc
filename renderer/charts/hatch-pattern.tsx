/** The hatching of what is not served; once per page, marks refer to it by its id. */
export function HatchPattern() {
  return (
    <svg width="0" height="0" className="sr" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v5" stroke="var(--seg-excluded)" strokeWidth="2.5" />
        </pattern>
      </defs>
    </svg>
  )
}
