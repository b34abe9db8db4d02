/* The page of search and facets. Nothing is fetched before the reader asks for something: not the engine, not the
   index, not the facets. What is asked for stands in the address, so it can be sent to somebody and gone back to. */

const PAGE = 10;
const WAIT = 250; // milliseconds after the last letter
const FEW = 8; // values of a facet that are shown at first
const TRIES = 3; // the site may be published anew while somebody searches
const page = document.querySelector("[data-explore]");
const form = document.getElementById("tra-cuu");
const input = document.getElementById("tra-cuu-chu");
const status = document.getElementById("ket-qua-so");
const list = document.getElementById("ket-qua");
const chips = document.getElementById("dang-loc");
const more = document.getElementById("xem-them");
const idle = document.getElementById("goi-y");
const drawer = document.getElementById("bo-loc");
const boxes = Array.from(document.querySelectorAll("[data-facet] input"));
const facets = Array.from(document.querySelectorAll("[data-facet]"));
const siteTitle = document.title;

let modules = null;
let engine = null;
let marks = null;
let turn = 0;
let timer = 0;
let answer = null;

const count = (number) => number.toLocaleString("vi-VN");

function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* What is asked for, as the form says it and as the address says it. */
function asked() {
  const chosen = {};
  for (const box of boxes) if (box.checked) (chosen[box.name] ??= []).push(box.value);
  return { q: input.value.normalize("NFC").trim() ? input.value.normalize("NFC") : "", chosen };
}

const isNothing = ({ q, chosen }) => !q && !Object.keys(chosen).length;

function address({ q, chosen }) {
  const query = new URLSearchParams();
  if (q.trim()) query.set("q", q.trim());
  for (const [key, values] of Object.entries(chosen)) for (const value of values) query.append(key, value);
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  input.value = query.get("q") ?? "";
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
}

function remember(push) {
  const target = address(asked());
  if (target === location.pathname + location.search) return;
  if (push) history.pushState(null, "", target);
  else history.replaceState(null, "", target);
}

/* The engine, with the index of the release that was published last when it was made. */
async function ready() {
  modules ??= Promise.all(["words", "engine", "marks"].map((name) => import(new URL(page.dataset[name], document.baseURI))));
  modules.catch(() => (modules = null));
  const [words, { Engine }, marksModule] = await modules;
  marks = { ...marksModule, words };
  engine ??= new Engine({ base: new URL(page.dataset.index, document.baseURI).href, words });
  return engine;
}

const isOutdated = async (error) => modules && error instanceof (await modules)[1].Outdated;

/* What `ask` gets from an engine; from a new one when the site was published anew in the meantime. */
async function fromOneRelease(ask) {
  for (let left = TRIES; ; left -= 1) {
    const own = await ready();
    try {
      await own.open();
      return await ask(own);
    } catch (error) {
      if (engine === own) engine = null;
      if (left <= 1 || !(await isOutdated(error))) throw error;
    }
  }
}

/* The engine of the answer fails: ask all of it anew, when that helps. */
async function recover(error) {
  if (!(await isOutdated(error))) return showTrouble(error);
  engine = null;
  return search();
}

async function search() {
  clearTimeout(timer);
  const mine = (turn += 1);
  const wanted = asked();
  document.title = wanted.q.trim() ? `${wanted.q.trim()} – ${siteTitle}` : siteTitle;
  if (isNothing(wanted)) return rest();
  list.setAttribute("aria-busy", "true");
  try {
    const counting = drawer.open || Object.keys(wanted.chosen).length > 0;
    const [found, lines, counts] = await fromOneRelease(async (own) => {
      const [made] = await Promise.all([own.find(wanted.q), counting && own.openFacets()]);
      const left = counting ? own.narrow(made.docs, wanted.chosen) : made;
      const exact = new Set(made.docs.slice(0, made.exact));
      const all = { ...made, engine: own, every: made.docs, docs: left.docs, exact, shown: 0, wanted };
      return [all, await own.lines(left.docs.slice(0, PAGE)), left.counts];
    });
    if (mine !== turn) return;
    answer = found;
    list.replaceChildren();
    if (counts) showCounts(counts);
    showStatus();
    showChips(wanted.chosen);
    append(lines);
  } catch (error) {
    if (mine === turn) showTrouble(error);
  }
  if (mine === turn) list.removeAttribute("aria-busy");
}

