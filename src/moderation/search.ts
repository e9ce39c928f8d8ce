/** What `like` has to find, all of it, for the words of a search. A word holds no wildcard of its own. */
export function patternsOf(search: string): readonly string[] {
  const words = search.split(/\s+/).filter((each) => each !== '');
  return words.map((word) => `%${word.replace(/[%_]/g, '')}%`);
}
