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
  for (const hit of kept) hit.paired = kept.some((other) => beside(hit, other));
  const inPairs = new Set(kept.filter((hit) => hit.paired).map((hit) => hit.number));
  return { hits: kept.filter((hit) => !inPairs.has(hit.number) || hit.paired), inPairs };
}

/* Several texts with what was asked for in each: a word that stands beside its neighbour in one of them is not marked
   where it stands alone in another. */
export function explain(words, texts, typed, open) {
  const read = texts.map((text) => {
    const found = words.placed(text);
    return { text, found, ...best(matches(found, typed, open), typed) };
  });
  const inPairs = new Set(read.flatMap((one) => Array.from(one.inPairs)));
  return read.map(({ text, found, hits }) => {
    const kept = hits.filter((hit) => hit.paired || !inPairs.has(hit.number));
    const ranges = kept.map((hit) => [found[hit.start].start, found[hit.end].end]).sort((a, b) => a[0] - b[0]);
    return { text, ranges, explained: new Set(kept.map((hit) => hit.number)) };
  });
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
  return explain(words, [`${from ? "… " : ""}${cut}${to < found.length - 1 ? " …" : ""}`], typed, open)[0];
}

/* The words of a page as readers see them, without its frame; "" where it cannot be read. Parsed without running. */
export async function textOf(address) {
  const page = await new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.send();
  });
  const article = page?.querySelector("article");
  if (!article) return "";
  for (const mark of article.querySelectorAll("sup")) mark.remove();
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
