/** One fault of the seeded page: what it is, which check must name it, and where. */
export interface Defect {
  readonly name: string;
  /** `tool/rule`, as the findings name it. */
  readonly rule: string;
  /** A part of the place that the finding must give. */
  readonly at: string;
}

/**
 * Thirty-eight faults, written down before the page that holds them. The first twenty-four are found by public tools, the
 * next six are at best warnings there, and the last eight are seen by none of them.
 */
export const DEFECTS: readonly Defect[] = [
  { name: 'a page that does not say its language', rule: 'axe/html-has-lang', at: 'html' },
  { name: 'a page that cannot be enlarged', rule: 'axe/meta-viewport', at: 'meta' },
  { name: 'light grey text on white', rule: 'axe/color-contrast', at: '#grey' },
  { name: 'a picture without words', rule: 'axe/image-alt', at: '#picture' },
  { name: 'a link told from its sentence by colour alone', rule: 'axe/link-in-text-block', at: '#tinted' },
  { name: 'an empty link', rule: 'axe/link-name', at: '#empty-link' },
  { name: 'an empty button', rule: 'axe/button-name', at: '#empty-button' },
  { name: 'a field without a label', rule: 'axe/label', at: '#bare' },
  {
    name: 'an autocomplete token that does not exist',
    rule: 'axe/autocomplete-valid',
    at: '#mail',
  },
  { name: 'a list to choose from without a name', rule: 'axe/select-name', at: '#choice' },
  { name: 'a drawing without a name', rule: 'axe/svg-img-alt', at: '#drawing' },
  { name: 'a role that does not exist', rule: 'axe/aria-roles', at: '#role' },
  { name: 'a list that holds something else than items', rule: 'axe/list', at: '#list' },
  { name: 'a passage in a language that does not exist', rule: 'axe/valid-lang', at: '#passage' },
  { name: 'a link inside what is hidden from readers', rule: 'axe/aria-hidden-focus', at: '#hidden' },
  { name: 'text that runs by itself', rule: 'axe/marquee', at: '#running' },
  { name: 'a heading level skipped', rule: 'axe/heading-order', at: '#jump' },
  { name: 'content outside every landmark', rule: 'axe/region', at: '#outside' },
  { name: 'an order of tabs of its own', rule: 'axe/tabindex', at: '#first-please' },
  { name: 'two small links that touch', rule: 'axe/target-size', at: '#small' },
  { name: 'one id given twice', rule: 'vnu', at: 'Duplicate ID “twice”' },
  { name: 'a placeholder instead of a label', rule: 'own/placeholder', at: '#hinted' },
  { name: 'a button inside a link', rule: 'vnu', at: 'element “button” must not appear as a descendant' },
  { name: 'markup that only says how it looks', rule: 'html-validate/deprecated', at: 'center' },
  { name: 'the same words for two different places', rule: 'own/same-words', at: '#more-2' },
  { name: 'a description that points to nothing', rule: 'own/reference', at: '#described' },
  { name: 'radios that no group holds together', rule: 'own/ungrouped', at: 'colour' },
  { name: 'a box that acts when it is clicked', rule: 'own/event', at: '#clicked' },
  { name: 'a bold paragraph that plays a heading', rule: 'own/fake-heading', at: '#bold' },
  { name: 'something wider than a phone', rule: 'own/reflow', at: '#broad' },
  { name: 'a button whose focus does not show', rule: 'own/focus-ring', at: '#no-ring' },
  { name: 'buttons of 12 px in a form', rule: 'own/target-size', at: '#tiny' },
  { name: 'a table without headers', rule: 'own/table', at: '#table' },
  { name: 'English that is not marked as English', rule: 'own/language', at: '#english' },
  { name: 'plain spaces before French marks', rule: 'own/typography', at: '#spaces' },
  { name: 'links drawn in another order than they are read', rule: 'own/visual-order', at: '#second' },
  { name: 'a page called “Untitled”', rule: 'own/title', at: 'Untitled' },
  { name: 'segments that are hardly told apart', rule: 'own/segment-contrast', at: '#segments' },
];
