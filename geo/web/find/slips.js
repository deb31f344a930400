// @ts-check
/** How many slips of the hand lie between what was typed and a word: letters left out, put in, changed or swapped. */

const SHORT = 4; // letters: in a shorter word a slip would make it another
const LONG = 8; // letters: from here on two slips are forgiven
const SHORT_HAN = 3; // characters of Chinese, each of which says as much as a syllable

/**
 * How many slips a word may have.
 * @param {string} word
 */
export function slipsIn(word) {
  const han = word >= "\u2e80" && word < "\uac00";
  if (word.length < (han ? SHORT_HAN : SHORT) || /^\p{N}+$/u.test(word)) return 0;
  return word.length < LONG ? 1 : 2;
}

/**
 * Which letters a word holds, as bits: a quick way to tell that two words are far apart.
 * @param {string} word
 */
export function lettersOf(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** @param {number} bits */
export function count(bits) {
  let found = 0;
  for (let rest = bits; rest; rest &= rest - 1) found++;
  return found;
}

const WIDEST = 64; // letters: nobody types a longer word
const lines = [0, 1, 2].map(() => new Uint8Array(WIDEST + 1));

/**
 * Slips between what was typed and a word, or what a word begins with where that is nearer.
 * @param {string} typed
 * @param {string} word
 * @param {number} most slips that are forgiven
 * @returns {{ whole: number, begun: number }} more than `most` where they are farther apart
 */
export function slips(typed, word, most) {
  const far = most + 1;
  const width = Math.min(word.length, typed.length + most, WIDEST);
  let [older, old, line] = lines;
  for (let at = 0; at <= width; at++) old[at] = at;
  for (let row = 1; row <= typed.length; row++) {
    let least = (line[0] = row);
    for (let at = 1; at <= width; at++) {
      const same = typed[row - 1] === word[at - 1];
      let slip = Math.min(old[at] + 1, line[at - 1] + 1, old[at - 1] + (same ? 0 : 1));
      if (row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1])
        slip = Math.min(slip, older[at - 2] + 1);
      line[at] = slip;
      if (slip < least) least = slip;
    }
    if (least > most) return { whole: far, begun: far };
    [older, old, line] = [old, line, older];
  }
  let begun = far;
  for (let at = Math.max(0, typed.length - most); at <= width; at++) begun = Math.min(begun, old[at]);
  return { whole: width < word.length ? far : old[width], begun };
}
