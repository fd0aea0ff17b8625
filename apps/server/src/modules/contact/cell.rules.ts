// Texts of strangers as cells of a file: nothing in one is a formula, and an import reads what an export wrote.

/** A number, of a telephone too, which spreadsheets may take for what it is. With a digit at its end it begins no formula. */
const NUMBER = /^[+-]?[\d\s().]*\d$/;

/**
 * Where a spreadsheet looks for a formula: at the beginning, and, as those of some countries split a line at semicolons
 * or tabs, after each sign that may part cells. Blanks and quotes in between are as good as nothing to some of them.
 */
const FORMULA = /(^|[;,\t\r\n])((?:[^\S\t\r\n]|")*)('*[=+\-@])/g;
const MARKED = /(^|[;,\t\r\n])((?:[^\S\t\r\n]|")*)'('*[=+\-@])/g;

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front: anybody may give themselves a name such as
 * `=HYPERLINK(…)`, or `a;=HYPERLINK(…)`. One that has apostrophes there gets one more, so that `unmarked` finds it again.
 */
export function marked(text: string): string {
  const isNumbers = text.split(";").every((one) => NUMBER.test(one.trim()));
  return isNumbers ? text : text.replace(FORMULA, "$1$2'$3");
}

export function unmarked(text: string): string {
  return text.replace(MARKED, "$1$2$3");
}