/* Nothing is asked for: the page as it came, with what was counted before. */
function rest() {
  answer = null;
  list.replaceChildren();
  list.removeAttribute("aria-busy");
  status.replaceChildren();
  chips.replaceChildren();
  more.hidden = true;
  idle.hidden = false;
  showCounts(null);
}

function showTrouble(error) {
  console.info(error);
  const again = element("a", { href: location.href }, ["Tải lại trang"]);
  status.replaceChildren("Chưa đọc được dữ liệu tra cứu, có thể vì mạng yếu hoặc trang vừa được cập nhật. ", again, ".");
}

function showStatus() {
  idle.hidden = answer.docs.length > 0;
  const q = answer.wanted.q.trim();
  const what = q ? ` cho “${q}”` : "";
  const parts = [];
  if (!answer.docs.length) {
    const filtered = Object.keys(answer.wanted.chosen).length > 0;
    parts.push(`Không có kết quả nào${what}${filtered ? " với các bộ lọc đang chọn" : ""}.`);
    parts.push(filtered ? " Hãy bỏ bớt bộ lọc." : " Hãy bớt chữ, hoặc gõ một phần của tên hay số quyết định.");
  } else {
    parts.push(element("b", {}, [count(answer.docs.length)]), ` kết quả${what}`);
    const { from, to } = answer.mended ?? {};
    if (from) parts.push(`; không có chữ “${from}” nên đã tìm “${to}”`);
    else if (answer.mended) parts.push("; không có gì viết đúng như vậy nên đã tìm gần đúng");
    const common = answer.typed.filter((word) => word.common).map((word) => `“${word.term}”`);
    if (common.length) parts.push(`; có quá nhiều chữ thường gặp nên không xét ${common.join(", ")}`);
    const right = answer.docs.filter((doc) => answer.exact.has(doc)).length;
    if (!answer.mended && right < answer.docs.length) parts.push(right ? `, trong đó ${count(right)} viết đúng dấu` : ", viết khác dấu");
    parts.push(".");
  }
  status.replaceChildren(...parts);
}

function showChips(chosen) {
  const made = boxes.filter((box) => (chosen[box.name] ?? []).includes(box.value)).map((box) => {
    const label = box.parentElement.querySelector(".choice__label").textContent;
    const chip = element("button", { type: "button", class: "chip" }, [element("span", { class: "unseen" }, ["Bỏ lọc: "]), label]);
    chip.addEventListener("click", () => {
      box.checked = false;
      change().then(() => (chips.querySelector("button") ?? input).focus());
    });
    return element("li", {}, [chip]);
  });
  chips.replaceChildren(...made);
  const badge = drawer.querySelector("[data-chosen]");
  badge.textContent = made.length ? ` (đang chọn ${made.length})` : "";
}

/* Only values that lead to something, or are chosen, are offered. */
function showCounts(counts) {
  for (const facet of facets) {
    const open = facet.hasAttribute("data-all");
    let offered = 0;
    let hidden = 0;
    for (const box of facet.querySelectorAll("input")) {
      const row = box.closest("li");
      const number = counts ? (counts[box.name]?.[box.value] ?? 0) : Number(row.dataset.count);
      row.querySelector(".choice__count").textContent = count(number);
      const leads = number > 0 || box.checked;
      if (leads) offered += 1;
      const beyond = leads && offered > FEW && !open && !box.checked;
      if (beyond) hidden += 1;
      row.hidden = !leads || beyond;
    }
    facet.hidden = !offered;
    const button = facet.querySelector(".facet__more");
    button.hidden = !hidden;
    button.textContent = `Thêm ${hidden} lựa chọn`;
  }
}

function append(lines) {
  const { typed, open, docs, exact } = answer;
  const spelledSo = docs.filter((doc) => exact.has(doc)).length;
  for (const line of lines) {
    if (answer.shown === spelledSo && answer.shown > 0 && !answer.mended) {
      list.append(element("li", { class: "hits__rest" }, ["Viết khác dấu"]));
    }
    list.append(hit(line, typed, open));
    answer.shown += 1;
  }
  more.hidden = answer.shown >= docs.length;
  more.textContent = `Xem thêm ${Math.min(PAGE, docs.length - answer.shown)} kết quả`;
}

