/* Search: reads the index that generator/show/products/search writes, finds and ranks documents, counts facets.
   Knows nothing of the page. Files are fetched when they are needed, each once. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = Object.fromEntries(Array.from(DIGITS, (letter, value) => [letter, value]));
const WEIGHTS = [6, 2.5, 1]; // in the title, in what is shown under it, in the text behind
const UNFINISHED = 0.7; // a word of which only the beginning was typed
const MISTYPED = 0.5;
const MOST_BEGUN = 24; // most letters of files, in units of 512, that are read for the beginning of a word
const MOST_READ = 100; // the same for a whole question, before runs of words are left out
const MOST_COMMON = 110; // the same for its words, before those that stand nearly everywhere are left out
const LEAST_WORDS = 3; // that are never left out
const HEAVY = 60; // the same, after which no page is fetched only for a few words around a match
const MOST_WORDS = 10;
const LONGEST_RUN = 8;
const WHOLE = "="; // stands behind a title that is nothing but these words
const MOST_TRIED = 8; // words tried for one that may be mistyped
const FORMAT = 1; // of the index

/* The site was published anew since the table was read: a new engine finds what is there now. */
export class Outdated extends Error {}

function numbers(text) {
  const found = [];
  let last = -1;
  let gap = 0;
  let shift = 0;
  for (const letter of text) {
    const value = VALUE[letter];
    gap += (value & 31) << shift;
    shift += 5;
    if (value < 32) {
      last += gap + 1;
      found.push(last);
      gap = shift = 0;
    }
  }
  return found;
}

function digits(text) {
  const found = [];
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUE[text[at]];
    if (value < 62) found.push(value);
    else if (value === 62) found.push(62 + VALUE[text[++at]] * 62 + VALUE[text[++at]]);
    else found.push(3906 + VALUE[text[++at]] * 3844 + VALUE[text[++at]] * 62 + VALUE[text[++at]]);
  }
  return found;
}

function fileName(beginning) {
  const letter = (one) => (/[a-z0-9]/.test(one) ? one : `-${one.codePointAt(0).toString(16)}`);
  return Array.from(beginning, letter).join("") || "-";
}

/* Whether two words are one slip apart: a letter more, less or other, or two neighbours changed about. */
export function oneSlip(first, second) {
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const rest = (from) => short.slice(from) === long.slice(from);
  return rest(at + 1) || (short[at] === long[at + 1] && short[at + 1] === long[at] && rest(at + 2));
}

/* Whether a spelling is the one typed; of a word still being typed the letters so far must agree. */
function spelled(typed, term, form, unfinished) {
  const own = form.replaceAll(".", "") || term;
  const asked = typed.form || typed.term;
  if (own === asked) return true;
  if (!unfinished) return false;
  const [letters, tones] = [own.replace(/(?<=\D)\d+$/u, ""), own.match(/(?<=\D)\d+$/u)?.[0] ?? ""];
  const [begun, tone] = [asked.replace(/(?<=\D)\d+$/u, ""), asked.match(/(?<=\D)\d+$/u)?.[0] ?? ""];
  return letters.startsWith(begun) && (tone === tones || (!tone && letters.length > begun.length));
}

export class Engine {
  constructor({ base, words }) {
    Object.assign(this, { base, words });
    this.files = new Map();
    this.loaded = new Map();
  }

  async read(address, options) {
    const answer = await fetch(this.base + address, options);
    if (!answer.ok) throw new Outdated(`${address}: ${answer.status}`);
    return answer.json();
  }

  /* A file of the release that the table is of. */
  async file(name) {
    if (!this.files.has(name)) {
      const fetched = this.read(`${name}.json?v=${this.version}`).then((data) => {
        if (data.v !== this.version) throw new Outdated(name);
        this.loaded.set(name, data);
        return data;
      });
      fetched.catch(() => this.files.delete(name));
      this.files.set(name, fetched);
    }
    return this.files.get(name);
  }

  /* The table says what release it is of, so a browser must ask whether there is a newer one. */
  async open() {
    this.opening ??= this.read("table.json", { cache: "no-cache" }).then((table) => this.use(table));
    this.opening.catch(() => (this.opening = null));
    return this.opening;
  }

  use(table) {
    if (table.format !== FORMAT) throw new Error(`format ${table.format}`);
    this.version = table.v;
    this.spread = {};
    this.sizes = new Map();
    for (const [part, letter] of [["words", "w"], ["runs", "r"]]) {
      this.spread[part] = new Map(table[part].files.map((name) => [name, `${letter}-${fileName(name)}`]));
      table[part].files.forEach((name, at) => this.sizes.set(this.spread[part].get(name), VALUE[table[part].sizes[at]]));
    }
    this.table = table;
  }

