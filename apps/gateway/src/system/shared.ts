/**
 * Asks at most every so many ms, however often it is asked itself: whoever comes meanwhile gets the answer that is under
 * way, or the last one.
 * @param ask never rejects
 */
export function shared<T>(ask: () => Promise<T>, everyMs: number): () => Promise<T> {
  let last: { answer: Promise<T>; endsAtMs: number } | undefined;
  return () => {
    if (last && performance.now() < last.endsAtMs) return last.answer;
    const current = { answer: ask(), endsAtMs: Number.POSITIVE_INFINITY };
    last = current;
    void current.answer.then(() => {
      current.endsAtMs = performance.now() + everyMs;
    });
    return current.answer;
  };
}
