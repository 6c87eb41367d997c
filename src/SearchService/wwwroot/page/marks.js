// The server's marked text: HTML-escaped, with <mark> and </mark> as its only markup. It becomes text nodes and mark elements
// here, without the browser's HTML parser.

const token = /<(\/?)mark>|&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
const named = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'" };

/** The nodes of a marked text. Anything but marks and character references is text, a tag as well. */
export function markedNodes(text) {
  const nodes = [];
  let target = nodes;
  let pending = "";
  let end = 0;
  const flush = () => {
    if (pending !== "") {
      target === nodes ? nodes.push(document.createTextNode(pending)) : target.append(pending);
      pending = "";
    }
  };

  for (const match of text.matchAll(token)) {
    pending += text.slice(end, match.index);
    end = match.index + match[0].length;
    if (match[1] === undefined) {
      pending += character(match);
      continue;
    }

    flush();
    target = nodes;
    if (match[1] === "") {
      target = document.createElement("mark");
      nodes.push(target);
    }
  }

  pending += text.slice(end);
  flush();
  return nodes;
}

function character([whole, , name, decimal, hexadecimal]) {
  if (name !== undefined) {
    return named[name];
  }

  const code = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
