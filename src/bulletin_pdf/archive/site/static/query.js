/* Reads queries and folds texts by the rules of archive/words.py and archive/query.py. */
"use strict";

const bulletinQuery = (() => {
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
  const alike = new Map();

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

  return { fold, parse, Mistake };
})();