  /* The facets of all documents; nobody needs them who neither chooses nor sees the choices. */
  async openFacets() {
    if (this.facets) return;
    const { ids, above, columns } = await this.file("facets");
    const facets = {};
    for (const column of columns) {
      const of = digits(column.of);
      for (const [key, sets] of Object.entries(column.sets)) {
        facets[key] = { ids: ids[key], sets: readSets(sets, key === "unit" ? above : []), of };
      }
    }
    this.facets = facets;
  }

  /* The files that may hold a term, or all terms that begin with it. */
  places(part, term, unfinished) {
    const files = this.spread[part];
    const found = [];
    for (let end = Math.min(term.length, 40); end >= 0 && !found.length; end -= 1) {
      if (files.has(term.slice(0, end))) found.push(files.get(term.slice(0, end)));
    }
    if (unfinished) {
      const names = Array.from(files.keys()).filter((name) => name.length > term.length && name.startsWith(term));
      const longer = names.map((name) => files.get(name));
      if (longer.reduce((sum, name) => sum + this.sizes.get(name), 0) <= MOST_BEGUN) found.push(...longer);
    }
    return found;
  }

  /* What the index knows of a term (or of all terms that begin with it): spellings with their documents. */
  async look(part, term, unfinished = false) {
    const files = await Promise.all(this.places(part, term, unfinished).map((name) => this.file(name)));
    const found = [];
    for (const { t } of files) {
      const begins = (one) => one.startsWith(term) && !one.endsWith(WHOLE);
      const terms = unfinished ? Object.keys(t).filter(begins) : term in t ? [term] : [];
      for (const one of terms) found.push(...readTerm(one, t[one], one !== term));
    }
    const longer = found.filter((entry) => entry.longer);
    const together = longer.reduce((sum, entry) => sum + entry.count, 0);
    for (const entry of longer) entry.rarity = together;
    return found;
  }

  /* Everything found for a text: documents in order, and how it was understood. */
  async find(text) {
    await this.open();
    const typed = this.words.words(text).slice(0, MOST_WORDS);
    if (!typed.length) return { typed, docs: Array.from({ length: this.table.n }, (_, doc) => doc), exact: this.table.n };
    const open = /[\p{L}\p{N}\p{M}]$/u.test(text.normalize("NFC")) && typed.at(-1).term.length > 1;
    const last = typed.length - 1;
    const heavy = this.leaveOut(typed, open);
    const [entries, runs] = await Promise.all([
      Promise.all(typed.map((word, at) => (word.common ? [] : this.wordEntries(word.term, open && at === last)))),
      this.runEntries(typed, open),
    ]);
    const found = this.rank(typed, entries, runs, open);
    return { heavy, ...(found.docs.length ? { typed, open, ...found } : await this.mend(typed, entries, runs)) };
  }

  /* Of many words those that stand nearly everywhere tell the least and weigh the most: the heaviest are not asked
     for while the others together weigh too much. Returns whether what is read is much all the same. */
  leaveOut(typed, open) {
    const weight = (word, at) => {
      const files = this.places("words", word.term, open && at === typed.length - 1);
      return files.reduce((sum, name) => sum + this.sizes.get(name), 0);
    };
    const weights = typed.map(weight);
    const order = weights.map((_, at) => at).sort((a, b) => weights[b] - weights[a]);
    let total = weights.reduce((sum, one) => sum + one, 0);
    for (const at of order.slice(0, Math.max(0, typed.length - LEAST_WORDS))) {
      if (total <= MOST_COMMON) break;
      typed[at].common = true;
      total -= weights[at];
    }
    return total > HEAVY;
  }

  /* A word, or several written as one: 231QĐTTg. */
  async wordEntries(term, unfinished) {
    const found = await this.look("words", term, unfinished);
    if (found.length || term.length < 4) return found;
    return this.look("runs", term, unfinished && /\d/u.test(term));
  }

  /* Runs of the words asked for: the whole first, then the others in their order, as long as there are not too many
     files to read. */
  async runEntries(typed, open) {
    const last = typed.length - 1;
    const asked = [];
    for (let start = 0; start < last; start += 1) {
      let term = typed[start].term;
      for (let end = start + 1; end <= Math.min(last, start + LONGEST_RUN - 1); end += 1) {
        term += typed[end].term;
        asked.push({ start, end, term, unfinished: open && end === last });
      }
    }
    const whole = typed.map((word) => word.term).join("") + WHOLE;
    if (last < LONGEST_RUN) asked.push({ start: 0, end: last, term: whole, unfinished: false });
    const wanted = new Set(
      typed.flatMap((word, at) => (word.common ? [] : this.places("words", word.term, open && at === last)))
    );
    const read = [];
    const isWhole = (run) => run.end - run.start === last;
    for (const run of [...asked.filter(isWhole), ...asked.filter((one) => !isWhole(one))]) {
      const files = this.places("runs", run.term, run.unfinished);
      const size = [...new Set([...wanted, ...files])].reduce((sum, name) => sum + this.sizes.get(name), 0);
      if (size > MOST_READ && read.length) continue;
      files.forEach((name) => wanted.add(name));
      read.push(run);
    }
    return Promise.all(read.map(async (run) => ({ ...run, entries: await this.look("runs", run.term, run.unfinished) })));
  }

