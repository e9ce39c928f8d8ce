import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // `<!DOCTYPE html>` and `<!doctype html>` are the same to every reader.
    'doctype-style': 'off',
    // A title names the brand, which a visitor types and which may have eighty characters.
    'long-title': 'off',
    // A table that scrolls sideways is a region to reach by keyboard, not a section of the text.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // The boxes of one question share a name, as radios do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
});

/** What html-validate finds wrong with a page, each as "rule: message (line)"; none when it is valid. */
export async function htmlFaults(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  // Several values of one question are carried on by hidden fields of one name.
  const isCarriedOn = (rule: string, line: number) =>
    rule === 'form-dup-name' && lines[line - 1]?.includes('type="hidden"') === true;
  // The RGAA (1.9) asks for the role that a figure with a caption has already; no other one is allowed on it.
  const isAskedFor = (rule: string, line: number) =>
    rule === 'no-redundant-role' && lines[line - 1]?.includes('<figure role="figure"') === true;
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ ruleId, line }) => !isCarriedOn(ruleId, line) && !isAskedFor(ruleId, line))
      .map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`),
  );
}
