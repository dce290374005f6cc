export const USAGE = `Tessera on the command line: the workbench's main job without a display.

  tessera import FILE --workspace W.tessera [--unit COLUMN] [--role MEANING=COLUMN]...
          Reads a CSV, JSON, Parquet or Excel file as the customer table. Makes the workspace if there is none.
          --unit COLUMN         the column that identifies a unit; without it the row number does
          --role revenue=COL    a column meaning; repeat for more ("churned=Churn:Yes" names the value that means yes)
          --zero MEANING        a blank of this meaning is zero, not unknown; repeat for more
          --as-of DAY --period-start DAY --currency EUR --noun accounts/account
          --delimiter CHAR --encoding NAME --decimal SIGN --sheet NAME --skip ROWS --type COLUMN=TYPE
          --precise-locations CONSENT   who consented to places finer than a city; else they are coarsened

  tessera build [RECIPE.json] --workspace W.tessera [--as-of DAY] [--replace SOURCE=FILE]... [--add SOURCE=FILE]...
          Makes the customer table from several files by a recipe, without one by the workspace's own. Paths in the
          recipe are seen from its folder; a path may be a folder of files. --replace gives a source other files, --add
          files beside its own (repeat them for several), as next month's; what differs is said. Where the key stands
          in several rows of the base, "rollUp" of the base says how they become one: the guide has an example.

  tessera recipe --workspace W.tessera [--sql duckdb|postgresql [--table SOURCE=TABLE]... [--out FOLDER]]
          Prints the workspace's recipe; with --sql as a script that makes the customer table in a warehouse, from its
          own tables (--table says what they are called). --out writes the files, with the keys people decided about.

  tessera duplicates --workspace W.tessera [--merge SURE]
          Rows of the recipe's base that may be one unit, the surest first, and what that rests on. --merge 0.9 keeps
          in the recipe that those at least so sure are one; the next build makes them one row.

  tessera columns [FILE.json] --workspace W.tessera
          What was found against each column, and which may not enter a rule. A file describes columns first:
          { "gender": { "purpose": "Tone of letters", "basis": "consent" }, "zone": { "accept": "A reason" } }

  tessera structures list --workspace W.tessera
  tessera structures add FILE.json --workspace W.tessera
          One segmentation option or a list of them:
          { "name": "Value tiers", "lens": "value", "thresholds": [{ "name": "floor", "value": 50000, "unit": "€" }],
            "exclusions": [{ "name": "No list", "rule": "..." }], "segments": [{ "name": "Core", "rule": "..." }] }

  tessera compare --workspace W.tessera [--structure NAME]...
          The economics of the options side by side.

  tessera export --workspace W.tessera --structure NAME --out FOLDER [--purpose PURPOSE | --no-consent-needed]
          Proves that SQL puts every row in the same segment, then writes the definition, SQL and assignments. Where
          customers consent to purposes, say for which one: who does not consent is left out and counted.

Every command takes --json (one JSON document on standard output) and --help. Progress goes to standard error.
Exit codes: 0 done, 1 a fault in Tessera, 2 wrong use, 3 refused (the reason is said), 4 the proof found a difference.
`
