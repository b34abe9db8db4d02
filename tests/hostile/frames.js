/* Puts pages into frames and pokes at all that is on them. AT_ONCE and HOW are written before this. */
const hits = [];
const written = [];
addEventListener("message", (event) => {
  if (event.data.hit) hits.push(event.data);
});
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const ADDRESS = /^(href|src|action|formaction|xlink:href|data|poster|srcdoc|background)$/i;
const SCRIPT = /^[\s\u0000-\u001f]*(j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i;

function frame() {
  const made = document.createElement("iframe");
  made.style.cssText = "width: 400px; height: 300px";
  return made;
}

/* Until everything a page asks for has come or failed, and what then runs has run. */
async function settled(frames) {
  const busy = (one) => {
    try {
      return one.contentDocument?.readyState !== "complete";
    } catch {
      return false; // it shows another host
    }
  };
  for (let left = 500; left && frames.some(busy); left -= 1) await pause(10);
  await pause(30);
}

const loaded = (one) => new Promise((resolve) => one.addEventListener("load", resolve, { once: true }));

/* A frame that a page can be written into: the one before, unless its page has led it elsewhere. */
async function place(number) {
  const old = document.querySelectorAll("iframe")[number];
  try {
    if (old.contentWindow.page_shown) return old;
  } catch {
    // it shows another host, or there is none yet
  }
  const made = frame();
  made.src = "/__frame";
  const ready = loaded(made);
  if (old) old.replaceWith(made);
  else document.body.append(made);
  await ready;
  return made;
}

async function write(paths) {
  const answer = await fetch("/", { method: "POST", body: JSON.stringify(paths) });
  const pages = await answer.json();
  const frames = [];
  for (const number of paths.keys()) frames.push(await place(number));
  paths.forEach((path, number) => {
    const { contentWindow: inner } = frames[number];
    inner.page_shown = path;
    inner.document.open();
    inner.document.write(pages[number]);
    inner.document.close();
  });
  await settled(frames);
  return frames;
}

async function visit(paths) {
  const frames = paths.map((path) => Object.assign(frame(), { src: `/${path}` }));
  const ready = Promise.race([Promise.all(frames.map(loaded)), pause(20000)]);
  document.body.replaceChildren(...frames);
  await ready;
  await settled(frames);
  return frames;
}

function poke(inner, page) {
  const { document } = inner;
  const stay = (event) => {
    const link = event.target.closest?.("a,area");
    if (link && !/^(javascript|data|vbscript):$/.test(link.protocol)) event.preventDefault();
  };
  document.addEventListener("click", stay, true);
  document.addEventListener("submit", (event) => event.preventDefault(), true);
  for (const element of [...document.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      const handler = /^on/i.test(name);
      if (handler || (ADDRESS.test(name) && SCRIPT.test(value))) written.push({ written: `${name}=${value.slice(0, 60)}`, page });
      if (handler) element.dispatchEvent(new inner.Event(name.slice(2).toLowerCase(), { cancelable: true }));
    }
    if (/^(a|area|button|summary)$/i.test(element.tagName)) element.click();
  }
}

window.open_pages = async (paths) => {
  const frames = await { write, visit }[HOW](paths);
  let opened = 0;
  frames.forEach((one, number) => {
    try {
      poke(one.contentWindow, paths[number]);
      opened += 1;
    } catch (error) {
      written.push({ written: `led away: ${error}`.slice(0, 80), page: paths[number] });
    }
  });
  await pause(40);
  return { hits: hits.splice(0), written: written.splice(0), opened };
};