  /* Whether a run is cut into the words that were typed: "và những" has the letters of "Văn Hùng". */
  agree(forms, typed, unfinished) {
    if (forms.length < typed.length) return false;
    return typed.every((word, at) => {
      const own = this.words.fold(forms[at]);
      if (unfinished && at === typed.length - 1 && own.startsWith(word.term)) return true;
      return own === word.term || own.replace(/(?<=\D)\d+$/u, "") === word.term;
    });
  }

  /* Documents in which every word stands, best first; where marks were typed, those spelled so come first. */
  rank(typed, entries, runs, open) {
    const n = this.table.n;
    const marked = typed.some((word) => word.form);
    const last = typed.length - 1;
    const hits = typed.map(() => new Float32Array(n));
    const spelledSo = new Uint16Array(n);
    const bonus = new Float32Array(n);
    const rarity = (entry) => Math.log(1 + n / (entry.rarity ?? entry.count));
    const value = (entry) => rarity(entry) * (entry.longer ? UNFINISHED : 1) * (entry.factor ?? 1);
    const note = (entry, from, to, right, gained) => {
      const worth = value(entry);
      let bits = 0;
      for (let at = from; at <= to; at += 1) if (right(at)) bits |= 1 << at;
      entry.lists.forEach((list, weight) => {
        for (const doc of list) {
          for (let at = from; at <= to; at += 1) hits[at][doc] = Math.max(hits[at][doc], WEIGHTS[weight] * worth);
          spelledSo[doc] |= bits;
          gained?.set(doc, Math.max(gained.get(doc) ?? 0, WEIGHTS[weight] * worth));
        }
      });
    };
    entries.forEach((found, at) => {
      for (const entry of found) note(entry, at, at, () => spelled(typed[at], entry.term, entry.form, open && at === last));
    });
    for (const { start, end, term, entries: found, unfinished } of runs) {
      const extra = term.endsWith(WHOLE) ? 2 : start === 0 && end === last ? 1 : 0.5;
      const gained = new Map();
      for (const entry of found) {
        const forms = entry.form.split(".");
        if (entry.form && !this.agree(forms, typed.slice(start, end + 1), unfinished)) continue;
        const right = (at) =>
          entry.form ? spelled(typed[at], "", forms[at - start] ?? "", unfinished && at === last) : !typed[at].form;
        note(entry, start, end, right, gained);
      }
      for (const [doc, worth] of gained) bonus[doc] += worth * extra;
    }
    const required = hits.filter((_, at) => !typed[at].common);
    const every = typed.reduce((bits, word, at) => (word.common ? bits : bits | (1 << at)), 0);
    const found = [];
    for (let doc = 0; doc < n; doc += 1) {
      let score = bonus[doc];
      for (const hit of required) {
        if (!hit[doc]) {
          score = -1;
          break;
        }
        score += hit[doc];
      }
      if (score >= 0) found.push({ doc, score, right: !marked || (spelledSo[doc] & every) === every });
    }
    found.sort((a, b) => b.right - a.right || b.score - a.score || a.doc - b.doc);
    return {
      docs: found.map((one) => one.doc),
      scores: found.map((one) => one.score),
      exact: marked ? found.filter((one) => one.right).length : found.length,
    };
  }

