/** Has so many people do something so many times in all, each one after the other; how often it went well. */
export async function crowd(
  people: number,
  times: number,
  act: (index: number) => Promise<boolean>,
): Promise<number> {
  let [begun, well] = [0, 0];
  const person = async () => {
    while (begun < times) {
      begun += 1;
      if (await act(begun - 1)) well += 1;
    }
  };
  await Promise.all(Array.from({ length: people }, person));
  return well;
}
