/* Searches the catalogue in the browser and shows what it finds. */
"use strict";

const bulletin = (() => {
  const { fold, parse, Mistake } = bulletinQuery;
  const WEIGHTS = { t: 10, s: 3, o: 3, x: 1 };
  const KINDS = { briefs: "简讯", figures: "数字", issue: "本期" };
  const SHOWN = 20, SNIPPET = 60;

  let issues = [], years = [];
  const loaded = new Map();

  function fits(node, entry) {
    if (node.without) return !fits(node.without, entry);
    if (node.begin !== undefined) {
      const date = issues[entry.i][2];
      return Boolean(date) && date >= node.begin && date <= node.end;
    }
    if (node.parts) {
      const fit = (one) => fits(one, entry);
      return node.all ? node.parts.every(fit) : node.parts.some(fit);
    }
    const columns = node.column ? [node.column] : ["t", "s", "o", "x"];
    return columns.some((column) => entry.folded[column].search(node.find) >= 0);
  }

  function terms(node) {
    if (!node || node.without || node.begin !== undefined) return [];
    return node.parts ? node.parts.flatMap(terms) : [node];
  }

  function score(wanted, entry) {
    let sum = 0;
    const long = 1 + entry.x.length / 800;
    for (const { column, find } of wanted) {
      for (const [name, weight] of Object.entries(WEIGHTS)) {
        if (column && column !== name) continue;
        const times = (entry.folded[name].match(find) || []).length;
        sum += weight * times / (times + (name === "x" ? long : 0.5));
      }
    }
    return sum;
  }

  function search(query, entries) {
    const node = parse(query);
    const wanted = terms(node);
    const hits = node ? entries.filter((entry) => fits(node, entry)) : [];
    const ranked = hits.map((entry) => ({ entry, score: score(wanted, entry) }));
    const date = (hit) => issues[hit.entry.i][2] || "";
    ranked.sort((a, b) => b.score - a.score || (date(b) > date(a) ? 1 : date(b) < date(a) ? -1 : 0));
    const sources = [...new Set(wanted.map((t) => t.source))].sort((a, b) => b.length - a.length);
    const mark = sources.length ? new RegExp(sources.join("|"), "gu") : null;
    return { hits: ranked.map((hit) => hit.entry), mark };
  }

  /* ---- the page */

  const by = (id) => document.getElementById(id);
  const chosen = {};
  let shown = SHOWN;

  function make(name, text, kind) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }

  function marked(element, text, mark) {
    let at = 0;
    for (const match of mark ? fold(text).matchAll(mark) : []) {
      element.append(text.slice(at, match.index));
      at = match.index + match[0].length;
      element.append(make("mark", text.slice(match.index, at)));
    }
    element.append(text.slice(at));
    return element;
  }

  function snippet(text, mark) {
    const first = mark ? fold(text).search(mark) : 0;
    const begin = Math.max(0, Math.min(first - SNIPPET / 4, text.length - SNIPPET));
    const end = Math.min(text.length, begin + SNIPPET);
    const piece = text.slice(begin, end).replaceAll("\n", " ");
    return (begin ? "…" : "") + piece + (end < text.length ? "…" : "");
  }

  function row(entry, mark) {
    const [name, number, date, page, pdf] = issues[entry.i];
    const item = make("li");
    const link = make("a");
    link.href = entry.k === "issue" ? page : pdf + (entry.p ? `#page=${entry.p}` : "");
    marked(link, entry.t, mark);
    const about = make("p", "", "where");
    const home = make("a", [name, number && `第${number}期`].filter(Boolean).join(" "));
    home.href = `${page}#a${entry.a}`;
    const rest = [date, KINDS[entry.k] || entry.s, entry.o, entry.p && `第${entry.p}页`];
    about.append(home, "　", rest.filter(Boolean).join("　"));
    item.append(link, about, marked(make("p", "", "snippet"), snippet(entry.x, mark), mark));
    return item;
  }

  function options(select, values) {
    const kept = chosen[select.id] || "";
    select.replaceChildren(new Option("全部", ""));
    for (const value of values) select.append(new Option(value, value));
    if (kept && !values.includes(kept)) select.append(new Option(kept, kept));
    select.value = kept;
  }

  function show(query, entries) {
    const { hits, mark } = search(query, entries);
    const value = {
      year: (entry) => (issues[entry.i][2] || "").slice(0, 4),
      section: (entry) => entry.s,
      organisation: (entry) => entry.o,
    };
    for (const key of Object.keys(value)) {
      const values = [...new Set(hits.map(value[key]).filter(Boolean))].sort();
      options(by(key), key === "year" ? values.reverse() : values);
    }
    const kept = hits.filter((entry) =>
      Object.keys(value).every((key) => !chosen[key] || value[key](entry) === chosen[key]));
    const told = kept.length ? `共 ${kept.length} 处` : "没有找到。可少写几个字，或换一个词。";
    by("count").textContent = `${query} — ${told}`;
    by("hits").replaceChildren(...kept.slice(0, shown).map((entry) => row(entry, mark)));
    by("more").hidden = kept.length <= shown;
  }

  function load(year, file) {
    if (!loaded.has(year)) {
      loaded.set(year, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = file;
        script.onload = () => done(loaded.get(`rows ${year}`));
        script.onerror = () => { loaded.delete(year); failed(new Mistake(`读不出 ${file}`)); };
        document.head.append(script);
      }));
    }
    return loaded.get(year);
  }

  async function run() {
    const query = by("q").value.trim();
    by("results").hidden = !query;
    by("browse").hidden = Boolean(query);
    if (!query) return;
    by("count").textContent = "正在查找……";
    try {
      const parts = await Promise.all(years.map(([year, file]) => load(year, file)));
      if (by("q").value.trim() !== query) return;
      show(query, parts.flat());
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      by("hits").replaceChildren();
      by("more").hidden = true;
      by("count").textContent = error.message;
    }
    document.documentElement.dataset.searched = query;
  }

  function remember() {
    const given = new URLSearchParams();
    if (by("q").value.trim()) given.set("q", by("q").value.trim());
    for (const [key, value] of Object.entries(chosen)) if (value) given.set(key, value);
    const text = given.toString();
    try {
      history.replaceState(null, "", text ? `?${text}` : location.pathname);
    } catch { /* some browsers do not let a page on a disk change its address */ }
  }

  function changed() {
    shown = SHOWN;
    remember();
    run();
  }

  function move(event) {
    const links = [...document.querySelectorAll("#hits > li > a")];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === by("q");
    const typing = document.activeElement.matches("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) by("q").focus();
    else if (event.key === "ArrowDown" && (inBox || at >= 0) && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) by("q").focus();
    else if (event.key === "Escape" && (inBox || at >= 0)) { by("q").value = ""; by("q").focus(); changed(); }
    else return;
    event.preventDefault();
  }

  function start() {
    const given = new URLSearchParams(location.search);
    by("q").value = given.get("q") || "";
    for (const key of ["year", "section", "organisation"]) {
      chosen[key] = given.get(key) || "";
      by(key).addEventListener("change", () => { chosen[key] = by(key).value; changed(); });
    }
    let waiting;
    by("q").addEventListener("input", (event) => {
      clearTimeout(waiting);
      if (!event.isComposing) waiting = setTimeout(changed, 150);
    });
    by("q").addEventListener("compositionend", changed);
    by("q").form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
    by("more").addEventListener("click", () => {
      const first = shown;
      shown += SHOWN;
      run().then(() => document.querySelectorAll("#hits > li > a")[first]?.focus());
    });
    document.addEventListener("keydown", move);
    run();
  }

  document.addEventListener("DOMContentLoaded", start);

  return {
    issues(heads, files) { issues = heads; years = files; },
    texts(year, rows) {
      for (const entry of rows) {
        entry.folded = { t: fold(entry.t), s: fold(entry.s), o: fold(entry.o), x: fold(entry.x) };
      }
      loaded.set(`rows ${year}`, rows);
    },
    found(query) {
      return search(query, years.flatMap(([year]) => loaded.get(`rows ${year}`) || [])).hits;
    },
  };
})();
