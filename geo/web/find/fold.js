// @ts-check
/** Texts as they are compared: one script where scripts can be turned into one another, no case, no accents. */

/** Letters of the Cyrillic alphabets in Latin ones, as names are mostly written in English. */
const CYRILLIC = new Map(
  Object.entries({
    ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", і: "i", к: "k", л: "l", м: "m" },
    ...{ н: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ү: "u", ф: "f", х: "kh", ц: "ts", ч: "ch" },
    ...{ ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", ѣ: "e", э: "e", ю: "yu", я: "ya" },
  }),
);
const KANA_APART = 0x60; // from a hiragana to its katakana

/**
 * A way to bring texts into the form in which they are compared.
 * @param {string} [han] pairs of characters: a form, and the one under which it is compared
 * @returns {(text: string) => string} words with one space between them
 */
export function folding(han = "") {
  const letters = new Map(CYRILLIC);
  const forms = [...han];
  for (let at = 0; at < forms.length; at += 2) letters.set(forms[at], forms[at + 1]);
  const strange = new RegExp("[\\u0400-\\u052f\\u3041-\\u3096\\u3400-\\u9fff\\uf900-\\ufaff]", "gu");
  const plain = (/** @type {string} */ letter) => {
    const known = letters.get(letter);
    if (known !== undefined) return known;
    const code = letter.charCodeAt(0);
    return code > 0x3040 && code < 0x3097 ? String.fromCharCode(code + KANA_APART) : letter;
  };
  return (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}'’ʻʼ`´ʹ・ー]/gu, "")
      .toLowerCase()
      .replace(strange, plain)
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
}
