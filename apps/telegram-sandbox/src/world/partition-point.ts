/**
 * How many of the places from 0 to `size` - 1 fit, where those that fit all come first: a binary search.
 * https://en.cppreference.com/w/cpp/algorithm/partition_point
 */
export function partitionPoint(size: number, fits: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
