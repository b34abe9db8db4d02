/* Syllables as search knows them: the same rules as generator/show/products/search/words.py and fold() of
   generator/words/vietnamese.py, held together by tests/data/search_words.yml. */

const HIDDEN =
  /[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\u{110bd}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]/gu;
const WORD = /(?:[\p{L}\p{N}][\u0300-\u036f]*)+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const MARKS = /[\p{Mn}\p{Me}\p{Cf}]+/gu;
const TONES = { "\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
const SAME_LETTER = { đ: "d", ð: "d", ɖ: "d", ł: "l", ø: "o", ħ: "h", ı: "i", æ: "ae", œ: "oe", þ: "th" };
const SAME_MARK = {};
for (const mark of "‐‑‒–—―−⁃﹘﹣－") SAME_MARK[mark] = "-";
for (const mark of "“”„‟″«»〝〞") SAME_MARK[mark] = '"';
for (const mark of "‘’‚‛′ʼ`´‹›") SAME_MARK[mark] = "'";

/* Lower case as Unicode folds it: by way of capitals, so that ß is ss and a final sigma is a sigma; ı stays ı. */
const small = (letter) => (letter === "ı" ? letter : letter.toLowerCase().toUpperCase().toLowerCase());
const lower = (text) => Array.from(text, small).join("");

const each = (text, table) => Array.from(text, (letter) => table[letter] ?? letter).join("");

const plainY = (word) => (/^[hklmst]y$/.test(word) ? word[0] + "i" : word);

export function fold(text) {
  const letters = each(text.normalize("NFC"), SAME_MARK).normalize("NFKD").replace(MARKS, "");
  const folded = lower(letters).normalize("NFKD").replace(MARKS, "");
  return each(folded, { ...SAME_LETTER, ...SAME_MARK }).split(/\s+/u).filter(Boolean).join(" ");
}

/* One word as its term, what is looked up, and its form, how it is spelled ("" where it has no marks). */
export function wordOf(raw) {
  const word = lower(raw);
  const term = plainY(fold(word).replace(NOT_WORD, ""));
  let letters = "";
  let tones = "";
  for (const letter of word.normalize("NFD")) {
    if (letter in TONES) tones += TONES[letter];
    else letters += letter;
  }
  const form = plainY(letters.normalize("NFC")) + tones;
  return { term, form: form === term ? "" : form };
}

/* The words of a text somebody typed. */
export function words(text) {
  const composed = text.replace(HIDDEN, "").normalize("NFKC");
  return (lower(composed).match(WORD) ?? []).map(wordOf).filter((word) => word.term);
}

/* The words of a text that is shown, with the places where they begin and end. */
export function placed(text) {
  return Array.from(text.matchAll(WORD), (found) => {
    const word = wordOf(found[0].replace(HIDDEN, "").normalize("NFKC"));
    return { ...word, start: found.index, end: found.index + found[0].length };
  });
}