  /* Nothing has all the words: one of them may have one wrong letter. The last is taken as it stands then. */
  async mend(typed, begun, runs) {
    const open = false;
    const nothing = { typed, open, docs: [], exact: 0 };
    const entries = begun.map((found) => found.filter((entry) => !entry.longer));
    const known = readSpelling((await this.file("spelling")).t);
    const counts = entries.map((found) => found.reduce((sum, entry) => sum + entry.count, 0));
    const order = typed.map((_, at) => at).filter((at) => !typed[at].common).sort((a, b) => counts[a] - counts[b]);
    for (const at of order.filter((one) => !counts[one]).concat(order.filter((one) => counts[one])).slice(0, 3)) {
      const { term } = typed[at];
      if (term.length < 3 || /\d/u.test(term)) continue;
      const tried = known.filter((one) => oneSlip(term, one.term)).sort((a, b) => b.common - a.common).slice(0, MOST_TRIED);
      let best = null;
      for (const one of await Promise.all(tried.map(async ({ term: other }) => ({ other, found: await this.look("words", other) })))) {
        const mended = typed.map((word, place) => (place === at ? { ...word, term: one.other, form: "" } : word));
        const worth = one.found.map((entry) => ({ ...entry, factor: MISTYPED }));
        const found = this.rank(mended, entries.map((old, place) => (place === at ? worth : old)), [], open);
        if (found.docs.length && (!best || found.scores[0] > best.scores[0])) best = { ...found, typed: mended };
      }
      if (best) {
        const all = entries.map((old, place) => (place === at ? this.look("words", best.typed[at].term) : old));
        const ranked = this.rank(best.typed, await Promise.all(all), await this.runEntries(best.typed, open), open);
        return { open, ...ranked, typed: best.typed, mended: { from: term, to: best.typed[at].term } };
      }
    }
    return this.mendRuns(typed, runs, open) ?? nothing;
  }

  /* A whole name with one wrong letter, among the names that begin like it. */
  mendRuns(typed, runs, open) {
    const whole = runs.find((run) => run.start === 0 && run.end === typed.length - 1);
    if (!whole || whole.term.length < 6) return null;
    for (const file of this.places("runs", whole.term, false).map((name) => this.loaded.get(name))) {
      for (const term of file ? Object.keys(file.t) : []) {
        if (!oneSlip(whole.term, term)) continue;
        const entries = readTerm(term, file.t[term], false).map((entry) => ({ ...entry, form: "", factor: MISTYPED }));
        const found = this.rank(typed.map((word) => ({ ...word, form: "" })), typed.map(() => []), [{ ...whole, entries }], open);
        if (found.docs.length) return { typed, open, ...found, mended: {} };
      }
    }
    return null;
  }

  /* Of the documents found those under the chosen values, and for each value how many it would leave. */
  narrow(docs, chosen) {
    const keys = Object.keys(this.facets);
    const allowed = keys.map((key) => {
      const { ids, sets } = this.facets[key];
      const wanted = new Set((chosen[key] ?? []).map((id) => ids.indexOf(id)));
      return wanted.size ? sets.map((set) => set.some((value) => wanted.has(value))) : null;
    });
    const tallies = keys.map((key) => new Uint32Array(this.facets[key].sets.length));
    const left = [];
    for (const doc of docs) {
      let failed = -1;
      let failures = 0;
      for (let at = 0; at < keys.length && failures < 2; at += 1) {
        if (allowed[at] && !allowed[at][this.facets[keys[at]].of[doc]]) {
          failures += 1;
          failed = at;
        }
      }
      if (!failures) left.push(doc);
      keys.forEach((key, at) => {
        if (!failures || (failures === 1 && failed === at)) tallies[at][this.facets[key].of[doc]] += 1;
      });
    }
    const counts = {};
    keys.forEach((key, at) => {
      const { ids, sets } = this.facets[key];
      counts[key] = Object.fromEntries(ids.map((id) => [id, 0]));
      sets.forEach((set, number) => {
        for (const value of set) counts[key][ids[value]] += tallies[at][number];
      });
    });
    return { docs: left, counts };
  }

  /* What results show of some documents, in their order. */
  async lines(docs) {
    const { block, kinds } = this.table;
    return Promise.all(
      docs.map(async (doc) => {
        const { d } = await this.file(`d-${Math.floor(doc / block)}`);
        const [path, kind, title, line, summary, more, long] = d[doc % block];
        return { doc, path, kind, label: kinds[kind], title, line, summary, more, long: Boolean(long) };
      })
    );
  }
}

function readTerm(term, flat, longer) {
  const found = [];
  for (let at = 0; at < flat.length; at += 4) {
    const lists = [flat[at + 1], flat[at + 2], flat[at + 3]].map(numbers);
    found.push({ term, form: flat[at], lists, longer, count: lists[0].length + lists[1].length + lists[2].length });
  }
  return found;
}

/* Sets of values, widened by what stands above them: what is of a faculty is of its school too. */
function readSets(sets, above) {
  return sets.split(" ").map((set) => {
    const values = new Set(digits(set));
    for (const value of values) if (above[value] >= 0) values.add(above[value]);
    return Array.from(values);
  });
}

function readSpelling(text) {
  let before = "";
  return text.split("\n").map((line) => {
    const [rest, common] = line.slice(1).split(" ");
    before = before.slice(0, Number(line[0])) + rest;
    return { term: before, common: Number(common) };
  });
}
