/* Why a result was found: marks the words asked for in a text, and cuts a few words around them out of a long one. */

const AROUND = 14; // words shown on either side of a match in the text of a page

/* Where the words asked for stand in the words of a text: [first word, last word, number of the word asked for]. */
function matches(found, typed, open) {
  const hits = [];
  typed.forEach((asked, number) => {
    const mayGoOn = open && number === typed.length - 1;
    for (let start = 0; start < found.length; start += 1) {
      let joined = "";
      for (let end = start; end < Math.min(found.length, start + 8) && joined.length < asked.term.length; end += 1) {
        joined += found[end].term;
        if (joined === asked.term || (mayGoOn && joined.startsWith(asked.term))) {
          const same = start === end && (found[end].form || found[end].term) === (asked.form || asked.term);
          hits.push({ start, end, number, right: same });
          break;
        }
        if (!asked.term.startsWith(joined)) break;
      }
    }
  });
  return hits;
}

/* Spellings as typed drive out others of the same word; words side by side drive out the same words apart. */
function best(hits, typed) {
  const exact = new Set(hits.filter((hit) => hit.right && typed[hit.number].form).map((hit) => hit.number));
  const kept = hits.filter((hit) => !exact.has(hit.number) || hit.right);
  const beside = (hit, other) =>
    (other.number === hit.number + 1 && other.start === hit.end + 1) ||
    (other.number === hit.number - 1 && other.end === hit.start - 1);
  const paired = kept.filter((hit) => kept.some((other) => beside(hit, other)));
  const inPairs = new Set(paired.map((hit) => hit.number));
  return kept.filter((hit) => !inPairs.has(hit.number) || paired.includes(hit));
}

export function explain(words, text, typed, open) {
  const found = words.placed(text);
  const hits = best(matches(found, typed, open), typed);
  const ranges = hits.map((hit) => [found[hit.start].start, found[hit.end].end]).sort((a, b) => a[0] - b[0]);
  return { text, ranges, explained: new Set(hits.map((hit) => hit.number)) };
}

/* The part of a long text where most of the words asked for stand together. */
export function excerpt(words, text, typed, open) {
  const found = words.placed(text);
  const hits = matches(found, typed, open);
  let chosen = null;
  for (const hit of hits) {
    const near = hits.filter((other) => other.start >= hit.start && other.end <= hit.start + 2 * AROUND);
    const kinds = new Set(near.map((other) => other.number)).size;
    const right = new Set(near.filter((other) => other.right).map((other) => other.number)).size;
    const pairs = near.filter((one) => near.some((two) => two.number === one.number + 1 && two.start === one.end + 1)).length;
    const worth = kinds * 4 + right * 2 + Math.min(pairs, typed.length) * 3;
    if (!chosen || worth > chosen.worth) chosen = { worth, from: hit.start, to: Math.max(...near.map((one) => one.end)) };
  }
  if (!chosen) return null;
  const from = Math.max(0, chosen.from - AROUND);
  const to = Math.min(found.length - 1, Math.max(chosen.to, chosen.from + AROUND) + 4);
  const cut = text.slice(from ? found[from].start : 0, to < found.length - 1 ? found[to].end : text.length).trim();
  return explain(words, `${from ? "… " : ""}${cut}${to < found.length - 1 ? " …" : ""}`, typed, open);
}

/* The words of a page as readers see them, without its frame. */
export function textOf(html) {
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  if (!article) return "";
  const blocks = "p, li, dd, dt, td, h2, h3, h4, figcaption";
  const inner = Array.from(article.querySelectorAll(blocks)).filter((one) => !one.querySelector(blocks) && !one.closest("header, nav"));
  return inner.map((one) => one.textContent.replace(/\s+/gu, " ").trim()).filter(Boolean).join(" ").normalize("NFC");
}

/* A text as nodes, what was asked for in <mark>. Never as HTML. */
export function marked({ text, ranges }) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    nodes.push(text.slice(at, start), mark);
    at = end;
  }
  return [...nodes, text.slice(at)];
}
