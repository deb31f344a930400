"""Who held which ground on which day, and what lay over it."""
