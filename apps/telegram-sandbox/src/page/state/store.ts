import { useEffect, useState } from 'preact/hooks';

/** A value that several parts of the page show, and that tells them when it changes. */
export type Store<Value> = {
  get(): Value;
  set(value: Value): void;
  follow(listener: () => void): () => void;
};

export function createStore<Value>(value: Value): Store<Value> {
  const listeners = new Set<() => void>();
  let current = value;
  return {
    get: () => current,
    set(next) {
      current = next;
      for (const listener of listeners) listener();
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value as it is now; what uses it is drawn again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  const [, drawAgain] = useState({});
  useEffect(() => store.follow(() => drawAgain({})), [store]);
  return store.get();
}
