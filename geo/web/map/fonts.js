// @ts-check
/** Fonts of what is written on the map: the first of each that a machine has. */

/** Names of places and lines. */
export const SANS = '"Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif';

/** Names of states, areas and waters. */
export const SERIF = 'Georgia, "Noto Serif", "DejaVu Serif", "Times New Roman", serif';

/** Degrees at the edge of the map. */
export const DEGREES = '"Noto Sans", "Segoe UI", Arial, sans-serif';

/** Words in the boxes of units. */
export const UNIT = "Arial, sans-serif";
