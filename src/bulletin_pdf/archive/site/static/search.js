/* Searches the catalogue in the browser, by the rules of archive/words.py and archive/query.py. */
"use strict";

const bulletin = (() => {
  const HAN = "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3038-\\u303c" +
    "\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3105-\\u312f\\u31a0-\\u31bf" +
    "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\ue000-\\uf8ff\\uf900-\\ufaff" +
    "\\u{20000}-\\u{3ffff}\\u{f0000}-\\u{10ffff}";
  const STOPS = "。.，,、；;：:？?！!…—\\n";
  const WORD = `(?:(?![${HAN}])[\\p{L}\\p{N}])`;
  const GAP = `[^\\p{L}\\p{N}${HAN}${STOPS}]*`;
  const ANY_STOP = `[${STOPS}][^\\p{L}\\p{N}${HAN}]*`;
  const UNIT = new RegExp(
    `[${HAN}]|${WORD}(?:${WORD}|(?<=\\p{Nd})\\.(?=\\p{Nd}))*|[${STOPS}]`, "gu");
  const IS_HAN = new RegExp(`^[${HAN}]$`, "u");
  const IS_STOP = new RegExp(`^[${STOPS}]$`);
  const FIELDS = {
    title: "t", 标题: "t", section: "s", 栏目: "s", organisation: "o", 单位: "o",
    date: "d", 日期: "d",
  };
  const FIELD = new RegExp(`(${Object.keys(FIELDS).join("|")})[:：]`, "iy");
  const QUOTES = { '"': '"', "“": "”", "”": "”", "「": "」", "＂": "＂" };
  const OPEN = "(（", CLOSE = ")）", OPERATORS = ["AND", "OR", "NOT"];
  const WEIGHTS = { t: 10, s: 3, o: 3, x: 1 };
  const KINDS = { briefs: "简讯", figures: "数字", issue: "本期" };
  const SHOWN = 20, SNIPPET = 60;

  let issues = [], years = [];
  const loaded = new Map(), alike = new Map();

  /* ---- words */

  function fold(text) {
    let found = "";
    for (const char of text) {
      let one = alike.get(char);
      if (one === undefined) alike.set(char, (one = foldedCharacter(char)));
      found += one;
    }
    return found;
  }

  function foldedCharacter(char) {
    if (char.length > 1) return char;
    if (char === "\u066b") return ".";
    const plain = char.normalize("NFKC").toLowerCase().normalize("NFD");
    const whole = plain.replace(/\p{M}/gu, "").normalize("NFC");
    return whole.length === 1 ? whole : char;
  }

  function units(text) {
    const found = [];
    for (const [unit] of fold(text).matchAll(UNIT)) {
      if (!IS_STOP.test(unit)) found.push(unit);
      else if (found.length && found.at(-1) !== "¦") found.push("¦");
    }
    while (found.at(-1) === "¦") found.pop();
    return found;
  }

  function pattern(wanted) {
    const parts = [];
    for (const unit of wanted) {
      if (unit === "¦") {
        parts[parts.length - 1] = parts.length ? GAP : "";
        parts.push(ANY_STOP);
      } else {
        parts.push(IS_HAN.test(unit) ? unit : wholeWord(unit), GAP);
      }
    }
    return parts.slice(0, -1).join("");
  }

  function wholeWord(word) {
    const digit = /\p{Nd}/u;
    return `(?<!${WORD})` + (digit.test(word[0]) ? "(?<!\\p{Nd}\\.)" : "") +
      word.replaceAll(".", "\\.") +
      `(?!${WORD})` + (digit.test(word.at(-1)) ? "(?!\\.\\p{Nd})" : "");
  }

  /* ---- queries */

  class Mistake extends Error {}

  function symbols(text) {
    const found = [];
    for (let at = 0; at < text.length;) {
      const char = text[at];
      FIELD.lastIndex = at;
      const field = FIELD.exec(text);
      if (/\s/.test(char)) at++;
      else if (OPEN.includes(char)) { found.push({ kind: "(" }); at++; }
      else if (CLOSE.includes(char)) { found.push({ kind: ")" }); at++; }
      else if (field) {
        found.push({ kind: "field", text: FIELDS[field[1].toLowerCase()] });
        at += field[0].length;
      } else if (char in QUOTES) {
        let end = text.indexOf(QUOTES[char], at + 1);
        if (end < 0) end = text.length;
        found.push({ kind: "term", text: text.slice(at + 1, end) });
        at = end + 1;
      } else {
        const end = endOfWord(text, at), word = text.slice(at, end);
        found.push({ kind: OPERATORS.includes(word) ? "op" : "term", text: word });
        at = end;
      }
    }
    return found;
  }

  function endOfWord(text, start) {
    let depth = 0;
    for (let at = start; at < text.length; at++) {
      if (/\s/.test(text[at])) return at;
      if (OPEN.includes(text[at])) depth++;
      else if (CLOSE.includes(text[at]) && depth-- === 0) return at;
    }
    return text.length;
  }

  function parse(text) {
    const ahead = symbols(text.slice(0, 1000));
    const isOp = (name) => ahead.length && ahead[0].kind === "op" && ahead[0].text === name;
    const joined = (all, parts) => {
      const some = parts.filter(Boolean);
      return some.length < 2 ? some[0] : { all, parts: some };
    };
    const operand = (name) => {
      if (!ahead.length || ahead[0].kind === ")" || isOp("AND") || isOp("OR")) {
        throw new Mistake(`${name} 缺少一边`);
      }
    };
    const alternatives = (depth) => {
      const parts = [sequence(depth)];
      while (isOp("OR")) { ahead.shift(); operand("OR"); parts.push(sequence(depth)); }
      return joined(false, parts);
    };
    const sequence = (depth) => {
      const parts = [];
      let any = false;
      while (ahead.length && ahead[0].kind !== ")" && !isOp("OR")) {
        if (isOp("AND")) {
          ahead.shift();
          if (!any) throw new Mistake("AND 缺少一边");
          operand("AND");
        }
        any = true;
        parts.push(part(depth));
      }
      if (!any && isOp("OR")) throw new Mistake("OR 缺少一边");
      return joined(true, parts);
    };
    const part = (depth) => {
      const { kind, text: word } = ahead.shift();
      if (kind === "(") {
        if (depth > 50) throw new Mistake("括号太多");
        const inner = alternatives(depth + 1);
        if (!ahead.length) throw new Mistake("括号不成对");
        ahead.shift();
        return inner;
      }
      if (kind === "op") {
        operand(word);
        const without = part(depth);
        return without && { without };
      }
      if (kind !== "field") return term(word);
      if (!ahead.length || ahead[0].kind !== "term") throw new Mistake("冒号后面没有字词");
      return word === "d" ? days(ahead.shift().text) : term(ahead.shift().text, word);
    };
    const found = alternatives(0);
    if (ahead.length) throw new Mistake("括号不成对");
    return found;
  }

  function term(text, column) {
    const wanted = units(text);
    if (!wanted.length) return undefined;
    const source = pattern(wanted);
    return { column, source, find: new RegExp(source, "gu") };
  }

  function days(text) {
    const [first, last = first] = text.includes("..") ? text.split("..", 2) : [text];
    const edge = (given, end) => {
      if (!given) return end ? "9999" : "0000";
      const match = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?$/.exec(given.trim());
      if (!match) throw new Mistake(`看不懂日期“${given}”`);
      const rest = match.slice(2).filter(Boolean).map((n) => n.padStart(2, "0"));
      return [match[1], ...rest].join("-") + (end ? "~" : "");
    };
    return { begin: edge(first, false), end: edge(last, true) };
  }

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
    by("count").textContent = kept.length ? `共 ${kept.length} 处` : "没有找到。可少写几个字，或换一个词。";
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