function hit(line, typed, open) {
  const left = new Set(Array.from(typed.keys()).filter((at) => !typed[at].common));
  const texts = [line.title, line.line, line.summary, ...line.more.map(([, text]) => text)];
  const [title, place, summary, ...others] = marks.explain(marks.words, texts, typed, open);
  const part = (told, name, attributes) => {
    for (const number of told.explained) left.delete(number);
    return element(name, attributes, marks.marked(told));
  };
  const link = part(title, "a", { href: new URL(page.dataset.root + line.path, document.baseURI).href });
  const made = [element("p", { class: "eyebrow" }, [line.label]), element("h3", { class: "hit__title" }, [link])];
  if (place.text) made.push(part(place, "p", { class: "hit__line" }));
  if (summary.text) made.push(part(summary, "p", { class: "hit__summary" }));
  others.forEach((told, at) => {
    if (!Array.from(told.explained).some((number) => left.has(number))) return;
    const short = told.text.length > 160 ? marks.excerpt(marks.words, told.text, typed, open) : told;
    for (const number of told.explained) left.delete(number);
    made.push(element("p", { class: "hit__why" }, [`${line.more[at][0]}: `, ...marks.marked(short)]));
  });
  const row = element("li", { class: "hit", "data-path": line.path, "data-kind": line.kind }, made);
  if (left.size) why(row, line, typed, open);
  return row;
}

/* The words stand in the text of the page: look there, when the result is about to be seen. */
function why(row, line, typed, open) {
  if (line.long) {
    row.append(element("p", { class: "hit__why" }, ["Có tên trong danh sách dài trên trang này."]));
    return;
  }
  const look = async () => {
    const text = await marks.textOf(new URL(page.dataset.root + line.path, document.baseURI).href);
    const told = marks.excerpt(marks.words, text, typed, open);
    if (told) row.append(element("p", { class: "hit__why" }, marks.marked(told)));
  };
  if (answer.heavy) {
    // Much has been fetched for this question already: a page is looked into for those who reach for it.
    const once = () => {
      for (const kind of ["pointerenter", "focusin"]) row.removeEventListener(kind, once);
      look();
    };
    for (const kind of ["pointerenter", "focusin"]) row.addEventListener(kind, once);
    return;
  }
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    seen.disconnect();
    look();
  });
  seen.observe(row);
}

function change() {
  remember(true);
  return search();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
input.addEventListener("input", () => {
  clearTimeout(timer);
  if (input.value.trim().length === 1) return;
  timer = setTimeout(() => {
    remember(false);
    search();
  }, WAIT);
});
for (const facet of facets) {
  facet.addEventListener("change", change);
  facet.querySelector(".facet__more").addEventListener("click", () => {
    const first = Array.from(facet.querySelectorAll("li[hidden] input")).find((box) => {
      const number = box.closest("li").querySelector(".choice__count").textContent;
      return number !== "0";
    });
    facet.setAttribute("data-all", "");
    for (const row of facet.querySelectorAll("li")) row.hidden = row.querySelector(".choice__count").textContent === "0";
    facet.querySelector(".facet__more").hidden = true;
    first?.focus();
  });
}
more.addEventListener("click", async () => {
  const mine = answer;
  const at = mine.shown;
  try {
    const lines = await mine.engine.lines(mine.docs.slice(at, at + PAGE));
    if (mine !== answer || at !== mine.shown) return;
    append(lines);
    list.querySelectorAll(".hit")[at]?.querySelector("a").focus();
  } catch (error) {
    recover(error);
  }
});
window.addEventListener("popstate", () => {
  readAddress();
  search();
});

const wide = matchMedia("(min-width: 60em)");
drawer.open = wide.matches;
wide.addEventListener("change", () => (drawer.open = wide.matches));
drawer.addEventListener("toggle", async () => {
  if (!drawer.open || !answer) return;
  try {
    const { engine: own, every, wanted } = answer;
    await own.openFacets();
    if (answer?.engine === own) showCounts(own.narrow(every, wanted.chosen).counts);
  } catch (error) {
    recover(error);
  }
});
readAddress();
showCounts(null);
if (!isNothing(asked())) search();
